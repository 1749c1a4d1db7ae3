import type { Ticket } from '@jackfield/core'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { DeskSchema } from '../store/schema.ts'
import { insertDone } from './intent.ts'
import { startMark } from './mark.ts'
import { changeCondition, inTransaction, notesOf, record, ticketsOf } from './run.ts'
import type { Run } from './run.ts'

export async function linkTicket(run: Run, trx: Transaction<DeskSchema>, ticket: Ticket): Promise<void> {
  await changeCondition(run, trx, {
    ticket_id: ticket.id,
    ticket_number: ticket.number,
    ticket_phase: ticket.status.phase,
    ticket_seen_at: sql<Date>`clock_timestamp()`,
    company_name: ticket.company?.name ?? run.condition.company_name,
  })
}

/**
 * Two tickets of one reference: a create without an answer was carried out after all, and so was the one after it. The older stays, the
 * younger gets an internal note that names it and is closed. Only where others already work on the younger, which the condition is linked
 * to, that one stays and the older goes: there must never be two open ones, and nobody's work may be closed under their hands.
 */
export async function mendDuplicates(run: Run, reference: string, oldestFirst: readonly Ticket[]): Promise<Ticket> {
  const open = oldestFirst.filter((ticket) => ticket.status.phase !== 'closed')
  const stays = (await linkedAndWorkedOn(run, open)) ?? open[0] ?? oldestFirst[0]!
  const mended = await mendedBefore(run)
  for (const ticket of oldestFirst) {
    if (ticket.id === stays.id || mended.has(ticket.id)) continue
    if (ticket.status.phase !== 'closed') {
      await explainOnce(run, ticket, stays)
      await ticketsOf(run).close(ticket.id)
    }
    // Also one that is closed already: its close may have been ours, without an answer.
    await inTransaction(run, (trx) =>
      record(run, trx, 'duplicate-mended', { reference, stays: stays.id, closed: ticket.id, closedNumber: ticket.number }),
    )
  }
  const isRelinked = run.condition.ticket_id !== stays.id
  await inTransaction(run, async (trx) => {
    await linkTicket(run, trx, stays)
    await insertDone(run, trx, reference, stays.id)
  })
  if (isRelinked) await startMark(run, stays.id)
  return stays
}

/** Ids of the duplicates that the ledger says are closed. */
async function mendedBefore(run: Run): Promise<ReadonlySet<string>> {
  const rows = await run.road.store
    .in(run.road.workspace)
    .selectFrom('ledger')
    .select('detail')
    .where('workspace_id', '=', run.road.workspace)
    .where('condition_id', '=', run.condition.id)
    .where('step', '=', 'duplicate-mended')
    .execute()
  return new Set(rows.map((row) => String(row.detail['closed'])))
}

async function linkedAndWorkedOn(run: Run, open: readonly Ticket[]): Promise<Ticket | null> {
  const linked = open.find((ticket) => ticket.id === run.condition.ticket_id)
  if (!linked || linked === open[0] || run.condition.mark === null) return null
  const { touched } = await ticketsOf(run).workState(linked.id, run.condition.mark)
  return touched === 'some' ? linked : null
}

/** The note is looked for first: a mend that broke off after it must not add it again. */
async function explainOnce(run: Run, ticket: Ticket, stays: Ticket): Promise<void> {
  const notes = notesOf(run)
  if (!notes) return
  const sentence = `Duplicate of ticket ${stays.number ?? stays.id}`
  for await (const note of notes.list(ticket.id)) if (note.text.includes(sentence)) return
  await notes.addInternal(
    ticket.id,
    `${sentence}: the vendor carried out a request twice that had no answer. Closed in favour of that one.`,
  )
}
