import type { Selectable } from 'kysely'
import { numberedRange, pageOf } from './page.ts'
import type { Page, PageQuery } from './page.ts'
import type { AuditTable } from './store/service-schema.ts'
import type { Store } from './store/store.ts'

/** Who did what, and what came of it. Written once: the role that the desk runs as may neither change nor delete it. */
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

export function createAudit(store: Store): Audit {
  return {
    async record(workspace, { actor, operation, outcome, target = null, code = null, requestId = null }) {
      const row = await store
        .in(workspace)
        .insertInto('audit')
        .values({ workspace_id: workspace, actor, operation, outcome, target, code, request_id: requestId })
        .returningAll()
        .executeTakeFirstOrThrow()
      return entryOf(row)
    },
    async list(workspace, query = {}) {
      const range = numberedRange(query)
      let rows = store
        .in(workspace)
        .selectFrom('audit')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .orderBy('id', 'desc')
        .limit(range.limit + 1)
      if (range.after !== null) rows = rows.where('id', '<', range.after)
      for (const field of ['actor', 'operation', 'target'] as const) {
        if (query[field] !== undefined) rows = rows.where(field, '=', query[field])
      }
      return pageOf(await rows.execute(), range, (row) => row.id, entryOf)
    },
  }
}

function entryOf(row: Selectable<AuditTable>): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    operation: row.operation,
    target: row.target,
    outcome: row.outcome,
    code: row.code,
    requestId: row.request_id,
  }
}
