import type { Phase } from '@jackfield/core'
import { numberedRange, pageOf } from '../page.ts'
import type { Page, PageQuery } from '../page.ts'
import type { Store } from '../store/store.ts'
import { isUuid } from '../uuid.ts'

/** A ticket at the vendor and the condition that it stands for. */
export interface LinkedTicket {
  readonly conditionId: string
  readonly connectionId: string
  readonly conditionKey: string
  readonly companyKey: string | null
  readonly ticketId: string
  readonly ticketNumber: string | null
  readonly companyName: string | null
  /** As it was last seen. Null: not looked at since we wrote it. */
  readonly phase: Phase | null
  readonly seenAt: string | null
  /** Raised alerts since the ticket was opened, the first not counted. */
  readonly repeats: number
}

export interface LinkedTicketQuery extends PageQuery {
  readonly connectionId?: string
  readonly ticketId?: string
}

/** Newest condition first. */
export async function linkedTickets(store: Store, workspace: string, query: LinkedTicketQuery): Promise<Page<LinkedTicket>> {
  const range = numberedRange(query)
  if (query.connectionId !== undefined && !isUuid(query.connectionId)) return { items: [], next: null }
  let rows = store
    .in(workspace)
    .selectFrom('conditions')
    .select(['id', 'connection_id', 'condition_key', 'company_key', 'ticket_id', 'ticket_number', 'company_name'])
    .select(['ticket_phase', 'ticket_seen_at', 'repeats'])
    .where('workspace_id', '=', workspace)
    .where('ticket_id', 'is not', null)
    .orderBy('id', 'desc')
    .limit(range.limit + 1)
    .$narrowType<{ ticket_id: string }>()
  if (range.after !== null) rows = rows.where('id', '<', range.after)
  if (query.connectionId !== undefined) rows = rows.where('connection_id', '=', query.connectionId)
  if (query.ticketId !== undefined) rows = rows.where('ticket_id', '=', query.ticketId)
  return pageOf(
    await rows.execute(),
    range,
    (row) => row.id,
    (row) => ({
      conditionId: row.id,
      connectionId: row.connection_id,
      conditionKey: row.condition_key,
      companyKey: row.company_key,
      ticketId: row.ticket_id,
      ticketNumber: row.ticket_number,
      companyName: row.company_name,
      phase: row.ticket_phase,
      seenAt: row.ticket_seen_at?.toISOString() ?? null,
      repeats: row.repeats,
    }),
  )
}
