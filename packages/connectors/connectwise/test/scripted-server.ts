import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import type { Clock, ConnectionV1, Logger, TicketChoices } from '@jackfield/core'
import { onTestFinished } from 'vitest'
import { connectwise } from '../src/index.ts'

export interface Seen {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Parsed JSON; a text where it is none. */
  readonly body: unknown
}

/** What the server answers; undefined is the vendor's own “The endpoint does not exist.” A text is sent as it is, all else as JSON. */
export type Script = (request: Seen) => { readonly status?: number; readonly body: unknown } | undefined

export const companyInfo = { CompanyName: 'Acme MSP', Codebase: 'v2025_1/', VersionCode: 'v2025.1', CompanyID: 'acme', IsCloud: 'True' }

const noEndpoint = { status: 404, body: { code: 'ConnectWiseApi', message: 'The endpoint does not exist.' } }

/** A server that answers as the test says, for what a sandbox that behaves does not do. It listens on the loopback address. */
export async function scriptedServer(script: Script) {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const parts: Uint8Array[] = []
    for await (const part of request) parts.push(part as Uint8Array)
    const text = Buffer.concat(parts).toString('utf8')
    const url = new URL(request.url ?? '/', 'http://host')
    const one: Seen = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text === '' ? undefined : parsedOr(text),
    }
    seen.push(one)
    const { status = 200, body } = script(one) ?? noEndpoint
    const isText = typeof body === 'string'
    response.writeHead(status, { 'content-type': isText ? (body.startsWith('<') ? 'text/html' : 'application/json') : 'application/json' })
    response.end(isText ? body : JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, seen }
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export const secrets = { privateKey: 'privkey987654321', clientId: '01234567-89ab-cdef-0123-456789abcdef' }

export interface Lines extends Logger {
  readonly lines: string[]
}

export function keepingLogger(): Lines {
  const lines: string[] = []
  const keep = (message: string, fields?: unknown): void => void lines.push(`${message} ${JSON.stringify(fields)}`)
  return { lines, debug: keep, info: keep, warn: keep, error: keep }
}

/** Real time in which no back-off takes any. */
const hastyClock: Clock = { now: () => systemClock.now(), sleep: async (_, signal) => signal?.throwIfAborted() }

/** What a test puts in the place of the usual. */
export interface World {
  readonly clock?: Clock
  /** Where a request really goes: for addresses of the cloud, which no test may reach. */
  readonly route?: (address: string) => string
}

/** A connection to any server over real HTTP. Closed at the end of the test. */
export async function connectTo(
  settings: Readonly<Record<string, unknown>>,
  choices: TicketChoices = {},
  logger: Logger = keepingLogger(),
  { clock = hastyClock, route = (address) => address }: World = {},
): Promise<ConnectionV1> {
  const parsed = connectwise.settings.parse(settings)
  const transport = createTransport({ network: 'private', replyTimeout: parsed.replyTimeout })
  onTestFinished(() => transport.close())
  return connectwise.connect(parsed, {
    fetch: (address, init) => transport.fetch(route(address), init),
    clock,
    logger,
    signal: new AbortController().signal,
    quota: memoryQuota(clock),
    choices,
    baseline: null,
  })
}

export function settingsFor(url: string): Readonly<Record<string, unknown>> {
  return { site: url, network: 'private', companyId: 'acme', publicKey: 'pubkey0123456789', ...secrets }
}
