import type { RunningSandbox, SandboxOptions } from '@jackfield/sandbox'
import { virtualClock } from '@jackfield/sandbox'
import { sandbox } from '../sandbox/index.ts'

export interface Reply {
  /** 0 where no reply came. */
  readonly status: number
  readonly text: string
  readonly bytes: Uint8Array
  readonly headers: Headers
}

/** JSON of which a test knows what is in it. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests look into replies of many shapes
export type Json = any

/** A sandbox on a virtual clock, and the plainest client there is. */
export interface Client {
  readonly running: RunningSandbox
  readonly send: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string | undefined>>) => Promise<Reply>
  /** The parsed body of a reply that must be a success. */
  readonly get: (path: string) => Promise<Json>
  post(path: string, body: unknown): Promise<Json>
  patch(path: string, ...operations: readonly object[]): Promise<Json>
  stop(): Promise<void>
}

export async function startClient(options: SandboxOptions = {}, codebase = 'v4_6_release'): Promise<Client> {
  const running = await sandbox.start({ seed: 'demo', clock: virtualClock('2026-03-02T09:00:00Z'), ...options })
  const { companyId, publicKey, privateKey, clientId } = running.settings as Record<string, string>
  const login = {
    authorization: `Basic ${Buffer.from(`${companyId}+${publicKey}:${privateKey}`).toString('base64')}`,
    clientid: clientId,
    'content-type': 'application/json',
  }
  const host = options.port === undefined ? running.url : `http://127.0.0.1:${options.port}`

  async function send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string | undefined>> = {},
  ): Promise<Reply> {
    const url = path.startsWith('/login/') || /\/apis\/|callbackkey/.test(path) ? `${host}${path}` : `${host}/${codebase}/apis/3.0${path}`
    // A form brings its own media type, with its boundary.
    const form = body instanceof FormData ? { 'content-type': undefined } : {}
    const all = Object.entries({ ...login, ...form, ...headers }).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const sent = typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body)
    try {
      const reply = await fetch(url, { method, headers: Object.fromEntries(all), ...(body === undefined ? {} : { body: sent }) })
      const bytes = new Uint8Array(await reply.arrayBuffer())
      return { status: reply.status, text: new TextDecoder().decode(bytes), bytes, headers: reply.headers }
    } catch {
      return { status: 0, text: '', bytes: new Uint8Array(), headers: new Headers() }
    }
  }
  async function succeed(method: string, path: string, body?: unknown): Promise<Json> {
    const reply = await send(method, path, body)
    if (reply.status >= 300 || reply.status === 0) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`)
    return JSON.parse(reply.text) as Json
  }
  return {
    running,
    send,
    get: (path) => succeed('GET', path),
    post: (path, body) => succeed('POST', path, body),
    patch: (path, ...operations) => succeed('PATCH', path, operations),
    stop: () => running.stop(),
  }
}

/** A query string of conditions and the like. */
export function query(parameters: Readonly<Record<string, string | number>>): string {
  return `?${new URLSearchParams(Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)])).toString()}`
}
