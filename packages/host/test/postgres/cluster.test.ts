import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { findBinaries } from '../../src/postgres/binaries.ts'
import { startCluster } from '../../src/postgres/cluster.ts'
import { runningPostmaster } from '../../src/postgres/postmaster-file.ts'
import { serverUser } from '../../src/postgres/server-user.ts'
import { canOthersReachCheckout, clusterFolder, contentsOf, isRoot, sharedClusterFolder } from './folder.ts'
import { member } from './member.ts'

const { major } = findBinaries()
const server = (dir: string) => runningPostmaster(join(dir, major, 'data'))

async function connectTo(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

async function ask(url: string, statement: string): Promise<Record<string, unknown> | undefined> {
  const client = await connectTo(url)
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows[0]
  } finally {
    await client.end()
  }
}

const folder = sharedClusterFolder()

describe('a cluster', () => {
  it('is set up, keeps its data over a restart and leaves no server behind', async () => {
    const dir = folder()
    const lines: string[] = []
    const first = await startCluster({ dir, durable: true, onProgress: (line) => lines.push(line) })
    await ask(first.url, 'create table kept as select 42 as answer')
    await first.stop()
    await first.stop()
    expect(await server(dir)).toBeNull()
    const second = await startCluster({ dir, durable: true, onProgress: (line) => lines.push(line) })
    expect(await ask(second.url, 'select answer from kept')).toEqual({ answer: 42 })
    await second.stop()
    expect(lines).toEqual([`Setting up the built-in database in ${dir} (once).`])
  })

  it('writes to the disk for good as a product, and not in tests', async () => {
    const dir = folder()
    for (const [durable, fsync] of [
      [true, 'on'],
      [false, 'off'],
    ] as const) {
      const cluster = await startCluster({ dir, durable })
      expect(await ask(cluster.url, 'show fsync')).toEqual({ fsync })
      await cluster.stop()
    }
  })

  it('listens to this machine only, asks for a password that only its user can read, and sorts without libc', async () => {
    const dir = folder()
    const cluster = await startCluster({ dir, durable: false })
    const file = join(dir, major, 'password')
    const { mode, uid } = await stat(file)
    expect((mode & 0o777).toString(8)).toBe('600')
    expect(uid).toBe(process.getuid?.() ?? uid)
    expect((await stat(join(dir, major, 'data'))).mode & 0o777).toBe(0o700)
    expect((await stat(join(dir, major, 'server.log'))).mode & 0o077).toBe(0)
    await expect(connectTo(cluster.url.replace(/:[^:@]+@/, ':wrong@'))).rejects.toMatchObject({ code: '28P01' })
    expect(
      await ask(cluster.url, `select current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as socket`),
    ).toEqual({ listen: '127.0.0.1', socket: '' })
    expect(
      await ask(cluster.url, 'select datlocprovider as provider, datlocale as locale from pg_database where datname = current_database()'),
    ).toEqual({ provider: 'b', locale: 'C.UTF-8' })
    // The password never stands among a program's arguments, where every user of the machine could read it.
    const running = await server(dir)
    if (process.platform === 'linux')
      expect(await readFile(`/proc/${running?.pid}/cmdline`, 'utf8')).not.toContain(await readFile(file, 'utf8'))
    await cluster.stop()
  })

  it('makes a database once, also when asked twice at the same time', async () => {
    const dir = folder()
    const cluster = await startCluster({ dir, durable: false })
    await Promise.all([cluster.ensureDatabase('with "quotes"'), cluster.ensureDatabase('with "quotes"')])
    expect(await ask(cluster.urlOf('with "quotes"'), 'select current_database() as name')).toEqual({ name: 'with "quotes"' })
    await cluster.stop()
  })

  it('refuses the data of another major version, names the way out and changes nothing', async () => {
    const dir = await clusterFolder()
    await mkdir(join(dir, '17', 'data'), { recursive: true })
    await writeFile(join(dir, '17', 'data', 'PG_VERSION'), '17\n')
    const refusal = startCluster({ dir, durable: true })
    await expect(refusal).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(`Postgres 17, and this Jackfield brings Postgres ${major}`) as string,
      nextStep: expect.stringMatching(/pg_dump .*jackfield[\s\S]*pg_restore/) as string,
    })
    expect(await contentsOf(dir)).toEqual(['17'])
  })

  it('says what the server said when it does not start', async () => {
    const dir = folder()
    await (await startCluster({ dir, durable: false })).stop()
    const file = join(dir, major, 'data', 'postgresql.conf')
    const good = await readFile(file, 'utf8')
    onTestFinished(() => writeFile(file, good))
    await writeFile(file, `${good}\nno_such_setting = 1\n`)
    await expect(startCluster({ dir, durable: false })).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      message: expect.stringContaining('no_such_setting') as string,
      nextStep: expect.stringContaining('server.log') as string,
    })
    expect(await contentsOf(dir)).toEqual([major])
  })

  it('says so when its password file was replaced', async () => {
    const dir = folder()
    const cluster = await startCluster({ dir, durable: false })
    const file = join(dir, major, 'password')
    const good = await readFile(file, 'utf8')
    await writeFile(file, 'another')
    await expect(startCluster({ dir, durable: false })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await writeFile(file, good)
    await cluster.stop()
  })
})

