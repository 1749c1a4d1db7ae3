import { NotFoundError } from '@jackfield/core'
import type { Ticket } from '@jackfield/core'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { DeskSchema } from '../store/schema.ts'
import { changeCondition, inTransaction, record, tell, ticketFacts, ticketsOf } from './run.ts'
import type { Run } from './run.ts'
import { seeWithin } from './see-ticket.ts'

/**
 * Reads the condition's ticket again where somebody said that it changed: only what the vendor answers counts, whoever said so. As it runs
 * in the condition's one job, no write of ours to the ticket is under way meanwhile.
 */
export async function lookIfWanted(run: Run): Promise<void> {
  while (run.condition.looks_wanted > 0) {
    const { looks_wanted: wanted, ticket_id: ticketId } = run.condition
    const ticket = ticketId === null ? null : await readTicket(run, ticketId)
    await inTransaction(run, async (trx) => {
      if (ticket) await seeWithin(run, trx, ticket)
      else if (ticketId !== null) await missTicket(run, trx, ticketId)
      // What was said while we read is not answered by it.
      run.condition = await trx
        .updateTable('conditions')
        .set({ looks_wanted: sql<number>`looks_wanted - ${wanted}` })
        .where('workspace_id', '=', run.road.workspace)
        .where('id', '=', run.condition.id)
        .returningAll()
        .executeTakeFirstOrThrow()
    })
  }
}

async function readTicket(run: Run, ticketId: string): Promise<Ticket | null> {
  try {
    return await ticketsOf(run).get(ticketId)
  } catch (error) {
    if (NotFoundError.isInstance(error)) return null
    throw error
  }
}

/** Told once. Whether the condition goes on with a ticket of its own is decided when it is raised again. */
async function missTicket(run: Run, trx: Transaction<DeskSchema>, ticketId: string): Promise<void> {
  if (run.condition.ticket_phase === 'closed') return
  await changeCondition(run, trx, { ticket_phase: 'closed', ticket_seen_at: sql<Date>`clock_timestamp()` })
  await record(run, trx, 'ticket-gone', { ticketId })
  tell(run, 'ticket.gone', ticketFacts(run, ticketId))
}
