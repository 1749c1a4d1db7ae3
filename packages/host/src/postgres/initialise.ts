import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UnsupportedError } from '@jackfield/core'
import { programOf } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { isAlive } from './postmaster-file.ts'
import type { ServerUser } from './server-user.ts'

/** The one account of the embedded server, its superuser. */
export const ownerName = 'jackfield'

export interface InitialiseOptions {
  /** The cluster's folder. */
  readonly dir: string
  readonly binaries: Binaries
  readonly user: ServerUser | null
  readonly durable: boolean
}

/**
 * Makes `<dir>/<major>` with the server's `data` and the `password` that it was made with. Everything is built aside and moved into place
 * in one step, so that a process that dies here, or two that do it at once, leave either a whole cluster or none.
 */
export async function initialise(options: InitialiseOptions): Promise<void> {
  const { dir, binaries, user } = options
  await removeUnfinished(dir)
  const unfinished = join(dir, `${binaries.major}.new-${process.pid}`)
  const data = join(unfinished, 'data')
  const passwordFile = join(unfinished, 'password')
  try {
    await makeFolder(unfinished, user ? 0o755 : 0o700, null)
    await makeFolder(data, 0o700, user)
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
    if (user) await chown(passwordFile, user.uid, user.gid)
    await runInitdb(options, data, passwordFile)
    // The server has read it; from now on only the caller does.
    if (user) await chown(passwordFile, 0, 0)
    await rename(unfinished, join(dir, binaries.major))
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function makeFolder(path: string, mode: number, owner: ServerUser | null): Promise<void> {
  await mkdir(path)
  // mkdir's own mode is cut by the umask.
  await chmod(path, mode)
  if (owner) await chown(path, owner.uid, owner.gid)
}

async function removeUnfinished(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    const pid = /\.new-(\d+)$/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) await rm(join(dir, name), { recursive: true, force: true })
  }
}

async function runInitdb({ binaries, user, durable }: InitialiseOptions, data: string, passwordFile: string): Promise<void> {
  const words = [
    ...['-D', data, '--username', ownerName, '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--encoding', 'UTF8'],
    // Sorting that does not change with the machine's C library: an index stays valid on the next one.
    ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C', '--no-instructions'],
    ...(durable ? [] : ['--no-sync']),
  ]
  const { code, output } = await run(programOf(binaries, 'initdb'), words, user, data)
  if (code === 0) return
  throw new UnsupportedError({
    message: `The built-in Postgres could not be set up: ${output.trim().split('\n').slice(-3).join(' ')}`,
    nextStep: 'Mend what the message names, or set DATABASE_URL to a Postgres of yours.',
  })
}

function run(
  program: string,
  words: readonly string[],
  user: ServerUser | null,
  cwd: string,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      ...runAs(user),
      cwd,
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let output = ''
    const collect = (part: Buffer): void => void (output += part.toString('utf8'))
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', (error) => resolve({ code: null, output: `${program}: ${error.message}` }))
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** Options of `spawn` for the server's programs. */
export function runAs(user: ServerUser | null): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {}
}

/** Nothing of the caller's environment but where programs are: its HOME, its PG settings and its secrets stay out. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'SYSTEMROOT', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(kept), TZ: 'UTC', LC_ALL: 'C' }
}