describe('several processes on one cluster', () => {
  it('share one server, and it ends with the last of them', async () => {
    const dir = folder()
    const [one, two] = [member(dir), member(dir)]
    const url = await one.do('enter')
    expect(await two.do('enter')).toBe(url)
    expect(await two.do({ query: 'select 1 as value' })).toBe('1')
    await one.do('leave')
    // A server that is shutting down lets nobody in: the one who stays must still get new sessions.
    expect(await two.do({ query: 'select count(*) as value from pg_stat_activity where pid = pg_backend_pid()' })).toBe('1')
    expect((await server(dir))?.state).toBe('ready')
    await two.do('leave')
    expect(await server(dir)).toBeNull()
  })

  it('set it up once when they all start at the same moment', async () => {
    const dir = await clusterFolder()
    const members = Array.from({ length: 4 }, () => member(dir))
    const urls = await Promise.all(members.map((one) => one.do('enter')))
    expect(new Set(urls).size).toBe(1)
    expect(await contentsOf(dir)).toEqual([major])
    await Promise.all(members.map((one) => one.do('leave')))
    expect(await server(dir)).toBeNull()
  })

  it('come and go without ever harming each other', async () => {
    const dir = folder()
    const members = Array.from({ length: 3 }, () => member(dir))
    expect(await Promise.all(members.map((one) => one.do('churn')))).toEqual(['churned', 'churned', 'churned'])
    expect(await server(dir)).toBeNull()
    expect(await contentsOf(dir)).toEqual([major])
  })

  it('wait for a server that ends with a foreign session, then start it anew', async () => {
    const dir = folder()
    const cluster = await startCluster({ dir, durable: false })
    const foreign = await connectTo(cluster.url)
    await cluster.stop()
    expect((await server(dir))?.state).toBe('stopping')
    const newcomer = startCluster({ dir, durable: false })
    expect((await foreign.query('select 1')).rowCount).toBe(1)
    await foreign.end()
    const started = await newcomer
    expect(await ask(started.url, 'select 1 as one')).toEqual({ one: 1 })
    await started.stop()
  })

  it('give up waiting in the end, and say for what', async () => {
    const dir = folder()
    const cluster = await startCluster({ dir, durable: false })
    const foreign = await connectTo(cluster.url)
    await cluster.stop()
    await expect(startCluster({ dir, durable: false, patience: 50 })).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringContaining('is stopping') as string,
      isRetryable: true,
    })
    await foreign.end()
    await vi.waitFor(async () => expect(await server(dir)).toBeNull(), 10_000)
  })
})

