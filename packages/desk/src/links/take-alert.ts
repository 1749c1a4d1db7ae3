import { JackfieldError } from '@jackfield/core'
import type { Id, SourceAlert } from '@jackfield/core'
import { sql } from 'kysely'
import { alertFromSource } from '../alerts/source-alert.ts'
import type { Poll } from './poll.ts'

/** Another process took the alert first. What this one wrote is undone. */
class TakenAlreadyError extends Error {
  override readonly name = 'TakenAlreadyError'
}

/** Puts an alert of the source on its way to a ticket, exactly once: it is known as open in the same transaction. */
export async function takeAlert(poll: Poll, alert: SourceAlert): Promise<void> {
  const { road, link, from, intake } = poll
  // Where the source keeps no tickets here, nothing can be told to one.
  const ticketId = from.connection.capabilities.ticketDesk ? alert.ticketId : null
  const ticketNumber = ticketId === null ? null : await numberOf(poll, ticketId)
  const taken = alertFromSource(alert, { originName: from.originName, name: from.name, ticketNumber })
  try {
    await intake.accept(link.to_connection_id, [taken], {
      within: async (trx, [accepted]) => {
        const { rows } = await sql`
          insert into desk.linked_alerts (
            workspace_id, link_id, alert_id, state, was_raised, desk_alert_id, condition_id, device_id, source_ticket_id
          )
          select ${road.workspace}, ${link.id}::uuid, ${alert.id}, 'open', ${alert.state === 'raised'}, d.id, d.condition_id,
            ${alert.device?.id ?? null}, ${ticketId}
          from desk.alerts d where d.workspace_id = ${road.workspace} and d.id = ${accepted!.id}::bigint
          on conflict (workspace_id, link_id, alert_id) do update set
            state = 'open', was_raised = excluded.was_raised, desk_alert_id = excluded.desk_alert_id, condition_id = excluded.condition_id,
            device_id = excluded.device_id, reason = null, retry_at = null, updated_at = clock_timestamp()
          where desk.linked_alerts.state in ('left', 'ended', 'closed')
          returning alert_id`.execute(trx)
        if (rows.length === 0) throw new TakenAlreadyError(`${alert.id} was taken already`)
      },
    })
  } catch (error) {
    if (!(error instanceof TakenAlreadyError)) throw error
  }
}

/** What technicians call the source's own ticket. Where it can't be read its id must do. */
async function numberOf({ from }: Poll, ticketId: Id): Promise<string> {
  try {
    return (await from.connection.capabilities.ticketDesk?.get(ticketId))?.number ?? ticketId
  } catch (error) {
    if (!JackfieldError.isInstance(error) || error.isRetryable || error.code === 'AUTHENTICATION') throw error
    return ticketId
  }
}
