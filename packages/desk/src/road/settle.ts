import { sql } from 'kysely'
import type { VendorCall } from '../store/schema.ts'
import { withVendorCalls } from '../vendor-calls.ts'
import { clear } from './clear.ts'
import { connectionWorks } from './connection-health.ts'
import { hold, wake } from './hold.ts'
import { LostClaimError } from './intent.ts'
import { lookIfWanted } from './look.ts'
import { raise } from './raise.ts'
import type { Road } from './road.ts'
import { changeCondition, inTransaction } from './run.ts'
import type { Condition, PendingAlert, Run, Waiting } from './run.ts'
import { sweepDue } from './sweep.ts'

/** Seconds, for a connection that could not even be opened. */
const longestUsualWindow = 120

/**
 * Does all that a condition has to do now: its due sweeps, then its alerts in the order they came. One process at a time works on a
 * condition (the queue sees to that); whatever happens, the condition is left in a state from which the next look goes on.
 */
export async function settleCondition(road: Road, conditionId: string): Promise<void> {
  const condition = await conditionById(road, conditionId)
  if (!condition) return
  const { is_connection_failing: isConnectionFailing } = condition
  const calls: VendorCall[] = []
  await withVendorCalls(calls, async () => {
    let window = longestUsualWindow
    try {
      const desk = await road.connections(condition.connection_id, road.workspace)
      window = desk.lateCommitWindow / 1000
      const run: Run = { road, desk, condition, calls, events: [], isConnectionFailing, hasVendorAnswered: false }
      const waiting = await work(run)
      if (run.isConnectionFailing && run.hasVendorAnswered) await inTransaction(run, (trx) => connectionWorks(road, trx, desk.id))
      if (waiting) await wake(road, conditionId, waiting.seconds)
    } catch (error) {
      if (error instanceof LostClaimError) return wake(road, conditionId, 5)
      road.logger.warn('a condition could not go on', { conditionId, error: describe(error) })
      const latest = (await conditionById(road, conditionId)) ?? condition
      await hold(road, latest, error, window)
    }
  })
}

async function work(run: Run): Promise<Waiting | null> {
  await sweepDue(run)
  await lookIfWanted(run)
  for (;;) {
    const alerts = await pendingAlerts(run)
    const [first] = alerts
    if (!first) break
    const waiting = first.state === 'raised' ? await raise(run, raisedRun(alerts)) : await clear(run, first)
    if (waiting) return waiting
  }
  if (run.condition.failures > 0 || run.condition.held !== null) {
    await inTransaction(run, (trx) => changeCondition(run, trx, { failures: 0, held: null }))
  }
  return null
}

/** The raised alerts up to the first clear: they can be told together. */
function raisedRun(alerts: readonly PendingAlert[]): readonly PendingAlert[] {
  const end = alerts.findIndex((alert) => alert.state !== 'raised')
  return end < 0 ? alerts : alerts.slice(0, end)
}

function pendingAlerts(run: Run): Promise<PendingAlert[]> {
  return run.road.store
    .in(run.road.workspace)
    .selectFrom('alerts')
    .selectAll()
    .where('workspace_id', '=', run.road.workspace)
    .where('condition_id', '=', run.condition.id)
    .where('settled_at', 'is', null)
    .orderBy('id')
    .limit(1000)
    .execute()
}

function conditionById(road: Road, id: string): Promise<(Condition & { readonly is_connection_failing: boolean }) | undefined> {
  return road.store
    .in(road.workspace)
    .selectFrom('conditions as c')
    .innerJoin('connections as n', (join) => join.onRef('n.workspace_id', '=', 'c.workspace_id').onRef('n.id', '=', 'c.connection_id'))
    .selectAll('c')
    .select(sql<boolean>`n.failing_since is not null`.as('is_connection_failing'))
    .where('c.workspace_id', '=', road.workspace)
    .where('c.id', '=', id)
    .executeTakeFirst()
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
