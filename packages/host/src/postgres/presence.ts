import { Client } from 'pg'
import { ownerName } from './initialise.ts'

/**
 * Any number, the same in every process. Each process that uses a cluster holds this lock shared, in one session that lasts as long as it
 * does. Whoever gets it alone is the last, and may stop the server: nobody who still works is harmed, and no newcomer slips in between,
 * for a newcomer that does not get the shared lock goes away and waits. Postgres frees it when a process dies, however it dies.
 */
const presenceLock = 7_052_212

/** This process among the users of a cluster. */
export interface Presence {
  readonly session: Client
  /** Calls back when the session ends by itself: the server died or was stopped. */
  onLoss(callback: () => void): void
  /** Gives up this process's share. True: it was the last, and stays alone until `end`. */
  isLastOnLeaving(): Promise<boolean>
  /** Whether sessions of anybody else are open. */
  hasOthers(): Promise<boolean>
  end(): Promise<void>
}

/** Joins the server on this port; null while it starts, stops or is about to. Throws what will not pass. */
export async function join(port: number, password: string): Promise<Presence | null> {
  const session = new Client({
    host: '127.0.0.1',
    port,
    user: ownerName,
    password,
    database: 'postgres',
    // Said here, or `pg` would take it from the environment of the caller.
    ssl: false,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    application_name: 'jackfield presence',
  })
  let isLost = false
  let callback: (() => void) | null = null
  const lose = (): void => {
    isLost = true
    callback?.()
    callback = null
  }
  session.on('error', lose)
  session.on('end', lose)
  try {
    await session.connect()
    const { rows } = await session.query<{ joined: boolean }>('select pg_try_advisory_lock_shared($1) as joined', [presenceLock])
    if (rows[0]?.joined !== true) {
      await session.end()
      return null
    }
  } catch (error) {
    await session.end().catch(() => {})
    if (isLasting(error)) throw error
    return null
  }
  return {
    session,
    onLoss(given) {
      if (isLost) given()
      else callback = given
    },
    async isLastOnLeaving() {
      callback = null
      await session.query('select pg_advisory_unlock_shared($1)', [presenceLock])
      const { rows } = await session.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [presenceLock])
      return rows[0]?.alone === true
    },
    async hasOthers() {
      const others = `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`
      return ((await session.query<{ others: number }>(others)).rows[0]?.others ?? 0) > 0
    },
    async end() {
      callback = null
      await session.end().catch(() => {})
    },
  }
}

/** A wrong password or a missing account does not pass by waiting. */
function isLasting(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return code === '28P01' || code === '28000'
}
