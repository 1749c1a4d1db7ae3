import type { RunningSandbox, SandboxOptions } from '@jackfield/sandbox'
import { virtualClock } from '@jackfield/sandbox'
import { sandbox } from '../sandbox/index.ts'

export interface Reply {
  /** 0 where no reply came. */
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

/** JSON of which a test knows what is in it. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests look into replies of many shapes
export type Json = any

type SentHeaders = Readonly<Record<string, string | undefined>>

/** A sandbox on a virtual clock, and the plainest client there is. */
export interface Client {
  readonly running: RunningSandbox
  /** `path` stands below `V1.0`, or is absolute. */
  readonly send: (method: string, path: string, body?: unknown, headers?: SentHeaders) => Promise<Reply>
  /** The parsed body of a reply that must be a success. */
  readonly get: (path: string) => Promise<Json>
  readonly post: (path: string, body: unknown) => Promise<Json>
  readonly patch: (path: string, body: unknown) => Promise<Json>
  readonly put: (path: string, body: unknown) => Promise<Json>
  readonly remove: (path: string) => Promise<Json>
  /** The items of a query by POST; without filters it is all of them. */
  readonly query: (entity: string, ...filter: readonly object[]) => Promise<Json[]>
  /** The error texts of a request that must be refused with 500. */
  readonly refused: (method: string, path: string, body?: unknown, headers?: SentHeaders) => Promise<readonly string[]>
  readonly stop: () => Promise<void>
}

export async function startClient(options: SandboxOptions = {}): Promise<Client> {
  const running = await sandbox.start({ seed: 'demo', clock: virtualClock('2026-03-02T09:00:00Z'), ...options })
  const { userName, secret, integrationCode } = running.settings as Record<string, string>
  const login = { UserName: userName, Secret: secret, ApiIntegrationCode: integrationCode, 'Content-Type': 'application/json' }
  const host = options.port === undefined ? running.url : `http://127.0.0.1:${options.port}`

  async function send(method: string, path: string, body?: unknown, headers: SentHeaders = {}): Promise<Reply> {
    const url = path.startsWith('http') ? path : `${host}/ATServicesRest/V1.0/${path}`
    const all = Object.entries({ ...login, ...headers }).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const sent = typeof body === 'string' ? body : JSON.stringify(body)
    try {
      const reply = await fetch(url, { method, headers: Object.fromEntries(all), ...(body === undefined ? {} : { body: sent }) })
      return { status: reply.status, text: await reply.text(), headers: reply.headers }
    } catch {
      return { status: 0, text: '', headers: new Headers() }
    }
  }
  async function succeed(method: string, path: string, body?: unknown): Promise<Json> {
    const reply = await send(method, path, body)
    if (reply.status !== 200) throw new Error(`${method} ${path}: ${reply.status} ${reply.text.slice(0, 300)}`)
    return JSON.parse(reply.text) as Json
  }
  async function refused(method: string, path: string, body?: unknown, headers: SentHeaders = {}): Promise<readonly string[]> {
    const reply = await send(method, path, body, headers)
    if (reply.status !== 500) throw new Error(`${method} ${path} was to be refused: ${reply.status} ${reply.text.slice(0, 300)}`)
    return (JSON.parse(reply.text) as { errors: string[] }).errors
  }
  return {
    running,
    send,
    refused,
    get: (path) => succeed('GET', path),
    post: (path, body) => succeed('POST', path, body),
    patch: (path, body) => succeed('PATCH', path, body),
    put: (path, body) => succeed('PUT', path, body),
    remove: (path) => succeed('DELETE', path),
    async query(entity, ...filter) {
      const reply = await succeed('POST', `${entity}/query`, { filter: filter.length ? filter : [{ op: 'exist', field: 'id' }] })
      return (reply as { items: Json[] }).items
    },
    stop: () => running.stop(),
  }
}

/** The address of a GET query. */
export function search(entity: string, model: object, tail = 'query'): string {
  return `${entity}/${tail}?search=${encodeURIComponent(JSON.stringify(model))}`
}
