import { NotFoundError, NotTakenError } from '@jackfield/core'
import type { Ticket } from '@jackfield/core'
import { addNoteOnce } from './note.ts'
import { changeCondition, inTransaction, record, settleAlerts, ticketsOf } from './run.ts'
import type { PendingAlert, Run, Waiting } from './run.ts'
import { announceTurn, keepPhase } from './see-ticket.ts'
import { clearText } from './ticket-text.ts'

/** A condition is over: its ticket is closed, unless others worked on it or nobody can tell. Then it gets a note and stays open. */
export async function clear(run: Run, alert: PendingAlert): Promise<Waiting | null> {
  const found = await ticketToClear(run)
  if (found === null) return settleWithoutTicket(run, alert)
  const noted = await wasNoted(run, alert)
  if (found.status.phase === 'closed') return settleClosed(run, found, alert, run.condition.turn_sent === 'closed' ? 'us' : 'others')
  // A note of ours that had no answer may be there, and would look like somebody's work: what it says was decided before it was sent.
  const promised = noted ?? run.condition.note_sending?.isClosing ?? null
  let isClosing = promised ?? (await isUntouched(run, found))
  if (noted === null) {
    const waiting = await addClearNote(run, found, alert, isClosing)
    if (waiting) return waiting
  }
  // Time has passed since it was decided. Our note is known by now, so that it does not count.
  if (promised === true) isClosing = await isUntouched(run, found)
  return isClosing ? close(run, found, alert) : leaveOpen(run, found, alert, 'others worked on it, or it can’t be told')
}

async function isUntouched(run: Run, { id }: Ticket): Promise<boolean> {
  return (await ticketsOf(run).workState(id, run.condition.mark)).touched === 'none'
}

/** The condition's ticket. Null where it never had one: no raise of it was ever seen, and none is waiting, for those come first. */
async function ticketToClear(run: Run): Promise<Ticket | null> {
  if (run.condition.ticket_id === null) return null
  try {
    return await ticketsOf(run).get(run.condition.ticket_id)
  } catch (error) {
    if (NotFoundError.isInstance(error)) return null
    throw error
  }
}

async function settleWithoutTicket(run: Run, alert: PendingAlert): Promise<null> {
  await inTransaction(run, async (trx) => {
    await settleAlerts(run, trx, [alert], 'no-ticket')
    await record(run, trx, 'no-ticket', { reason: 'a clear of a condition that has no ticket' }, alert.id)
  })
  return null
}

async function settleClosed(run: Run, ticket: Ticket, alert: PendingAlert, by: 'us' | 'others'): Promise<null> {
  await inTransaction(run, async (trx) => {
    await keepPhase(run, trx, ticket, by)
    await settleAlerts(run, trx, [alert], 'closed')
    await record(run, trx, 'closed', { ticketId: ticket.id, by }, alert.id)
  })
  return null
}

/** Whether this alert's note is on the ticket already, and what it promised. Null: it isn't. */
async function wasNoted(run: Run, alert: PendingAlert): Promise<boolean | null> {
  const row = await run.road.store
    .in(run.road.workspace)
    .selectFrom('ledger')
    .select('detail')
    .where('workspace_id', '=', run.road.workspace)
    .where('condition_id', '=', run.condition.id)
    .where('alert_id', '=', alert.id)
    .where('step', '=', 'note-added')
    .executeTakeFirst()
  return row ? row.detail['isClosing'] === true : null
}

function addClearNote(run: Run, ticket: Ticket, alert: PendingAlert, isClosing: boolean): Promise<Waiting | null> {
  return addNoteOnce(run, {
    ticketId: ticket.id,
    text: run.condition.note_sending?.text ?? clearText(alert, isClosing),
    alerts: [alert],
    isClosing,
    then: (trx) => record(run, trx, 'note-added', { ticketId: ticket.id, isClosing }, alert.id),
  })
}

async function close(run: Run, ticket: Ticket, alert: PendingAlert): Promise<null> {
  let closed: Ticket
  await announceTurn(run, 'closed')
  try {
    closed = (await ticketsOf(run).close(ticket.id)).ticket
  } catch (error) {
    // The tenant's own workflow keeps it open: asking again would fight it.
    if (NotTakenError.isInstance(error)) return leaveOpen(run, ticket, alert, error.message)
    throw error
  }
  return settleClosed(run, closed, alert, 'us')
}

async function leaveOpen(run: Run, ticket: Ticket, alert: PendingAlert, reason: string): Promise<null> {
  await inTransaction(run, async (trx) => {
    await changeCondition(run, trx, { turn_sent: null })
    await settleAlerts(run, trx, [alert], 'left-open')
    await record(run, trx, 'left-open', { ticketId: ticket.id, reason }, alert.id)
  })
  return null
}
