import { spawn } from 'node:child_process'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { execFile } from 'node:child_process'
import type { Clock } from '@jackfield/core'
import { programOf } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { runAs, serverEnvironment } from './initialise.ts'
import { runningPostmaster } from './postmaster-file.ts'
import type { ServerUser } from './server-user.ts'

export interface LaunchOptions {
  /** `<cluster>/<major>`, with `data` in it. */
  readonly folder: string
  readonly binaries: Binaries
  readonly user: ServerUser | null
  readonly durable: boolean
  readonly clock: Clock
  /** Clock time after which waiting ends. */
  readonly deadline: number
  /** Tried first, so that a server that died comes back where its clients look for it. */
  readonly port: number | null
}

/** `running`: ready, or another process was quicker. `again`: something that passes stood in the way. */
export type Launched = { readonly outcome: 'running' } | { readonly outcome: 'again' | 'failed'; readonly log: string }

const logLimit = 5_000_000

/**
 * Starts the server detached, in a process group of its own (Ctrl-C in a terminal reaches a whole group), with its log in a file, on a free
 * port of the loopback address. Returns as soon as it is ready or has ended.
 */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const { folder, clock, deadline } = options
  const data = join(folder, 'data')
  const logFile = join(folder, 'server.log')
  const before = await prepareLog(logFile)
  const words = serverWords(
    data,
    options.durable,
    (options.port !== null && (await isFree(options.port)) ? options.port : null) ?? (await freePort()),
  )
  const server = process.platform === 'win32' ? await startOnWindows(options, words, logFile) : await startDetached(options, words, logFile)
  for (;;) {
    const hasEnded = server.hasEnded()
    const running = await runningPostmaster(data)
    if (running?.state === 'ready') return { outcome: 'running' }
    if (hasEnded || clock.now() > deadline) {
      const log = (await readFile(logFile, 'utf8').catch(() => '')).slice(before)
      const passes = /Address already in use|could not create any TCP\/IP sockets|lock file "postmaster.pid" already exists|is still in use/
      return { outcome: passes.test(log) ? 'again' : 'failed', log: log.trim() || server.problem() }
    }
    await clock.sleep(10)
  }
}

function serverWords(data: string, durable: boolean, port: number): readonly string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    // A socket's path is limited to 107 bytes; homes are longer.
    unix_socket_directories: '',
    max_connections: durable ? 100 : 200,
    max_wal_size: '256MB',
    cluster_name: 'jackfield',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  }
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

interface Started {
  hasEnded(): boolean
  /** Why it could not even be run. */
  problem(): string
}

async function startDetached({ binaries, user, folder }: LaunchOptions, words: readonly string[], logFile: string): Promise<Started> {
  const log = await open(logFile, 'a', 0o600)
  try {
    const child = spawn(programOf(binaries, 'postgres'), words, {
      ...runAs(user),
      cwd: join(folder, 'data'),
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    let ended = false
    let problem = ''
    child.once('exit', () => (ended = true))
    child.once('error', (error) => {
      ended = true
      problem = error.message
    })
    child.unref()
    return { hasEnded: () => ended, problem: () => problem }
  } finally {
    await log.close()
  }
}

/** `postgres.exe` refuses an administrator; pg_ctl starts it with fewer rights. */
async function startOnWindows({ binaries }: LaunchOptions, words: readonly string[], logFile: string): Promise<Started> {
  const options = words.slice(2).map((word) => `"${word}"`)
  const call = ['start', '-w', '-D', words[1] ?? '', '-l', logFile, '-o', options.join(' ')]
  const problem = await promisify(execFile)(programOf(binaries, 'pg_ctl'), call, { env: serverEnvironment(), windowsHide: true }).then(
    () => '',
    (error: Error) => error.message,
  )
  return { hasEnded: () => problem !== '', problem: () => problem }
}

/** The length of the log so far. A long one is put aside first. */
async function prepareLog(file: string): Promise<number> {
  const size = (await stat(file).catch(() => null))?.size ?? 0
  if (size < logLimit) return (await readFile(file, 'utf8').catch(() => '')).length
  await rename(file, `${file}.1`)
  return 0
}

/** A port that nobody has now. Somebody may take it before the server does: that start is tried again with another. */
function freePort(): Promise<number> {
  return listenOn(0)
}

async function isFree(port: number): Promise<boolean> {
  return listenOn(port).then(
    () => true,
    () => false,
  )
}

function listenOn(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
