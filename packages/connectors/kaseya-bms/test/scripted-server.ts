import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import { JackfieldError } from '@jackfield/core'
import type { Clock, ConnectionV1, Logger, RoleBaseline, TicketChoices } from '@jackfield/core'
import { onTestFinished } from 'vitest'
import { kaseyaBms } from '../src/index.ts'

export interface Seen {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Parsed JSON; a text where it is none. */
  readonly body: unknown
}

/** What the server answers; undefined is the vendor's own refusal of an unknown address. A text is sent as it is, all else as JSON. */
export type Script = (request: Seen) => { readonly status?: number; readonly body: unknown; readonly wait?: Promise<unknown> } | undefined

export const success = (result: unknown) => ({ body: { success: true, error: null, result } })

export const failure = (message: string, code = 1, status = 200) => ({
  status,
  body: { success: false, error: { code, message, details: null, subErrors: [] }, result: null },
})

/** Tokens as the log-in gives them; each number is another pair. */
export const tokens = (number: number, accessTokenExpireOn: string) =>
  success({
    accessToken: `access-token-${number}`,
    refreshToken: `refresh-token-${number}`,
    accessTokenExpireOn,
    refreshTokenExpireOn: '2026-12-01T00:00:00Z',
  })

/** A server that answers as the test says, for what a sandbox that behaves does not do. It listens on the loopback address. */
export async function scriptedServer(script: Script) {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const parts: Uint8Array[] = []
    for await (const part of request) parts.push(part as Uint8Array)
    const url = new URL(request.url ?? '/', 'http://host')
    const one: Seen = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: parsedOr(Buffer.concat(parts).toString('utf8')),
    }
    seen.push(one)
    const { status = 200, body, wait } = script(one) ?? { status: 404, body: '' }
    await wait
    const isText = typeof body === 'string'
    response.writeHead(status, { 'content-type': isText ? (body.startsWith('<') ? 'text/html' : 'text/plain') : 'application/json' })
    response.end(isText ? body : JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, seen, count: (path: string) => seen.filter((one) => one.path === path).length }
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Real time in which no back-off takes any. */
const hastyClock: Clock = { now: () => systemClock.now(), sleep: async (_, signal) => signal?.throwIfAborted() }

/** What a test puts in the place of the usual. */
export interface World {
  readonly clock?: Clock
  readonly choices?: TicketChoices
  readonly baseline?: RoleBaseline | null
}

/** A connection to any server over real HTTP. Closed at the end of the test. */
export async function connectTo(
  settings: Readonly<Record<string, unknown>>,
  { clock = hastyClock, choices = {}, baseline = null }: World = {},
): Promise<ConnectionV1> {
  const parsed = kaseyaBms.settings.parse(settings)
  const transport = createTransport({ network: 'private', replyTimeout: parsed.replyTimeout })
  onTestFinished(() => transport.close())
  const signal = new AbortController().signal
  const quota = memoryQuota(clock)
  return kaseyaBms.connect(parsed, { fetch: transport.fetch, clock, logger: silent, signal, quota, choices, baseline })
}

export const password = 'canary-password-77'

export function settingsFor(url: string): Readonly<Record<string, unknown>> {
  return { server: url, network: 'private', tenant: 'Acme MSP', userName: 'jackfield', password }
}

export function errorFrom(call: Promise<unknown>): Promise<JackfieldError> {
  return call.then(
    (value) => Promise.reject(new Error(`Expected an error, got ${JSON.stringify(value)}`)),
    (error: unknown) => (JackfieldError.isInstance(error) ? error : Promise.reject(error)),
  )
}
