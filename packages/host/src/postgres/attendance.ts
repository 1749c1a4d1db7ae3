import { lstat, readFile } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import { InvalidInputError, UnreachableError, UnsupportedError } from '@jackfield/core'
import type { Clock, JackfieldErrorOptions } from '@jackfield/core'
import type { Binaries } from './binaries.ts'
import { initialise } from './initialise.ts'
import { launch } from './launch.ts'
import { otherMajor, otherMajorError } from './other-major.ts'
import { makePlace } from './place.ts'
import { disownStaleFile, runningPostmaster } from './postmaster-file.ts'
import { join } from './presence.ts'
import type { Presence } from './presence.ts'
import { signalPostmaster } from './remove-cluster.ts'
import { canEnter } from './server-user.ts'
import type { ServerUser } from './server-user.ts'
import { takeStartLock } from './start-lock.ts'
import { usableBinaries } from './usable-binaries.ts'

export interface AttendanceOptions {
  readonly dir: string
  readonly copies: string
  readonly durable: boolean
  readonly clock: Clock
  /** Milliseconds. */
  readonly patience: number
  readonly onProgress: (line: string) => void
  readonly binaries: Binaries
  readonly user: ServerUser | null
}

/** This process's stay in a cluster: it joins or starts the server, comes back when the server dies, and leaves. */
export class Attendance {
  readonly #options: AttendanceOptions
  readonly #folder: string
  readonly #data: string
  #presence: Presence | null = null
  #port: number | null = null
  #password = ''
  #hasLeft = false
  #comingBack: Promise<void> = Promise.resolve()

  constructor(options: AttendanceOptions) {
    this.#options = options
    this.#folder = joinPath(options.dir, options.binaries.major)
    this.#data = joinPath(this.#folder, 'data')
  }

