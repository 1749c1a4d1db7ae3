import { JackfieldError, RejectedError } from '@jackfield/core'
import type { Ticket } from '@jackfield/core'
import { sql } from 'kysely'
import { companyOf } from './company.ts'
import { devicesOf } from './alert-devices.ts'
import { linkTicket, mendDuplicates } from './duplicates.ts'
import { beginIntent, endIntent, insertDone, intentOf, markUnknown } from './intent.ts'
import type { Intent } from './intent.ts'
import { startMark } from './mark.ts'
import { changeCondition, currentReference, inTransaction, record, referenceAt, settleAlerts, tell, ticketFacts, ticketsOf } from './run.ts'
import type { PendingAlert, Run, Waiting } from './run.ts'
import { scopeOfOwnCreates } from './search-scope.ts'
import { scheduleSweeps } from './sweep.ts'
import { draftOf, hashOf } from './ticket-text.ts'
import { secondsOfWindow, windowSeconds } from './window.ts'

/** `created`: for this alert, which is settled by it. `found`: it was there already, and the alert still has to be told to it. */
export type Opened =
  | { readonly kind: 'created' }
  | { readonly kind: 'found'; readonly ticket: Ticket }
  | { readonly kind: 'waiting'; readonly waiting: Waiting }

/**
 * Gives the condition its ticket. A create that had no answer is looked for once its late-commit window is over, and only an empty,
 * complete search permits the next one.
 */
export async function openTicket(run: Run, alert: PendingAlert): Promise<Opened> {
  const intent = await intentOf(run, currentReference(run))
  if (!intent) {
    const known = await adoptFromVendor(run)
    return known ? { kind: 'found', ticket: known } : create(run, alert, null)
  }
  const unsure = await settleInterrupted(run, intent)
  const seconds = unsure.state === 'unknown' ? await secondsOfWindow(run, unsure.sent_at) : 0
  if (seconds > 0) return { kind: 'waiting', waiting: { seconds } }
  const found = await search(run, unsure)
  return found ? { kind: 'found', ticket: found } : create(run, alert, unsure)
}

/**
 * The store has never sent this reference, yet an earlier store of the same connection may have: the last generation that has a ticket is
 * the condition's. For a condition that is new everywhere this is one search. It has no bound, for nothing is known of what it looks for: the
 * ticket may be as old as the connection, and of another company than the alert would go to now, since the earlier store's links are lost
 * with it and technicians move tickets. So it is for a later generation, too: the ticket of one before may be gone.
 */
async function adoptFromVendor(run: Run): Promise<Ticket | null> {
  let last: { tickets: readonly Ticket[]; generation: number } | null = null
  for (let generation = run.condition.generation; ; generation++) {
    const tickets = await ticketsOf(run).findByReference(referenceAt(run, generation), {})
    if (tickets.length === 0) break
    last = { tickets, generation }
  }
  if (!last) return null
  const { generation } = last
  await inTransaction(run, (trx) => changeCondition(run, trx, { generation }))
  return adopt(run, referenceAt(run, generation), last.tickets)
}

async function search(run: Run, { reference, attempt }: Intent): Promise<Ticket | null> {
  const tickets = await ticketsOf(run).findByReference(reference, await scopeOfOwnCreates(run, reference))
  await inTransaction(run, async (trx) => {
    await record(run, trx, 'searched', { reference, found: tickets.map((ticket) => ticket.id) })
    // What was found may be an earlier create's, and the latest, too, may still be carried out.
    if (tickets.length > 0 && attempt > 1) await scheduleSweeps(run, trx, reference)
  })
  return tickets.length === 0 ? null : adopt(run, reference, tickets)
}

async function adopt(run: Run, reference: string, tickets: readonly Ticket[]): Promise<Ticket> {
  const ticket = tickets[0]!
  await inTransaction(run, async (trx) => {
    await linkTicket(run, trx, ticket)
    await insertDone(run, trx, reference, ticket.id)
    await record(run, trx, 'ticket-found', { reference, ticketId: ticket.id, number: ticket.number })
  })
  if (tickets.length > 1) return mendDuplicates(run, reference, tickets)
  return ticket
}

