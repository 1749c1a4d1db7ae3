import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import type { Clock, ConnectionV1, TicketChoices } from '@jackfield/core'
import { onTestFinished } from 'vitest'
import { kaseyaVsa } from '../src/index.ts'

export interface Seen {
  readonly method: string
  /** Without `/api/v1.0` and `/api/v3`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Parsed JSON; undefined where there is none. */
  readonly body: unknown
}

/** What the server answers: a text as it is, all else as JSON; undefined is a 404 without an envelope. */
export type Script = (request: Seen) => { readonly status?: number; readonly body?: unknown } | undefined

/** A success of VSA 9. */
export const nine = (Result: unknown, more: object = {}) => ({
  body: { Result, ResponseCode: 0, Status: 'OK', Error: 'None', ...more },
})

/** A page of VSA 9 with all there is. */
export const pageOfNine = (rows: readonly unknown[]) => nine(rows, { TotalRecords: rows.length })

/** A failure of VSA 9. */
export const failure = (status: number, code: number, text: string) => ({
  status,
  body: { Result: null, ResponseCode: code, Status: 'Error', Error: text },
})

/** What every VSA 9 answers to a connection that begins: a session, and the service desk module. */
export const beginning: Script = ({ path }) => {
  if (path === '/auth') return nine({ Token: 'session-1', UserName: 'apiuser' })
  if (path === '/ismoduleinstalled/18') return nine(true)
  return undefined
}

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
      path: url.pathname.replace(/^\/api\/v(?:1\.0|3)/, ''),
      query: url.searchParams,
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    }
    seen.push(one)
    const { status = 200, body } = script(one) ?? { status: 404, body: 'No such address.' }
    const isText = typeof body === 'string'
    response.writeHead(status, { 'content-type': isText && body.startsWith('<') ? 'text/html' : 'application/json' })
    response.end(body === undefined ? '' : isText ? body : JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, seen }
}

const quiet = () => {}

export const settingsOfNine = (url: string, more: object = {}) => ({
  generation: '9',
  server: url,
  userName: 'apiuser',
  accessToken: '5f6e7d8c-0000-4000-8000-123456789abc',
  network: 'private',
  ...more,
})

export const settingsOfX = (url: string, more: object = {}) => ({
  generation: 'X',
  server: url,
  tokenId: 'a-token-id',
  tokenSecret: 'a-token-secret',
  network: 'private',
  ...more,
})

/** A connection over real HTTP. `now`: a clock that stands there and does not wait; `clock` one that is moved. */
export async function connectTo(
  settings: object,
  options: { choices?: TicketChoices; now?: number; clock?: () => number } = {},
): Promise<ConnectionV1> {
  const transport = createTransport({ network: 'private', replyTimeout: 10 })
  onTestFinished(() => transport.close())
  const clock: Clock = { now: options.clock ?? (() => options.now ?? systemClock.now()), sleep: async () => {} }
  return kaseyaVsa.connect(kaseyaVsa.settings.parse(settings), {
    fetch: transport.fetch,
    clock,
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    signal: new AbortController().signal,
    quota: memoryQuota(systemClock),
    choices: options.choices ?? {},
    baseline: null,
  })
}