  /** The session in which this process is present. */
  get session(): Presence['session'] {
    if (this.#presence) return this.#presence.session
    throw new UnreachableError({ message: 'The built-in database has stopped.', nextStep: 'Try again in some seconds.', isRetryable: true })
  }

  get login(): { readonly port: number; readonly password: string } {
    return { port: this.#port ?? 0, password: this.#password }
  }

  /** Returns when this process is one of the server's users. */
  async enter(): Promise<void> {
    const { clock, patience, onProgress } = this.#options
    const begin = clock.now()
    let hasTold = false
    while (!this.#hasLeft) {
      const running = await runningPostmaster(this.#data)
      if (running) {
        if (running.state === 'ready' && running.port !== null && (await this.#join(running.port))) return
      } else if (await this.#start(begin + patience)) {
        continue
      }
      const waited = clock.now() - begin
      if (waited > patience) throw new UnreachableError(await this.#stillWaiting())
      if (waited > 1_000 && !hasTold) {
        onProgress('Waiting for the built-in database: another process starts or stops it.')
        hasTold = true
      }
      await clock.sleep(25)
    }
  }

  /** Gives up the share. The last one stops the server in smart mode and waits for its end; never throws, the next user mends it. */
  async leave(): Promise<void> {
    this.#hasLeft = true
    await this.#comingBack
    const presence = this.#presence
    this.#presence = null
    if (!presence) return
    try {
      if (await presence.isLastOnLeaving()) await this.#stopServer(presence)
    } catch {
      // The session broke: the server has ended already, or whoever comes next finds it and joins.
    } finally {
      await presence.end()
    }
  }

  /** Leaves without a look at the server: it is about to be removed. */
  async abandon(): Promise<void> {
    this.#hasLeft = true
    await this.#comingBack
    await this.#presence?.end()
    this.#presence = null
  }

  async #join(port: number): Promise<boolean> {
    const password = await readPassword(joinPath(this.#folder, 'password'))
    const presence = await join(port, password).catch((error: unknown) => {
      throw new InvalidInputError({
        message: `The built-in database in ${this.#folder} refuses the password in its file \`password\`.`,
        nextStep: 'Put the original file back from a backup of the folder.',
        secrets: [password],
        cause: error,
      })
    })
    if (!presence) return false
    // This session may have been let in just before the last user began to stop the server, which holds the lock until the file says so.
    if ((await runningPostmaster(this.#data))?.state !== 'ready') {
      await presence.end()
      return false
    }
    this.#presence = presence
    this.#port = port
    this.#password = password
    presence.onLoss(() => this.#comeBack())
    return true
  }

  /** False where the attempt must be repeated a little later. */
  async #start(deadline: number): Promise<boolean> {
    const { dir, user, copies, clock, durable, onProgress } = this.#options
    // Coming back to a server that died is one thing, bringing a removed database back, empty, another.
    if (this.#port !== null && !(await exists(this.#folder))) throw new UnreachableError(removedMeanwhile(this.#folder))
    await makePlace(dir, user)
    if (user && !(await canEnter(dir, user))) throw new UnsupportedError(outOfReach(dir, user))
    const lock = await takeStartLock(joinPath(dir, 'start.lock'))
    if (!lock) return false
    try {
      if (await runningPostmaster(this.#data)) return true
      const binaries = await usableBinaries(this.#options.binaries, user, copies)
      if (!(await exists(this.#folder)) && this.#port === null) {
        const old = await otherMajor(dir, binaries.major)
        if (old) throw otherMajorError(dir, old, binaries, user)
        onProgress(`Setting up the built-in database in ${dir} (once).`)
        await initialise({ dir, binaries, user, durable })
      }
      const major = (await readFile(joinPath(this.#data, 'PG_VERSION'), 'utf8')).trim()
      if (major !== binaries.major) throw otherMajorError(dir, major, binaries, user)
      await disownStaleFile(this.#data)
      const launched = await launch({ folder: this.#folder, binaries, user, durable, clock, deadline, port: this.#port })
      if (launched.outcome === 'failed') throw new UnsupportedError(couldNotStart(this.#folder, launched.log))
      return launched.outcome === 'running'
    } finally {
      await lock.release()
    }
  }

  async #stopServer(presence: Presence): Promise<void> {
    const running = await runningPostmaster(this.#data)
    if (!running) return
    const hasOthers = await presence.hasOthers()
    await signalPostmaster(running.pid, this.#data, 'smart')
    // The lock is kept until the server lets nobody in any more, so that nobody joins a server that is about to end.
    await this.#until((state) => state === 'stopping' || state === null, 5_000)
    await presence.end()
    // A session of somebody else, such as psql, keeps the server for as long as it likes.
    await this.#until((state) => state === null, hasOthers ? 1_000 : 10_000)
  }

  async #until(holds: (state: 'starting' | 'ready' | 'stopping' | null) => boolean, longest: number): Promise<void> {
    const { clock } = this.#options
    const end = clock.now() + longest
    while (!holds((await runningPostmaster(this.#data))?.state ?? null) && clock.now() < end) await clock.sleep(5)
  }

  #comeBack(): void {
    if (this.#hasLeft) return
    this.#presence = null
    // Where this fails, whoever uses the database next gets the error of its own session.
    this.#comingBack = this.enter().catch(() => {})
  }

  async #stillWaiting(): Promise<JackfieldErrorOptions> {
    const running = await runningPostmaster(this.#data)
    const state = running?.state === 'ready' ? 'takes no further session' : `is ${running?.state}`
    const process = running ? `process ${running.pid} ${state}` : 'another process is about to start it'
    return {
      message: `The built-in database in ${this.#folder} can't be used yet: ${process}.`,
      nextStep:
        running?.state === 'stopping'
          ? 'A program still has a session there: end it, then try again.'
          : `Try again in a minute; its log is ${joinPath(this.#folder, 'server.log')}.`,
      isRetryable: true,
    }
  }
}

async function readPassword(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new InvalidInputError({
      message: `The password of the built-in database can't be read from ${file}.`,
      nextStep: 'Run Jackfield as the user that set it up, or put the file back from a backup.',
      cause: error,
    })
  })
}

function couldNotStart(folder: string, log: string): JackfieldErrorOptions {
  const lines = log.split('\n').map((line) => line.replace(/^\S+ \S+ \S+ \[\d+\] /, ''))
  return {
    message: `The built-in database in ${folder} does not start: ${lines.slice(-5).join(' ')}`,
    nextStep: `Mend what the message names (the whole log is ${joinPath(folder, 'server.log')}), or set DATABASE_URL to a Postgres of yours.`,
  }
}

function outOfReach(dir: string, user: ServerUser): JackfieldErrorOptions {
  return {
    message: `Under root the built-in database runs as ${user.name}, who can't go into ${dir}.`,
    nextStep: `Make each folder of that path passable (\`chmod o+x\`), or set DATABASE_URL to a Postgres of yours.`,
  }
}

function removedMeanwhile(folder: string): JackfieldErrorOptions {
  return { message: `The built-in database in ${folder} was removed by another process.`, nextStep: 'Start the command anew.' }
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null
}
