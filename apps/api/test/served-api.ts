import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createJackfieldClient } from '@jackfield/client'
import type { JackfieldClient } from '@jackfield/client'
import { sandbox as connectwiseSandbox } from '@jackfield/connectwise/sandbox'
import type { Logger } from '@jackfield/core'
import { createApiKeys, createWorkspaces, defaultWorkspace, openStore } from '@jackfield/desk'
import type { Store } from '@jackfield/desk'
import { throwAwayCluster } from '@jackfield/host'
import type { ThrowAwayCluster } from '@jackfield/host'
import type { RunningSandbox, VendorSandbox } from '@jackfield/sandbox'
import { serve } from '../src/serve.ts'
import type { ServedApi, ServeOptions } from '../src/serve.ts'

/** The API of a home and database of its own, over real HTTP. */
export interface ApiUnderTest {
  readonly url: string
  readonly databaseUrl: string
  readonly home: string
  readonly env: Readonly<Record<string, string>>
  readonly store: Store
  /** What it logged that a person should read. */
  readonly logged: readonly string[]
  /** A key of the default workspace that may do everything. */
  readonly key: string
  newKey(operations: readonly string[], workspace?: string, expiresAt?: string): Promise<string>
  newWorkspace(id: string): Promise<void>
  /** A request with `key`, unless told otherwise. A body that is no text is sent as JSON. */
  ask(method: string, path: string, asked?: Asked): Promise<Reply>
  client(key?: string): JackfieldClient
  /** Ends this server and begins another on the same home. */
  restart(options?: Partial<ServeOptions>): Promise<void>
  stop(): Promise<void>
}

export interface Asked {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Null: none. */
  readonly key?: string | null
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // oxlint-disable-next-line typescript/no-explicit-any -- what came is looked into by each test
  readonly body: any
}

let cluster: Promise<ThrowAwayCluster> | null = null

/** Stops the Postgres that the tests of one file share. */
export async function stopCluster(): Promise<void> {
  await (await cluster)?.stop()
  cluster = null
}

export async function apiUnderTest(options: Partial<ServeOptions> = {}): Promise<ApiUnderTest> {
  const databaseUrl = await (await (cluster ??= throwAwayCluster())).createDatabase()
  const home = await mkdtemp(join(tmpdir(), 'jackfield-api-'))
  // The sandboxes are on this machine.
  await writeFile(join(home, 'config.json'), JSON.stringify({ allowHosts: ['127.0.0.1'] }))
  const env = { DATABASE_URL: databaseUrl, JACKFIELD_KEY: randomBytes(32).toString('base64'), ...(options.env as Record<string, string>) }
  const logged: string[] = []
  const begin = (more: Partial<ServeOptions> = {}): Promise<ServedApi> =>
    serve({ port: 0, logger: keeping(logged), ...options, ...more, home, env })
  let served = await begin()
  const store = openStore(databaseUrl)
  const keys = createApiKeys(store)
  const newKey: ApiUnderTest['newKey'] = async (operations, workspace = defaultWorkspace, expiresAt) =>
    (await keys.create(workspace, { name: 'test', operations, ...(expiresAt === undefined ? {} : { expiresAt }) })).text
  const key = await newKey(['*'])
  return {
    get url() {
      return served.url
    },
    databaseUrl,
    home,
    env,
    store,
    logged,
    key,
    newKey,
    newWorkspace: async (id) => void (await createWorkspaces(store).create({ id, name: id })),
    ask: (method, path, asked = {}) => ask(`${served.url}${path}`, method, { key, ...asked }),
    client: (apiKey = key) => createJackfieldClient({ baseUrl: served.url, apiKey }),
    async restart(more) {
      await served.stop()
      served = await begin(more)
    },
    async stop() {
      await served.stop()
      await store.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

export async function ask(url: string, method: string, { body, headers = {}, key = null }: Asked): Promise<Reply> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, text, body: isJson && text !== '' ? JSON.parse(text) : null }
}

export interface ConnectedSandboxOptions {
  /** Left out: ConnectWise. */
  readonly vendor?: VendorSandbox
  readonly variants?: Readonly<Record<string, string>>
  /** Left out: `psa`. */
  readonly name?: string
  readonly settings?: Readonly<Record<string, unknown>>
  readonly key?: string
  readonly catchAll?: boolean
}

/** A vendor's sandbox, and a connection to it with a catch-all company. */
export async function connectedSandbox(
  api: ApiUnderTest,
  options: ConnectedSandboxOptions = {},
): Promise<{ readonly sandbox: RunningSandbox; readonly connectionId: string; readonly companyId: string }> {
  const { vendor = connectwiseSandbox, variants = {}, name = 'psa' } = options
  const sandbox = await vendor.start({ seed: 'demo', variants })
  const settings = { ...sandbox.settings, lateCommitWindow: 1, replyTimeout: 2, ...options.settings }
  const key = options.key ?? api.key
  const made = await api.ask('POST', '/v1/connections', { key, body: { name, connector: vendor.connector, settings } })
  if (made.status !== 201) throw new Error(`no connection: ${made.text} ${api.logged.join('\n')}`)
  const companyId = sandbox.tickets()[0]!.companyId
  const connectionId = made.body.connection.id as string
  if (options.catchAll ?? true) {
    const changed = await api.ask('PATCH', `/v1/connections/${connectionId}`, {
      key,
      body: { catchAll: { id: companyId, name: 'Catch-all' } },
    })
    if (changed.status !== 200) throw new Error(`no catch-all: ${changed.text}`)
  }
  return { sandbox, connectionId, companyId }
}

function keeping(lines: string[]): Logger {
  const write = (message: string, fields?: Readonly<Record<string, unknown>>): void => {
    lines.push(
      `${message} ${fields ? JSON.stringify(fields, (_, value: unknown) => (value instanceof Error ? (value.stack ?? value.message) : value)) : ''}`,
    )
  }
  return { debug: () => {}, info: () => {}, warn: write, error: write }
}
