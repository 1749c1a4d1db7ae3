import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sandbox as connectwiseSandbox } from '@jackfield/connectwise/sandbox'
import { createApiKeys, defaultWorkspace, openStore } from '@jackfield/desk'
import { openDatabase, openHome } from '@jackfield/host'

const cli = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url))
const bare = fileURLToPath(new URL('./bare-server.ts', import.meta.url))

/** Both servers, each a process of its own, on one Postgres that writes to the disk for good. */
export interface Servers {
  readonly api: string
  readonly bare: string
  readonly key: string
  readonly connectionId: string
  stop(): Promise<void>
}

/** `jackfield serve`, and the bare handler beside it. Nobody works on what comes in: acceptance alone is measured. */
export async function startServers(): Promise<Servers> {
  await using cleanUp = new AsyncDisposableStack()
  const dir = await mkdtemp(join(tmpdir(), 'jackfield-bench-'))
  cleanUp.defer(() => rm(dir, { recursive: true, force: true }))
  await writeFile(join(dir, 'config.json'), JSON.stringify({ allowHosts: ['127.0.0.1'] }))
  const database = await openDatabase({ home: await openHome(dir, {}), env: {} })
  cleanUp.defer(() => database.close({ remove: true }))
  const sandbox = await connectwiseSandbox.start({ seed: 'demo' })
  cleanUp.defer(() => sandbox.stop())
  const store = openStore(database.url)
  cleanUp.defer(() => store.close())
  const { text: key } = await createApiKeys(store).create(defaultWorkspace, { name: 'bench', operations: ['*'] })

  const api = await start([cli, 'serve', '--home', dir, '--port', '0', '--rate-limit', '0', '--no-work', '--json'], cleanUp)
  const connectionId = await connect(api, key, sandbox.settings)
  const other = await start([bare, JSON.stringify({ url: database.url, connectionId })], cleanUp)
  const owned = cleanUp.move()
  return { api, bare: other, key, connectionId, stop: () => owned.disposeAsync() }
}

/** Starts a process, and gives the address that its first line tells. */
async function start(words: readonly string[], cleanUp: AsyncDisposableStack): Promise<string> {
  const { DATABASE_URL: _, JACKFIELD_HOME: __, JACKFIELD_KEY: ___, ...env } = process.env
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  cleanUp.defer(async () => {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return (JSON.parse(line) as { url: string }).url
}

async function connect(api: string, key: string, settings: object): Promise<string> {
  const reply = await fetch(`${api}/v1/connections`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'psa', connector: 'connectwise', settings }),
  })
  if (reply.status !== 201) throw new Error(`No connection: ${await reply.text()}`)
  return ((await reply.json()) as { connection: { id: string } }).connection.id
}
