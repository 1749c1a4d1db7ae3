import { JackfieldError } from '@jackfield/core'
import { sql } from 'kysely'
import { fromKysely } from 'pg-boss'
import { discoveryQueue } from '../queue.ts'
import type { Road } from '../road/road.ts'
import type { WorkspaceTransaction } from '../store/store.ts'
import { runDiscovery } from './run-discovery.ts'
import { takeRun } from './runs.ts'
import type { ClaimedRun } from './runs.ts'
import { tellFinished } from './tell-finished.ts'

/** Seconds after which a run that seemed to be in other hands is looked at again: those hands may just have been killed. */
const lookAgainAfter = 10

/**
 * Carries out a run that waits for a worker, or whose worker was killed. Where `signal` ends it between two devices, it waits for the next worker.
 * Whatever the run ends in stands in its row; throws only where that can't be written.
 */
export async function workOnDiscovery(road: Road, id: string, signal: AbortSignal): Promise<void> {
  const run = await takeRun(road, id)
  if (run === 'over') return
  if (run === 'busy') return inTransaction(road, (trx) => enqueueDiscovery(road, trx, id, lookAgainAfter))
  const ended = await runDiscovery(road, run, { signal, handBack: () => handBack(road, run) })
  if (ended.kind === 'failed' && !JackfieldError.isInstance(ended.error))
    road.logger.error('a discovery failed', { id, workspace: road.workspace, error: ended.error })
}

/** Puts a run on the queue, in the transaction that makes it or hands it back. */
export async function enqueueDiscovery(
  { boss, workspace }: Pick<Road, 'boss' | 'workspace'>,
  trx: WorkspaceTransaction,
  discoveryId: string,
  afterSeconds = 0,
): Promise<void> {
  const later = afterSeconds > 0 ? { startAfter: afterSeconds } : {}
  await boss.insert(discoveryQueue, [{ data: { workspace, discoveryId }, ...later }], { db: fromKysely(trx) })
}

/** The run goes on in whatever worker comes next; one that somebody wants to end, ends. */
function handBack(road: Road, { id, claim }: ClaimedRun): Promise<void> {
  return inTransaction(road, async (trx) => {
    const row = await trx
      .updateTable('discoveries')
      .set({ claim: null, ended_at: sql<Date | null>`case when is_cancel_wanted then clock_timestamp() end` })
      .where('workspace_id', '=', road.workspace)
      .where('id', '=', id)
      .where('claim', '=', claim)
      .where('ended_at', 'is', null)
      .returningAll()
      .executeTakeFirst()
    if (row?.ended_at) await tellFinished(road, trx, row)
    else if (row) await enqueueDiscovery(road, trx, id)
  })
}

function inTransaction(road: Road, work: (trx: WorkspaceTransaction) => Promise<void>): Promise<void> {
  return road.store.in(road.workspace).transaction().execute(work)
}
