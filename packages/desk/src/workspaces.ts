import type { Page, PageQuery } from './page.ts'
import type { Store } from './store/store.ts'

/** A tenant of this database. Nothing of one is ever shown to another. */
export interface Workspace {
  /** Permanent: references of tickets are derived of it. Lower-case letters, digits and hyphens, 1 to 63. */
  readonly id: string
  /** For people. */
  readonly name: string
  readonly createdAt: string
}

/** The workspaces of a database, for its operator. No API key reaches beyond its own workspace. */
export interface Workspaces {
  /** Throws `InvalidInputError` for an id that is taken or has other characters. */
  create(workspace: Pick<Workspace, 'id' | 'name'>): Promise<Workspace>
  /** Null where there is none. */
  get(id: string): Promise<Workspace | null>
  /** By id. */
  list(query?: PageQuery): Promise<Page<Workspace>>
}

export function createWorkspaces(_store: Store): Workspaces {
  throw new Error('not written yet')
}
