import type { Choice, RoleBaseline, TicketChoices } from '@jackfield/core'
import { InvalidInputError, VersionConflictError } from '@jackfield/core'
import { forgetQuota } from '@jackfield/desk'
import type { Hold, Store } from '@jackfield/desk'

/** A connection at rest. */
export interface StoredConnection {
  readonly id: string
  readonly name: string
  readonly originName: string
  readonly connector: string
  readonly sealedSettings: string
  readonly choices: TicketChoices
  readonly catchAll: Choice | null
  /** Seconds. */
  readonly lateCommitWindow: number
  readonly baseline: RoleBaseline | null
  readonly version: number
  /** Why it can't be used, and since when. Null where it works or nobody tried. */
  readonly failing: Hold | null
  readonly failingSince: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What a change of a stored connection may touch. */
export interface StoredChange {
  readonly sealedSettings?: string
  readonly lateCommitWindow?: number
  readonly choices?: TicketChoices
  readonly catchAll?: Choice | null
  readonly baseline?: RoleBaseline | null
}

/** The connections of one workspace in the store. */
export interface ConnectionRows {
  all(): Promise<readonly StoredConnection[]>
  /** By name, those after a name. */
  some(range: { readonly after: string | null; readonly limit: number }): Promise<readonly StoredConnection[]>
  byName(name: string): Promise<StoredConnection | null>
  byId(id: string): Promise<StoredConnection | null>
  insert(row: Pick<StoredConnection, 'id' | 'name' | 'connector' | 'sealedSettings' | 'lateCommitWindow'>): Promise<StoredConnection>
  /** Changes the row as it was read; throws `VersionConflictError` where it has changed since. */
  update(row: StoredConnection, change: StoredChange): Promise<StoredConnection>
  /** Deletes it with all that belongs to it, where it still has the version. Without `force`, the number of unsettled alerts that keep it, 0 when it was deleted. */
  delete(row: StoredConnection, options: { readonly force: boolean; readonly version: number | null }): Promise<number>
  /** Forgets what was counted of the calls of one that was not stored after all. */
  forgetCalls(id: string): Promise<void>
}

export function connectionRows(store: Store, workspace: string): ConnectionRows {
  const db = store.in(workspace)
  const rows = () => db.selectFrom('connections').selectAll().where('workspace_id', '=', workspace)
  return {
    async all() {
      return (await rows().orderBy('name').execute()).map(storedConnection)
    },
    async some({ after, limit }) {
      const page = after === null ? rows() : rows().where('name', '>', after)
      return (await page.orderBy('name').limit(limit).execute()).map(storedConnection)
    },
    async byName(name) {
      const row = await rows().where('name', '=', name).executeTakeFirst()
      return row ? storedConnection(row) : null
    },
    async byId(id) {
      // As text: what is no UUID is no connection, and no fault of the database.
      const row = await rows()
        .where((where) => where(where.cast('id', 'text'), '=', id))
        .executeTakeFirst()
      return row ? storedConnection(row) : null
    },
    async insert({ id, name, connector, sealedSettings, lateCommitWindow }) {
      const row = await db
        .insertInto('connections')
        .values({
          workspace_id: workspace,
          id,
          name,
          origin_name: name,
          connector,
          sealed_settings: sealedSettings,
          choices: '{}',
          catch_all: null,
          role_baseline: null,
          late_commit_window: lateCommitWindow,
        })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'name']).doNothing())
        .returningAll()
        .executeTakeFirst()
      if (!row) throw nameTaken(name)
      return storedConnection(row)
    },
    async update(before, change) {
      const row = await db
        .updateTable('connections')
        .set((set) => ({
          ...(change.sealedSettings === undefined ? {} : { sealed_settings: change.sealedSettings }),
          ...(change.lateCommitWindow === undefined ? {} : { late_commit_window: change.lateCommitWindow }),
          ...(change.choices === undefined ? {} : { choices: JSON.stringify(change.choices) }),
          ...(change.catchAll === undefined ? {} : { catch_all: change.catchAll === null ? null : JSON.stringify(change.catchAll) }),
          ...(change.baseline === undefined ? {} : { role_baseline: change.baseline === null ? null : JSON.stringify(change.baseline) }),
          version: set('version', '+', 1),
          updated_at: set.fn('clock_timestamp'),
        }))
        .where('workspace_id', '=', workspace)
        .where('id', '=', before.id)
        .where('version', '=', before.version)
        .returningAll()
        .executeTakeFirst()
      if (row) return storedConnection(row)
      throw changedMeanwhile(before.name)
    },
    delete: ({ id, name }, { force, version }) =>
      db.transaction().execute(async (trx) => {
        // The lock keeps new alerts out until this is decided: each of them refers to this row.
        const now = await trx
          .selectFrom('connections')
          .select('version')
          .where('workspace_id', '=', workspace)
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst()
        if (version !== null && now?.version !== version) throw changedMeanwhile(name)
        const { unsettled } = await trx
          .selectFrom('alerts')
          .select((select) => select.fn.countAll<string>().as('unsettled'))
          .where('workspace_id', '=', workspace)
          .where('connection_id', '=', id)
          .where('settled_at', 'is', null)
          .executeTakeFirstOrThrow()
        if (!force && Number(unsettled) > 0) return Number(unsettled)
        await trx.deleteFrom('connections').where('workspace_id', '=', workspace).where('id', '=', id).execute()
        await forgetQuota(trx, workspace, id)
        return 0
      }),
    forgetCalls: (id) => db.transaction().execute((trx) => forgetQuota(trx, workspace, id)),
  }
}

/** It is not as the caller saw it. */
export function changedMeanwhile(name: string): VersionConflictError {
  return new VersionConflictError({
    message: `The connection ${name} was changed or removed by somebody else in the meantime; this change was not stored.`,
    nextStep: 'Look at it with `jackfield connections list`, then try again.',
  })
}

/** A second connection of the same name. */
export function nameTaken(name: string): InvalidInputError {
  return new InvalidInputError({
    message: `There is a connection called ${name} already.`,
    nextStep: `Choose another name, or change that one with \`jackfield connections update ${name}\`.`,
  })
}

interface Row {
  readonly id: string
  readonly name: string
  readonly origin_name: string
  readonly connector: string
  readonly sealed_settings: string
  readonly choices: TicketChoices
  readonly catch_all: Choice | null
  readonly late_commit_window: number
  readonly role_baseline: RoleBaseline | null
  readonly version: number
  readonly failing: Hold | null
  readonly failing_since: Date | null
  readonly created_at: Date
  readonly updated_at: Date
}

function storedConnection(row: Row): StoredConnection {
  return {
    id: row.id,
    name: row.name,
    originName: row.origin_name,
    connector: row.connector,
    sealedSettings: row.sealed_settings,
    choices: row.choices,
    catchAll: row.catch_all,
    lateCommitWindow: row.late_commit_window,
    baseline: row.role_baseline,
    version: row.version,
    failing: row.failing,
    failingSince: row.failing_since,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
