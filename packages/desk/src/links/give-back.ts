import { JackfieldError } from '@jackfield/core'
import { sql } from 'kysely'
import type { LinkedAlertState } from '../store/link-schema.ts'
import type { VendorCall } from '../store/schema.ts'
import { withVendorCalls } from '../vendor-calls.ts'
import { changeLinkedAlert } from './linked-alerts.ts'
import { openAlerts } from './open-alerts.ts'
import type { OpenAlert } from './open-alerts.ts'
import type { Poll } from './poll.ts'
import { tellSourceTicket } from './tell-source-ticket.ts'

/** Seconds until what a person must mend first is tried again. */
const pauseOfOne = 3600

/**
 * Tells the source what became of its alerts: its own ticket learns of the PSA's, and an alert whose ticket was closed is ended. What one alert
 * meets is kept with it; what all would meet is thrown.
 */
export async function giveBack(poll: Poll): Promise<void> {
  for (const alert of await openAlerts(poll.road, poll.link.id)) {
    const calls: VendorCall[] = []
    try {
      await withVendorCalls(calls, async () => {
        if (alert.is_untold) await tellSourceTicket(poll, alert)
        if (alert.is_closing) await endAtSource(poll, alert, calls)
      })
    } catch (error) {
      const { message, nextStep } = ofOne(error)
      const retryAt = sql<Date>`clock_timestamp() + make_interval(secs => ${pauseOfOne})`
      await changeLinkedAlert(poll, alert.alert_id, { reason: `${message} ${nextStep}`, retry_at: retryAt })
    }
  }
}

/** The source's own ticket first: as long as the alert is open, a broken-off end is gone on with. Each of both may be done twice without harm. */
async function endAtSource(poll: Poll, alert: OpenAlert, calls: readonly VendorCall[]): Promise<void> {
  const { from, to, link, road } = poll
  const { alertClosing, alertRemoval } = from.connection.capabilities
  const ticket = `${alert.ticket_number ?? alert.ticket_id} at ${to.name}`
  const reason = await closeSourceTicket(poll, alert)
  let state: LinkedAlertState = 'marked'
  if (alertClosing) {
    await alertClosing.close(alert.alert_id, `Ticket ${ticket} was closed.`)
    state = 'closed'
  } else if (alertRemoval && link.removes_alerts) {
    await alertRemoval.remove(alert.alert_id)
    state = 'removed'
  }
  await road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      await changeLinkedAlert(poll, alert.alert_id, { state, reason, retry_at: null }, trx)
      await trx
        .insertInto('ledger')
        .values({
          workspace_id: road.workspace,
          condition_id: alert.condition_id,
          alert_id: alert.desk_alert_id,
          step: 'ended-at-source',
          detail: JSON.stringify({
            source: from.name,
            sourceAlertId: alert.alert_id,
            sourceTicketId: alert.source_ticket_id,
            how: state,
            reason,
          }),
          vendor_calls: JSON.stringify(calls),
        })
        .execute()
    })
}

/** Why it stays open, for a person: no status was chosen for closing, it is not there, a workflow put it back. The alert ends all the same. */
async function closeSourceTicket({ from }: Poll, { source_ticket_id: ticketId }: OpenAlert): Promise<string | null> {
  const { ticketDesk } = from.connection.capabilities
  if (ticketId === null || !ticketDesk) return null
  try {
    await ticketDesk.close(ticketId)
    return null
  } catch (error) {
    const { message } = ofOne(error)
    return message
  }
}

/** The error where it is this alert's alone. Throws what all would meet, and what may pass. */
function ofOne(error: unknown): JackfieldError {
  if (!JackfieldError.isInstance(error) || error.isRetryable || error.outcome === 'unknown' || error.code === 'AUTHENTICATION') throw error
  return error
}
