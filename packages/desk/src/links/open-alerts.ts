import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Road } from '../road/road.ts'

/** An alert of a link for which something is to be done at its source. */
export interface OpenAlert {
  readonly alert_id: string
  readonly condition_id: string
  readonly desk_alert_id: string
  readonly ticket_id: string
  readonly ticket_number: string | null
  readonly source_ticket_id: string | null
  readonly source_note: string | null
  readonly source_note_sent_at: Date | null
  /** Since a note left; null where none did. */
  readonly seconds_since: string | null
  /** Its ticket was closed, and nothing waits that may open it again. */
  readonly is_closing: boolean
  /** Its own ticket does not know of the PSA's yet. */
  readonly is_untold: boolean
}

/**
 * The alerts of a link for which there is something to do: the ticket is closed and the alert is not, or the source's own ticket doesn't know of
 * it. An alert that is on its way may reopen the ticket, so its condition waits. A ticket that is gone or hidden proves no end.
 */
export function actionable(linkId: RawBuilder<unknown>, workspace: string): RawBuilder<unknown> {
  return sql`(
    select * from (
      select a.alert_id, a.condition_id, a.desk_alert_id, c.ticket_id, c.ticket_number, a.source_ticket_id, a.source_note, a.source_note_sent_at,
        extract(epoch from clock_timestamp() - a.source_note_sent_at) as seconds_since,
        (a.source_ticket_id is not null and a.source_told_at is null) as is_untold,
        (
          a.state = 'open' and c.ticket_phase = 'closed'
          and not exists (
            select 1 from desk.alerts w where w.workspace_id = a.workspace_id and w.condition_id = c.id and w.settled_at is null
          )
          and not exists (
            select 1 from desk.ledger g
            where g.workspace_id = a.workspace_id and g.condition_id = c.id and g.step = 'ticket-gone' and g.detail->>'ticketId' = c.ticket_id
          )
        ) as is_closing
      from desk.linked_alerts a
      join desk.conditions c on c.workspace_id = a.workspace_id and c.id = a.condition_id
      where a.workspace_id = ${workspace} and a.link_id = ${linkId} and c.ticket_id is not null
        and (a.state = 'open' or (a.source_ticket_id is not null and a.source_told_at is null))
        and (a.retry_at is null or a.retry_at <= clock_timestamp())
    ) each_alert where is_closing or is_untold
  ) todo`
}

export async function openAlerts({ store, workspace }: Road, linkId: string): Promise<readonly OpenAlert[]> {
  const { rows } = await sql<OpenAlert>`select * from ${actionable(sql`${linkId}::uuid`, workspace)}`.execute(store.in(workspace))
  return rows
}
