import { JackfieldError, NotFoundError } from '@jackfield/core'
import type { Ticket } from '@jackfield/core'
import { sql } from 'kysely'
import type { AlertOutcome } from '../store/schema.ts'
import { startMark } from './mark.ts'
import { addNoteOnce } from './note.ts'
import { nextGeneration, openTicket } from './open-ticket.ts'
import { changeCondition, inTransaction, record, settleAlerts, ticketsOf } from './run.ts'
import type { PendingAlert, Run, Waiting } from './run.ts'
import { announceTurn, keepPhase, seeTicket, ticketGone } from './see-ticket.ts'
import { repeatText } from './ticket-text.ts'

/** A condition that is raised again so soon after its ticket was closed is the same trouble: its ticket is opened again. */
const reopenWithinDays = 7

/** Raised alerts of one condition, oldest first: the first makes the ticket where there is none, the others are repeats. */
export async function raise(run: Run, alerts: readonly PendingAlert[]): Promise<Waiting | null> {
  if (run.condition.ticket_id !== null) return tellTicket(run, run.condition.ticket_id, alerts)
  const [first, ...others] = alerts
  const opened = await openTicket(run, first!)
  if (opened.kind === 'waiting') return opened.waiting
  if (opened.kind === 'found') return tellFound(run, opened.ticket, alerts)
  return others.length === 0 ? null : tellTicket(run, run.condition.ticket_id!, others)
}

/** A ticket that an earlier try or an earlier store made. The alert that asked for it needs no note: the ticket is its own. */
async function tellFound(run: Run, ticket: Ticket, alerts: readonly PendingAlert[]): Promise<Waiting | null> {
  if (ticket.status.phase === 'closed') return tellTicket(run, ticket.id, alerts)
  await startMark(run, ticket.id)
  const [first, ...others] = alerts
  await inTransaction(run, (trx) => settleAlerts(run, trx, [first!], 'ticket-found'))
  return others.length === 0 ? null : repeat(run, ticket.id, others, 'noted')
}

async function tellTicket(run: Run, ticketId: string, alerts: readonly PendingAlert[]): Promise<Waiting | null> {
  const ticket = await ticketsOf(run)
    .get(ticketId)
    .catch((error: unknown) => {
      if (NotFoundError.isInstance(error)) return null
      throw error
    })
  if (ticket === null) {
    await ticketGone(run, ticketId)
    return startAnew(run, alerts, 'the ticket is gone')
  }
  await seeTicket(run, ticket)
  if (ticket.status.phase !== 'closed') return repeat(run, ticketId, alerts, 'noted')
  if (!(await wasClosedLately(run, ticket))) return startAnew(run, alerts, `closed more than ${reopenWithinDays} days ago`)
  return reopen(run, ticketId, alerts)
}

async function startAnew(run: Run, alerts: readonly PendingAlert[], reason: string): Promise<Waiting | null> {
  await nextGeneration(run, reason)
  return raise(run, alerts)
}

/** A ticket whose time of closing the vendor doesn't tell counts as closed lately. */
async function wasClosedLately(run: Run, ticket: Ticket): Promise<boolean> {
  const closedAt = ticket.closedAt ?? ticket.changedAt
  if (closedAt === null) return true
  const { rows } = await sql<{ lately: boolean }>`
    select ${closedAt}::timestamptz > clock_timestamp() - make_interval(days => ${reopenWithinDays}) as lately`.execute(
    run.road.store.in(run.road.workspace),
  )
  return rows[0]!.lately
}

/** A tenant that doesn't let a ticket be opened again gets a new one: the alert must reach somebody. */
async function reopen(run: Run, ticketId: string, alerts: readonly PendingAlert[]): Promise<Waiting | null> {
  let opened: Ticket
  await announceTurn(run, 'reopened')
  try {
    opened = (await ticketsOf(run).reopen(ticketId)).ticket
  } catch (error) {
    if (!JackfieldError.isInstance(error) || error.isRetryable || error.outcome === 'unknown') throw error
    const { code, message } = error
    await inTransaction(run, (trx) => record(run, trx, 'reopen-refused', { ticketId, code, message }))
    return startAnew(run, alerts, `it could not be reopened: ${message}`)
  }
  await inTransaction(run, async (trx) => {
    await keepPhase(run, trx, opened, 'us')
    await record(run, trx, 'reopened', { ticketId, by: 'us' }, alerts[0]!.id)
  })
  await startMark(run, ticketId)
  return repeat(run, ticketId, alerts, 'reopened')
}

async function repeat(run: Run, ticketId: string, alerts: readonly PendingAlert[], outcome: AlertOutcome): Promise<Waiting | null> {
  const sending = run.condition.note_sending
  const told = sending ? alerts.filter((alert) => sending.alertIds.includes(alert.id)) : alerts
  const repeats = run.condition.repeats + told.length
  const text = sending?.text ?? repeatText(told, repeats)
  return addNoteOnce(run, {
    ticketId,
    text,
    alerts: told,
    then: async (trx) => {
      await changeCondition(run, trx, { repeats })
      await settleAlerts(run, trx, told, outcome)
      await record(run, trx, 'note-added', { ticketId, repeats, alerts: told.map((alert) => alert.id) }, told.at(-1)?.id ?? null)
    },
  })
}