describe('after kill -9', () => {
  it('of a process, the next one joins its server and ends it', async () => {
    const dir = folder()
    const killed = member(dir)
    const url = await killed.do('enter')
    await killed.kill()
    const before = await server(dir)
    expect(before?.state).toBe('ready')
    const next = await startCluster({ dir, durable: false })
    expect(next.url).toBe(url)
    expect((await server(dir))?.pid).toBe(before?.pid)
    await next.stop()
    expect(await server(dir)).toBeNull()
  })

  it('of the server and all, committed data is there again', async () => {
    const dir = folder()
    const first = await startCluster({ dir, durable: true })
    await ask(first.url, 'create table killed as select 7 as answer')
    await killServer(dir)
    const second = await startCluster({ dir, durable: true })
    expect(await ask(second.url, 'select answer from killed')).toEqual({ answer: 7 })
    await Promise.all([first.stop(), second.stop()])
    expect(await server(dir)).toBeNull()
  })

  it('of the server alone, a process that uses it has it back on the same address', async () => {
    const dir = folder()
    const cluster = await startCluster({ dir, durable: false })
    const { pid } = await killServer(dir)
    await vi.waitFor(async () => expect(await ask(cluster.url, 'select 1 as one')).toEqual({ one: 1 }), { timeout: 20_000, interval: 20 })
    expect((await server(dir))?.pid).not.toBe(pid)
    await vi.waitFor(() => cluster.execute('select 1'), { timeout: 10_000, interval: 20 })
    await cluster.stop()
    expect(await server(dir)).toBeNull()
  })

  it('a number in the pid file that another program has by now stops nobody', async () => {
    const dir = folder()
    const cluster = member(dir)
    await cluster.do('enter')
    await killServer(dir, async () => cluster.kill())
    const user = await serverUser()
    const other = spawn('sleep', ['60'], user ? { uid: user.uid, gid: user.gid, cwd: '/' } : {})
    onTestFinished(async () => {
      other.kill()
      await once(other, 'exit')
    })
    await once(other, 'spawn')
    const file = join(dir, major, 'data', 'postmaster.pid')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(other.pid)))
    const next = await startCluster({ dir, durable: false, patience: 20_000 })
    expect(await ask(next.url, 'select 1 as one')).toEqual({ one: 1 })
    await next.stop()
  })

  it('of a process that sets a cluster up, the next one begins anew and leaves nothing of it', async () => {
    const dir = await clusterFolder()
    const gone = spawn('true')
    await once(gone, 'exit')
    await mkdir(join(dir, `${major}.new-${gone.pid}`, 'data'), { recursive: true })
    await writeFile(join(dir, 'start.lock'), `${gone.pid}\nsome-id\n`)
    const cluster = await startCluster({ dir, durable: false })
    expect(await contentsOf(dir)).toEqual([major])
    await cluster.stop()
  })
})

// As another user this test runs files of the checkout, which a checkout below a closed home keeps from him.
describe.runIf(isRoot && canOthersReachCheckout)('an ordinary user', () => {
  it('has a server of its own name, which others join and whose folder is closed to everybody else', async () => {
    const user = await serverUser()
    const dir = await clusterFolder()
    const home = join(dir, 'home', 'postgres')
    await mkdir(join(dir, 'home'), { mode: 0o700 })
    await chown(join(dir, 'home'), user!.uid, user!.gid)
    const [one, two] = [member(home, user!), member(home, user!)]
    const url = await one.do('enter')
    expect(await two.do('enter')).toBe(url)
    const running = await runningPostmaster(join(home, major, 'data'))
    expect((await stat(`/proc/${running?.pid}`)).uid).toBe(user!.uid)
    for (const path of [home, join(home, major), join(home, major, 'data')]) expect((await stat(path)).mode & 0o777).toBe(0o700)
    await one.do('leave')
    expect(await two.do({ query: 'select 1 as value' })).toBe('1')
    await two.do('leave')
    expect(await runningPostmaster(join(home, major, 'data'))).toBeNull()
    await rm(home, { recursive: true })
  })
})

/** Ends the server without a word, and waits until its children have noticed. */
async function killServer(dir: string, before: () => Promise<void> = async () => {}): Promise<{ pid: number }> {
  const running = await server(dir)
  if (!running) throw new Error('no server runs')
  await before()
  process.kill(running.pid, 'SIGKILL')
  await vi.waitFor(() => expect(() => process.kill(running.pid, 0)).toThrow('ESRCH'), 10_000)
  return { pid: running.pid }
}
