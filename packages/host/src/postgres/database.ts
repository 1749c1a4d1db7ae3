import { readdir } from 'node:fs/promises'
import { migrateDatabase } from '@jackfield/desk'
import { InvalidInputError, JackfieldError, UnreachableError } from '@jackfield/core'
import type { Clock } from '@jackfield/core'
import type { Environment, Home } from '../home.ts'
import { startCluster } from './cluster.ts'
import { placeOf, possiblePlaces, tidyRootPlace } from './place.ts'
import { removeClusterFolder } from './remove-cluster.ts'
import { serverUser } from './server-user.ts'

/** The database of a home, migrated and ready for `openStore`. */
export interface Database {
  /** Holds a password: never print it. */
  readonly url: string
  /** Jackfield's own Postgres, not one of the user's. */
  readonly isEmbedded: boolean
  /**
   * Ends this process's use; an embedded server stops with its last user. Close stores first. `remove` also deletes an embedded database
   * with all its data. Safe to call twice.
   */
  close(options?: { readonly remove?: boolean }): Promise<void>
}

export interface DatabaseOptions {
  readonly home: Home
  readonly env: Environment
  /** Measures the waiting for an embedded server. Default: the machine's. */
  readonly clock?: Clock
  /** Takes a line for a person before what takes time. */
  readonly onProgress?: (line: string) => void
}

/** Opens the database that DATABASE_URL names, else the embedded one of this home, and brings it to this version. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const given = options.env['DATABASE_URL']
  return given !== undefined && given.trim() !== '' ? openGiven(given.trim()) : openEmbedded(options)
}

/** Stops the embedded server of this home, whoever uses it, and deletes its data, wherever it lies. */
export async function removeCluster(home: Home): Promise<void> {
  const user = await serverUser()
  for (const dir of await possiblePlaces(home.dir, user)) await removeClusterFolder(dir)
  if (user) await tidyRootPlace()
}

async function openGiven(url: string): Promise<Database> {
  if (!/^postgres(ql)?:\/\//i.test(url) || !URL.canParse(url)) {
    throw new InvalidInputError({
      message: 'DATABASE_URL is not the address of a Postgres.',
      nextStep:
        'It starts with `postgres://`, then come user, password, host, port and database as in any address, the password percent-encoded.',
    })
  }
  await migrateDatabase(url).catch((error: unknown) => {
    throw JackfieldError.isInstance(error) ? error : givenProblem(url, error)
  })
  return { url, isEmbedded: false, close: async () => {} }
}

/** What a person can do about it, by Postgres' code or the system's. */
function givenProblem(url: string, error: unknown): JackfieldError {
  const { hostname, port, pathname, password } = new URL(url)
  const where = `${hostname || 'localhost'}:${port || '5432'}${pathname}`
  const secrets = [url, password, plain(password)]
  const { code: given } = error as { code?: unknown }
  const code = typeof given === 'string' ? given : ''
  const cause = error instanceof AggregateError ? (error.errors[0] as unknown) : error
  const detail = cause instanceof Error ? cause.message : String(cause)
  if (code === '42501') {
    return new InvalidInputError({
      message: `The account of DATABASE_URL may not set up the database ${where}: ${detail}`,
      nextStep:
        'Give it an account that may create roles and schemas: `alter role NAME createrole; grant create on database DATABASE to NAME`.',
      secrets,
      cause,
    })
  }
  if (code.startsWith('28') || code === '3D000') {
    return new InvalidInputError({
      message: `The Postgres at ${where} lets DATABASE_URL's account not in: ${detail}`,
      nextStep: 'Check user, password and the name of the database in DATABASE_URL.',
      secrets,
      cause,
    })
  }
  if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('08') && !code.startsWith('57')) {
    return new InvalidInputError({
      message: `The database ${where} could not be brought to this version: ${detail}`,
      nextStep: 'Nothing was changed halfway. Mend what the message names, then run the command again.',
      secrets,
      cause,
    })
  }
  return new UnreachableError({
    message: `The Postgres of DATABASE_URL at ${where} can't be reached: ${detail}`,
    nextStep: 'Check that it runs and that host and port are right; without DATABASE_URL Jackfield brings its own.',
    isRetryable: true,
    secrets,
    cause,
  })
}

function plain(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

async function openEmbedded({ home, clock, onProgress }: DatabaseOptions): Promise<Database> {
  const user = await serverUser()
  const { dir, copies, isTemporary } = await placeOf(home.dir, user)
  const isNew = (await readdir(dir).catch(() => [])).length === 0
  if (isTemporary && isNew) {
    onProgress?.(
      `The database lies in ${dir}, which a restart of the machine may empty: set DATABASE_URL, or run Jackfield as an ordinary user.`,
    )
  }
  const cluster = await startCluster({ dir, copies, durable: true, ...(clock ? { clock } : {}), ...(onProgress ? { onProgress } : {}) })
  try {
    await migrateDatabase(cluster.url)
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return {
    url: cluster.url,
    isEmbedded: true,
    async close({ remove = false } = {}) {
      if (!remove) return cluster.stop()
      await cluster.remove()
      if (user) await tidyRootPlace()
    },
  }
}
