import { JackfieldError } from '@jackfield/core'
import { sql } from 'kysely'
import { emit } from '../events/emit.ts'
import type { Hold } from '../store/hold.ts'
import type { WorkspaceTransaction } from '../store/store.ts'
import { connectionFails } from './connection-health.ts'
import { enqueue } from './road.ts'
import type { Road } from './road.ts'
import type { Condition } from './run.ts'

/** After so many tries in a row even a passing trouble is told to the person who waits. */
const triesBeforeKept = 3

/**
 * An alert that can't go on is kept, with the reason and what a person does about it. It is tried again by itself: soon where the trouble
 * may pass, after a quarter of an hour and then ever more rarely where a person must act first. `windowSeconds` is the connection's late-commit window.
 */
export async function hold(road: Road, condition: Condition, error: unknown, windowSeconds: number): Promise<void> {
  const held = holdOf(error)
  const failures = condition.failures + 1
  const seconds = Math.max(secondsUntilNextTry(held, failures), leastSecondsAfter(error, windowSeconds))
  const isKept = !held.isRetryable || failures >= triesBeforeKept
  await road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      if (isKept) await tellKept(road, trx, condition, held, seconds)
      await trx
        .updateTable('conditions')
        .set({ failures, held: isKept ? JSON.stringify(held) : null })
        .where('workspace_id', '=', road.workspace)
        .where('id', '=', condition.id)
        .execute()
      await trx
        .insertInto('ledger')
        .values({
          workspace_id: road.workspace,
          condition_id: condition.id,
          alert_id: null,
          step: 'held',
          detail: JSON.stringify({ ...held, tries: failures, nextTryInSeconds: seconds }),
          vendor_calls: '[]',
        })
        .execute()
    })
  await wake(road, condition.id, seconds)
}

/** Told once for each reason, not at each try. */
async function tellKept(road: Road, trx: WorkspaceTransaction, condition: Condition, held: Hold, seconds: number): Promise<void> {
  const { code, message, nextStep } = held
  await connectionFails(road, trx, condition.connection_id, held)
  if (condition.held?.code === code) return
  const { rows } = await sql<{ ids: readonly string[] | null; next_try_at: Date }>`
    select clock_timestamp() + make_interval(secs => ${seconds}) as next_try_at, array(
      select id::text from desk.alerts
      where workspace_id = ${road.workspace} and condition_id = ${condition.id} and settled_at is null
      order by id limit 1000
    ) as ids`.execute(trx)
  const { ids, next_try_at: nextTryAt } = rows[0]!
  // A look or a sweep that can't go on keeps no alert.
  if (!ids?.length) return
  const { connection_id: connectionId, condition_key: conditionKey } = condition
  const data = { connectionId, conditionKey, alertIds: [...ids], error: { code, message, nextStep }, nextTryAt: nextTryAt.toISOString() }
  await emit(road, trx, [{ type: 'alert.kept', data }])
}

/** Sees to it that the condition is looked at again: by a job that is planned already where that is soon enough. */
export async function wake(road: Road, conditionId: string, seconds: number): Promise<void> {
  await road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const { rows } = await sql<{ id: string }>`
      update desk.conditions set wake_at = clock_timestamp() + make_interval(secs => ${seconds})
      where workspace_id = ${road.workspace} and id = ${conditionId}
        and (wake_at is null or wake_at <= clock_timestamp() or wake_at > clock_timestamp() + make_interval(secs => ${seconds}))
      returning id`.execute(trx)
      if (rows.length > 0) await enqueue(road, trx, [conditionId], seconds)
    })
}

/** An error as it is kept for a person. */
export function holdOf(error: unknown): Hold {
  if (JackfieldError.isInstance(error)) {
    const { code, message, nextStep } = error
    // A write without an answer is not repeated blindly, but each step of ours looks first what is there, and so may be taken again.
    return { code, message, nextStep, isRetryable: error.isRetryable || error.outcome === 'unknown' }
  }
  return {
    code: 'UNEXPECTED',
    message: 'A fault in Jackfield itself.',
    nextStep: 'Run it again with JACKFIELD_DEBUG=1 and report what it prints.',
    isRetryable: true,
  }
}

function secondsUntilNextTry(held: Hold, failures: number): number {
  if (held.isRetryable) return Math.min(2 ** failures, 600)
  // A log-in may be refused by a server that is being replaced, and some vendors answer a dead session as they answer a missing right. More tries
  // than one could lock the user out.
  if ((held.code === 'AUTHENTICATION' || held.code === 'PERMISSION') && failures === 1) return 30
  return Math.min(900 * 2 ** (failures - 1), 21_600)
}

/** What the vendor asks for; after a write without an answer, the time in which it may still happen. */
function leastSecondsAfter(error: unknown, windowSeconds: number): number {
  if (!JackfieldError.isInstance(error)) return 0
  return Math.max((error.retryAfter ?? 0) / 1000, error.outcome === 'unknown' ? windowSeconds : 0)
}
