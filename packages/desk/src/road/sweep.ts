import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DeskSchema } from '../store/schema.ts'
import { mendDuplicates } from './duplicates.ts'
import { enqueue } from './road.ts'
import { inTransaction, record, ticketsOf } from './run.ts'
import type { Run } from './run.ts'
import { scopeOfOwnCreates } from './search-scope.ts'
import { windowSeconds } from './window.ts'

/**
 * Where a create followed one without an answer, the reference is searched again: one window, one hour and one day later. By then a late
 * commit has shown itself.
 */
export async function scheduleSweeps(run: Run, trx: Transaction<DeskSchema>, reference: string): Promise<void> {
  for (const seconds of [windowSeconds(run), 3600, 86_400]) {
    await trx
      .insertInto('sweeps')
      .values({
        workspace_id: run.road.workspace,
        connection_id: run.desk.id,
        condition_id: run.condition.id,
        reference,
        due_at: sql<Date>`clock_timestamp() + make_interval(secs => ${seconds})`,
      })
      .execute()
    await enqueue(run.road, trx, [run.condition.id], seconds + 1)
  }
}

/** Does the sweeps of this condition that are due. A sweep that fails stays due; the caller tries the condition again. */
export async function sweepDue(run: Run): Promise<void> {
  const { workspace, store } = run.road
  const due = await store
    .in(workspace)
    .selectFrom('sweeps')
    .select(['id', 'reference'])
    .where('workspace_id', '=', workspace)
    .where('condition_id', '=', run.condition.id)
    .where('done_at', 'is', null)
    .where('due_at', '<=', sql<Date>`clock_timestamp()`)
    .orderBy('due_at')
    .execute()
  for (const sweep of due) {
    const tickets = await ticketsOf(run).findByReference(sweep.reference, await scopeOfOwnCreates(run, sweep.reference))
    if (tickets.length > 1) await mendDuplicates(run, sweep.reference, tickets)
    await inTransaction(run, async (trx) => {
      await trx
        .updateTable('sweeps')
        .set({ done_at: sql<Date>`clock_timestamp()` })
        .where('workspace_id', '=', workspace)
        .where('id', '=', sweep.id)
        .execute()
      await record(run, trx, 'swept', { reference: sweep.reference, found: tickets.map((ticket) => ticket.id) })
    })
  }
}