/**
 * A request that was on its way when its process died. The process can have lived until just now, so the window begins now: the job was
 * given to us because nobody else works on it.
 */
async function settleInterrupted(run: Run, intent: Intent): Promise<Intent> {
  if (intent.state !== 'sending') return intent
  const unknown = await markUnknown(run, intent)
  await inTransaction(run, (trx) => record(run, trx, 'create-interrupted', { reference: intent.reference, attempt: intent.attempt }))
  return unknown
}

async function create(run: Run, alert: PendingAlert, earlier: Intent | null, isWithDevices = true): Promise<Opened> {
  const company = await companyOf(run, alert)
  const reference = currentReference(run)
  const deviceIds = isWithDevices ? await devicesOf(run, alert) : []
  const draft = draftOf(run, alert, { companyId: company.id, reference, deviceIds })
  const intent = await beginIntent(run, { reference, bodyHash: hashOf(draft), earlier })
  if (earlier !== null && earlier.state !== 'refused') await inTransaction(run, (trx) => scheduleSweeps(run, trx, reference))
  const reply = await ticketsOf(run)
    .create(draft)
    .catch(async (error: unknown) => {
      const waiting = await createFailed(run, alert, intent, error)
      // A device of another company than the ticket's is refused by some: the alert must reach somebody, with or without its device.
      if (waiting === null && deviceIds.length > 0 && RejectedError.isInstance(error)) return null
      if (waiting === null) throw error
      return waiting
    })
  if (reply === null) return create(run, alert, { ...intent, state: 'refused' }, false)
  if ('seconds' in reply) return { kind: 'waiting', waiting: reply }
  const number = reply.ticket?.number ?? null
  await inTransaction(run, async (trx) => {
    await endIntent(run, trx, intent, 'done', reply.id)
    await changeCondition(run, trx, {
      ticket_id: reply.id,
      ticket_number: number,
      ticket_phase: reply.ticket?.status.phase ?? null,
      ticket_seen_at: reply.ticket ? sql<Date>`clock_timestamp()` : null,
      company_name: company.name,
      repeats: 0,
    })
    tell(run, 'ticket.created', { ...ticketFacts(run, reply.id), alertId: alert.id, reference })
    await settleAlerts(run, trx, [alert], 'ticket-created')
    await record(run, trx, 'ticket-created', { reference, ticketId: reply.id, number, company, warnings: reply.warnings }, alert.id)
  })
  await startMark(run, reply.id)
  return { kind: 'created' }
}

/** Null: surely nothing was created. */
async function createFailed(run: Run, alert: PendingAlert, intent: Intent, error: unknown): Promise<Waiting | null> {
  const outcome = JackfieldError.isInstance(error) ? error.outcome : 'unknown'
  const what = JackfieldError.isInstance(error) ? { code: error.code, message: error.message } : { code: null, message: String(error) }
  if (outcome === 'unknown') {
    await markUnknown(run, intent)
    await inTransaction(run, (trx) =>
      record(run, trx, 'create-unknown', { reference: intent.reference, attempt: intent.attempt, ...what }, alert.id),
    )
    return { seconds: windowSeconds(run) }
  }
  await inTransaction(run, async (trx) => {
    await endIntent(run, trx, intent, 'refused', null)
    await record(run, trx, 'create-refused', { reference: intent.reference, attempt: intent.attempt, ...what }, alert.id)
  })
  return null
}

/** The condition goes on with a ticket of its own: the old one is closed for good or gone. */
export async function nextGeneration(run: Run, reason: string): Promise<void> {
  await inTransaction(run, async (trx) => {
    const before = run.condition.ticket_id
    await changeCondition(run, trx, {
      generation: run.condition.generation + 1,
      ticket_id: null,
      ticket_number: null,
      ticket_phase: null,
      ticket_seen_at: null,
      repeats: 0,
      mark: null,
      note_sending: null,
      note_sent_at: null,
    })
    await record(run, trx, 'next-generation', { ticketId: before, generation: run.condition.generation, reason })
  })
}
