import type { Choice, RoleBaseline, TicketChoices } from '@jackfield/core'
import { InvalidInputError } from '@jackfield/core'
import type { Store } from '@jackfield/desk'

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
  byName(name: string): Promise<StoredConnection | null>
  byId(id: string): Promise<StoredConnection | null>
  insert(row: Pick<StoredConnection, 'id' | 'name' | 'connector' | 'sealedSettings' | 'lateCommitWindow'>): Promise<StoredConnection>
  /** Changes the row as it was read; throws `InvalidInputError` where it has changed since. */
  update(row: StoredConnection, change: StoredChange): Promise<StoredConnection>
  /** Deletes it with all that belongs to it. Without `force`, the number of unsettled alerts that keep it, 0 when it was deleted. */
  delete(id: string, options: { readonly force: boolean }): Promise<number>
}

export function connectionRows(store: Store, workspace: string): ConnectionRows {
  const { db } = store
  const rows = () => db.selectFrom('connections').selectAll().where('workspace_id', '=', workspace)
  return {
    async all() {
      return (await rows().orderBy('name').execute()).map(storedConnection)
    },
    async byName(name) {
      const row = await rows().where('name', '=', name).executeTakeFirst()
      return row ? storedConnection(row) : null
    },
    async byId(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
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
      throw new InvalidInputError({
        message: `The connection ${before.name} was changed or removed by somebody else in the meantime; this change was not stored.`,
        nextStep: 'Look at it with `jackfield connections list`, then run the command again.',
      })
    },
    delete: (id, { force }) =>
      db.transaction().execute(async (trx) => {
        // The lock keeps new alerts out until this is decided: each of them refers to this row.
        await trx.selectFrom('connections').select('id').where('workspace_id', '=', workspace).where('id', '=', id).forUpdate().execute()
        const { unsettled } = await trx
          .selectFrom('alerts')
          .select((select) => select.fn.countAll<string>().as('unsettled'))
          .where('workspace_id', '=', workspace)
          .where('connection_id', '=', id)
          .where('settled_at', 'is', null)
          .executeTakeFirstOrThrow()
        if (!force && Number(unsettled) > 0) return Number(unsettled)
        await trx.deleteFrom('connections').where('workspace_id', '=', workspace).where('id', '=', id).execute()
        return 0
      }),
  }
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
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
