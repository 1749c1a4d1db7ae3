import { InvalidInputError } from '@jackfield/core'
import type { Selectable } from 'kysely'
import { pageOf, rangeOf } from './page.ts'
import type { Page, PageQuery } from './page.ts'
import type { WorkspaceTable } from './store/schema.ts'
import type { Store } from './store/store.ts'

/** A tenant of this database. Nothing of one is ever shown to another. */
export interface Workspace {
  /** Permanent: references of tickets are derived of it. Lower-case letters, digits and hyphens between them, 1 to 63. */
  readonly id: string
  /** For people. */
  readonly name: string
  readonly createdAt: string
}

/** The workspaces of a database, for its operator. No API key reaches beyond its own workspace. */
export interface Workspaces {
  /** Throws `InvalidInputError` for an id that is taken or has other characters, and for an empty name. */
  create(workspace: Pick<Workspace, 'id' | 'name'>): Promise<Workspace>
  /** Null where there is none. */
  get(id: string): Promise<Workspace | null>
  /** By id. */
  list(query?: PageQuery): Promise<Page<Workspace>>
}

export function createWorkspaces(store: Store): Workspaces {
  const db = store.under({ kind: 'operator', id: 'on' })
  return {
    async create({ id, name }) {
      assertId(id)
      assertName(name)
      const row = await db
        .insertInto('workspaces')
        .values({ id, name: name.trim() })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst()
      if (row) return workspaceOf(row)
      throw new InvalidInputError({ message: `There is a workspace called ${id} already.`, nextStep: 'Choose another id.' })
    },
    async get(id) {
      const row = await db.selectFrom('workspaces').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? workspaceOf(row) : null
    },
    async list(query = {}) {
      const range = rangeOf(query)
      let rows = db
        .selectFrom('workspaces')
        .selectAll()
        .orderBy('id')
        .limit(range.limit + 1)
      if (range.after !== null) rows = rows.where('id', '>', range.after)
      return pageOf(await rows.execute(), range, (row) => row.id, workspaceOf)
    },
  }
}

function workspaceOf({ id, name, created_at }: Selectable<WorkspaceTable>): Workspace {
  return { id, name, createdAt: created_at.toISOString() }
}

function assertId(id: string): void {
  if (/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(id)) return
  throw new InvalidInputError({
    message: `“${id}” can't be the id of a workspace.`,
    nextStep: 'Use lower-case letters, digits and hyphens between them, 63 at the most, such as `acme-it`.',
  })
}

function assertName(name: string): void {
  if (name.trim() !== '' && !name.includes('\0')) return
  throw new InvalidInputError({ message: 'A workspace needs a name.', nextStep: 'Give the name that people know the customer by.' })
}
