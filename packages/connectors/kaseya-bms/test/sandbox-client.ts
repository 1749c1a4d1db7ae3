import type { RunningSandbox, SandboxOptions, SandboxRight } from '@jackfield/sandbox'
import { virtualClock } from '@jackfield/sandbox'
import { sandbox } from '../sandbox/index.ts'

/** JSON of which a test knows what is in it. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests look into replies of many shapes
export type Json = any

export interface Reply {
  /** 0 where no reply came. */
  readonly status: number
  readonly text: string
  readonly bytes: Uint8Array
  readonly headers: Headers
  /** Undefined where the body is no JSON. */
  readonly json: Json
}

type Headed = Readonly<Record<string, string>>

/** A sandbox on a virtual clock, and the plainest client there is. */
export interface Client {
  readonly running: RunningSandbox
  /** Without `/v2`. Logged in unless `authorization` is given. */
  send(method: string, path: string, body?: unknown, headers?: Headed): Promise<Reply>
  /** The result of a reply that must be a success. */
  result(method: string, path: string, body?: unknown): Promise<Json>
  get(path: string): Promise<Json>
  post(path: string, body: unknown): Promise<Json>
  /** A search of tickets: its rows and its total. */
  search(filter: object, place?: object): Promise<{ readonly rows: Json[]; readonly total: number }>
  /** Logs in anew, as one must after a reset or once the token has run out. */
  logIn(): Promise<Reply>
  stop(): Promise<void>
}

export async function startClient(options: SandboxOptions = {}): Promise<Client> {
  const running = await sandbox.start({ seed: 'demo', clock: virtualClock('2026-03-02T14:00:00Z'), ...options })
  let token = ''

  async function send(method: string, path: string, body?: unknown, headers: Headed = {}): Promise<Reply> {
    const isForm = body instanceof FormData || body instanceof URLSearchParams
    const sent = isForm || typeof body === 'string' ? body : JSON.stringify(body)
    const all = { authorization: `Bearer ${token}`, ...(isForm ? {} : { 'content-type': 'application/json' }), ...headers }
    const target = path.startsWith('/v1') ? `${running.url}${path}` : `${running.url}/v2${path}`
    try {
      const reply = await fetch(target, { method, headers: all, ...(body === undefined ? {} : { body: sent }) })
      const bytes = new Uint8Array(await reply.arrayBuffer())
      const text = new TextDecoder().decode(bytes)
      return { status: reply.status, text, bytes, headers: reply.headers, json: parsed(text) }
    } catch {
      return { status: 0, text: '', bytes: new Uint8Array(), headers: new Headers(), json: undefined }
    }
  }
  async function logIn(): Promise<Reply> {
    const reply = await send('POST', '/security/authenticate', form(running))
    token = member(member(reply.json, 'result'), 'accessToken') ?? ''
    return reply
  }
  async function result(method: string, path: string, body?: unknown): Promise<Json> {
    const reply = await send(method, path, body)
    if (reply.status !== 200 || member(reply.json, 'success') !== true) {
      throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`)
    }
    return member(reply.json, 'result')
  }
  await logIn()
  return {
    running,
    send,
    result,
    get: (path) => result('GET', path),
    post: (path, body) => result('POST', path, body),
    async search(filter, place = {}) {
      const reply = await send('POST', '/servicedesk/tickets/search', { filter, ...place })
      if (member(reply.json, 'success') !== true) throw new Error(reply.text)
      return { rows: member(reply.json, 'result'), total: member(reply.json, 'totalRecords') }
    },
    logIn,
    stop: () => running.stop(),
  }
}

/** The form of a log-in, with other values in place of the right ones. */
export function form(running: RunningSandbox, more: Headed = {}): URLSearchParams {
  const { network: _, server: __, ...login } = running.settings as Record<string, string>
  return new URLSearchParams({ grantType: 'password', ...login, ...more })
}

/** A member whatever its case. */
export function member(value: Json, name: string): Json {
  return Object.entries(value ?? {}).find(([candidate]) => candidate.toLowerCase() === name.toLowerCase())?.[1]
}

/** One row of the role matrix, switched on. */
export function right(section: string, module: string, ...axes: string[]): SandboxRight {
  return { path: ['Admin', 'Security', 'Roles', section, module], levels: Object.fromEntries(axes.map((axis) => [axis, 'on'])) }
}

export const apiAccess = right('Special Features', 'Has API Access', 'granted')

/** What a new ticket must have, by ids of the demo tenant. */
export const newTicket = {
  title: 'Backup failed',
  details: 'The nightly job ended with an error.',
  accountId: 41_010,
  locationId: 51_010,
  statusId: 8801,
  priorityId: 90,
  typeId: 15,
  sourceId: 5,
  queueId: 7303,
  openDate: '2026-03-02T14:00:00Z',
} as const

function parsed(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
