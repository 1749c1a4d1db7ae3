import type { Ticket } from '@jackfield/core'
import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DeskSchema, Turn } from '../store/schema.ts'
import { changeCondition, inTransaction, record, tell, ticketFacts } from './run.ts'
import type { Run } from './run.ts'

/** The condition's ticket as the vendor has it now. What others did to it meanwhile goes into the ledger and to whoever subscribed. */
export async function seeTicket(run: Run, ticket: Ticket): Promise<void> {
  if (ticket.status.phase === run.condition.ticket_phase) return
  await inTransaction(run, (trx) => seeWithin(run, trx, ticket))
}

/**
 * The same within a transaction, also where nothing changed: then only the time of the look is kept. What we asked for and had no answer to was
 * done by us, whoever sees it first.
 */
export async function seeWithin(run: Run, trx: Transaction<DeskSchema>, ticket: Ticket): Promise<void> {
  const sent = run.condition.turn_sent
  const by = sent !== null && sent === turnOf(run.condition.ticket_phase, ticket.status.phase, 'others') ? 'us' : 'others'
  const turn = await keepPhase(run, trx, ticket, by)
  if (turn) await record(run, trx, turn, { ticketId: ticket.id, by })
}

/** Keeps the phase of the condition's ticket and tells of its turn, which `by` brought about. The ledger is the caller's. */
export async function keepPhase(run: Run, trx: Transaction<DeskSchema>, ticket: Ticket, by: 'us' | 'others'): Promise<Turn | null> {
  const { phase } = ticket.status
  const turn = turnOf(run.condition.ticket_phase, phase, by)
  await changeCondition(run, trx, {
    ticket_phase: phase,
    ticket_seen_at: sql<Date>`clock_timestamp()`,
    ticket_number: ticket.number ?? run.condition.ticket_number,
    ...(turn === null && by === 'others' ? {} : { turn_sent: null }),
  })
  if (turn) tell(run, `ticket.${turn}`, { ...ticketFacts(run, ticket.id), by })
  return turn
}

/** Committed before a request leaves that closes the ticket or opens it again. */
export async function announceTurn(run: Run, turn: Turn): Promise<void> {
  await inTransaction(run, (trx) => changeCondition(run, trx, { turn_sent: turn }))
}

/** A phase that nobody knows proves no turn, but for one that we brought about. */
function turnOf(before: Ticket['status']['phase'] | null, now: Ticket['status']['phase'], by: 'us' | 'others'): Turn | null {
  if (now === 'closed') return before === 'closed' ? null : 'closed'
  return before === 'closed' && (now !== 'unknown' || by === 'us') ? 'reopened' : null
}

/** The vendor has the ticket no more, or hides it from us. */
export async function ticketGone(run: Run, ticketId: string): Promise<void> {
  await inTransaction(run, async (trx) => {
    await record(run, trx, 'ticket-gone', { ticketId })
    tell(run, 'ticket.gone', ticketFacts(run, ticketId))
  })
}
