import type { Page, PageQuery } from './page.ts'
import type { Store } from './store/store.ts'

/** Who did what, and what came of it. Written once, never changed, never deleted by a job. */
export interface AuditEntry {
  readonly id: string
  readonly at: string
  /** The public id of an API key, or `cli`. */
  readonly actor: string
  /** In the caller's words, such as `connections.update`. */
  readonly operation: string
  /** What it was done to, such as a connection's id. Null where there is nothing to name. */
  readonly target: string | null
  /** `refused`: by us, nothing was done. `failed`: it was tried, or may even have been done. */
  readonly outcome: 'done' | 'refused' | 'failed'
  /** The permanent code of the error. Null where it was done. */
  readonly code: string | null
  /** The request that it came with. Null where there was none. */
  readonly requestId: string | null
}

export type NewAuditEntry = Pick<AuditEntry, 'actor' | 'operation' | 'outcome'> & Partial<Pick<AuditEntry, 'target' | 'code' | 'requestId'>>

export interface AuditQuery extends PageQuery {
  readonly actor?: string
  readonly operation?: string
  readonly target?: string
}

export interface Audit {
  record(workspace: string, entry: NewAuditEntry): Promise<AuditEntry>
  /** Newest first. */
  list(workspace: string, query?: AuditQuery): Promise<Page<AuditEntry>>
}

export function createAudit(_store: Store): Audit {
  throw new Error('not written yet')
}
