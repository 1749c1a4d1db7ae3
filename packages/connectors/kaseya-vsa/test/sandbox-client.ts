import type { RunningSandbox, SandboxOptions } from '@jackfield/sandbox'
import { virtualClock } from '@jackfield/sandbox'
import { sandbox } from '../sandbox/index.ts'

export interface Reply {
  /** 0 where no reply came. */
  readonly status: number
  readonly text: string
  readonly headers: Headers
  /** The parsed body; ids that are numbers of many digits lose some of them here. */
  readonly json: Json
}

/** JSON of which a test knows what is in it. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests look into replies of many shapes
export type Json = any

/** A sandbox on a virtual clock, and the plainest client there is of one generation, logged in. */
export interface Client {
  readonly running: RunningSandbox
  readonly send: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string | undefined>>) => Promise<Reply>
  /** The whole body of a reply that must be a success. */
  readonly get: (path: string) => Promise<Json>
  stop(): Promise<void>
}

export const startedAt = Date.parse('2026-03-02T09:00:00Z')

/** VSA 9. Ids come as strings unless `variants` says otherwise, so that tests can compare them. */
export async function startNine(options: SandboxOptions = {}): Promise<Client & { readonly logIn: () => Promise<Reply> }> {
  const variants = { idForm: 'string', writeReply: 'true', ...options.variants, generation: '9' }
  const running = await sandbox.start({ seed: 'demo', clock: virtualClock(startedAt), ...options, variants })
  let token = ''
  const send: Client['send'] = (method, path, body, headers) =>
    request(`${running.url}/api/v1.0${path}`, method, body, { authorization: `Bearer ${token}`, ...headers })
  const logIn = async (): Promise<Reply> => {
    const reply = await send('GET', '/auth', undefined, { authorization: basicOf(running) })
    if (reply.status === 200) token = reply.json.Result.Token
    return reply
  }
  await logIn()
  return { running, send, logIn, get: (path) => succeed(send, path), stop: () => running.stop() }
}

/** VSA X. */
export async function startX(options: SandboxOptions = {}): Promise<Client> {
  const variants = { ...options.variants, generation: 'X' }
  const running = await sandbox.start({ seed: 'demo', clock: virtualClock(startedAt), ...options, variants })
  const { tokenId, tokenSecret } = running.settings as Record<string, string>
  const authorization = basic(`${tokenId}:${tokenSecret}`)
  const send: Client['send'] = (method, path, body, headers) =>
    request(`${running.url}/api/v3${path}`, method, body, { authorization, ...headers })
  return { running, send, get: (path) => succeed(send, path), stop: () => running.stop() }
}

/** `Basic` of what the settings say: user and access token. */
export function basicOf(running: RunningSandbox): string {
  const { userName, accessToken } = running.settings as Record<string, string>
  return basic(`${userName}:${accessToken}`)
}

export function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials, 'utf8').toString('base64')}`
}

/** A query string of options, each name as it is. */
export function query(options: Readonly<Record<string, string | number>>): string {
  return `?${Object.entries(options)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')}`
}

/** The rows of all pages, by `$top` and `$skip`, as `member` of the body has them. */
export async function walk(client: Client, path: string, member: 'Result' | 'Data', size = 100): Promise<Json[]> {
  const rows: Json[] = []
  for (;;) {
    const page = (await client.get(`${path}${query({ $top: size, $skip: rows.length })}`))[member] as Json[]
    if (!page.length) return rows
    rows.push(...page)
  }
}

async function succeed(send: Client['send'], path: string): Promise<Json> {
  const reply = await send('GET', path)
  if (reply.status !== 200) throw new Error(`GET ${path}: ${reply.status} ${reply.text}`)
  return reply.json
}

async function request(url: string, method: string, body: unknown, headers: Readonly<Record<string, string | undefined>>): Promise<Reply> {
  const sent = Object.entries({ 'content-type': 'application/json', ...headers }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  try {
    const payload = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    const reply = await fetch(url, { method, headers: Object.fromEntries(sent), ...payload })
    const text = await reply.text()
    return { status: reply.status, text, headers: reply.headers, json: parsed(text) }
  } catch {
    return { status: 0, text: '', headers: new Headers(), json: undefined }
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
