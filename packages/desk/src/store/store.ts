import { Kysely } from 'kysely'
import type { Transaction } from 'kysely'
import { Pool } from 'pg'
import type { PoolConfig } from 'pg'
import type { DeskSchema } from './schema.ts'
import type { Scope } from './scope.ts'
import { scopedDialect } from './scoped-dialect.ts'

/** The role that every session of the desk runs as: neither owner of the tables nor superuser, and bound by their policies. */
export const appRole = 'jackfield_app'

/** The workspace that the first migration makes. The CLI works in it. */
export const defaultWorkspace = 'default'

/** A transaction in which one workspace alone is seen. */
export type WorkspaceTransaction = Transaction<DeskSchema>

/** The desk's tables, and the address of their database for whoever needs sessions of their own (the queue). */
export interface Store {
  /**
   * The tables as one workspace sees them; the same object each time. The database itself shows no row of another workspace and takes none,
   * whatever a statement says.
   */
  in(workspace: string): Kysely<DeskSchema>
  /** The same for what is known before its workspace is, and for the list of workspaces. */
  under(scope: Scope): Kysely<DeskSchema>
  readonly url: string
  /** Ends all sessions. Safe to call twice. */
  close(): Promise<void>
}

/**
 * Opens the store. Each session takes the role `jackfield_app` when it starts, whoever the address logs in as: the migrations have run
 * before, and no code of a job can change a table.
 */
export function openStore(url: string, options: { readonly max?: number } = {}): Store {
  const pool = new Pool(poolConfig(url, options.max ?? 10))
  // A session that the server ends while idle (a restart) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const under = (scope: Scope): Kysely<DeskSchema> => new Kysely<DeskSchema>({ dialect: scopedDialect(pool, scope) }).withSchema('desk')
  const workspaces = new Map<string, Kysely<DeskSchema>>()
  let closing: Promise<void> | null = null
  return {
    in(workspace) {
      const known = workspaces.get(workspace) ?? under({ kind: 'workspace', id: workspace })
      workspaces.set(workspace, known)
      return known
    },
    under,
    url,
    close: () => (closing ??= pool.end()),
  }
}

/** `pipeline` is known to pg 8.23 and not yet to its types. */
function poolConfig(url: string, max: number): PoolConfig & { readonly pipeline: boolean } {
  return { connectionString: url, max, options: storeOptions, application_name: 'jackfield', pipeline: true }
}

/** Start-up options of a session of the desk or its queue. */
export const sessionOptions = `-c role=${appRole}`

/**
 * Foreign keys are checked by a plan that a session makes once. Made while a table is empty it may take any index that begins with the
 * workspace, and goes on to read all of the workspace's rows until statistics come a minute later: 500 alerts took 0.1 s at first and
 * 0.75 s after 6000. A plan for each check costs 0.06 ms and no more.
 */
const storeOptions = `${sessionOptions} -c plan_cache_mode=force_custom_plan`
