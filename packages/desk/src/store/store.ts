import { Kysely, PostgresDialect } from 'kysely'
import type { Transaction } from 'kysely'
import { Pool } from 'pg'
import type { DeskSchema } from './schema.ts'

/** The role that every session of the desk runs as: neither owner of the tables nor superuser. */
export const appRole = 'jackfield_app'

/** The workspace that the first migration makes. The CLI works in it. */
export const defaultWorkspace = 'default'

/** A transaction in which one workspace alone is seen. */
export type WorkspaceTransaction = Transaction<DeskSchema>

/** The desk's tables, and the address of their database for whoever needs sessions of their own (the queue). */
export interface Store {
  readonly db: Kysely<DeskSchema>
  readonly pool: Pool
  readonly url: string
  /** Ends all sessions. Safe to call twice. */
  close(): Promise<void>
}

/**
 * Opens the store. Each session takes the role `jackfield_app` when it starts, whoever the address logs in as: the migrations have run
 * before, and no code of a job can change a table.
 */
export function openStore(url: string, options: { readonly max?: number } = {}): Store {
  const pool = new Pool({ connectionString: url, max: options.max ?? 10, options: sessionOptions, application_name: 'jackfield' })
  // A session that the server ends while idle (a restart) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const db = new Kysely<DeskSchema>({ dialect: new PostgresDialect({ pool }) }).withSchema('desk')
  let closing: Promise<void> | null = null
  return { db, pool, url, close: () => (closing ??= db.destroy()) }
}

/** Start-up options of a session of the desk or its queue. */
export const sessionOptions = `-c role=${appRole}`
