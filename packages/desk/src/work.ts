import { sql } from 'kysely'
import type { PgBoss } from 'pg-boss'
import { bossOn, conditionQueue } from './queue.ts'
import type { ConditionJob } from './queue.ts'
import { enqueue } from './road/road.ts'
import type { Road } from './road/road.ts'
import { settleCondition } from './road/settle.ts'

/** Work that goes on in this process until it is stopped. */
export interface DeskWork {
  /** Lets what is under way come to its end, and takes nothing new. */
  stop(): Promise<void>
}

export interface WorkOptions {
  /** Take up at once what is kept for a later try or for a person. */
  readonly retryKept?: boolean
  /** Conditions at the same time. Default 20. */
  readonly concurrency?: number
}

/** Jobs are fetched and finished together; the other half of the conditions need not wait for the slowest of one batch. */
const batches = 2

export async function startWork(road: Omit<Road, 'boss'>, options: WorkOptions): Promise<DeskWork> {
  const boss = bossOn(road.store.url, { supervise: true, logger: road.logger })
  await boss.start()
  const working: Road = { ...road, boss }
  await rouse(working, options.retryKept ?? false)
  await boss.work<ConditionJob>(
    conditionQueue,
    {
      batchSize: Math.max(1, Math.ceil((options.concurrency ?? 20) / batches)),
      localConcurrency: batches,
      burstWhenBatchFull: true,
      pollingIntervalSeconds: 0.5,
    },
    async (jobs) => {
      await Promise.all(jobs.map((job) => settleCondition({ ...working, workspace: job.data.workspace }, job.data.conditionId)))
    },
  )
  return { stop: () => stop(boss) }
}

async function stop(boss: PgBoss): Promise<void> {
  await boss.stop({ graceful: true, close: true, timeout: 60_000 })
}

/**
 * Every alert has its job from the moment it was accepted; this is for what was kept longer than a job is, and for a person who mended
 * something and doesn't want to wait for the next try.
 */
async function rouse(road: Road, retryKept: boolean): Promise<void> {
  await road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const rows = await trx
        .selectFrom('conditions')
        .select('id')
        .where('workspace_id', '=', road.workspace)
        .where((where) => {
          const overdue = where.or([where('wake_at', 'is', null), where('wake_at', '<', sql<Date>`clock_timestamp()`)])
          return retryKept ? where.or([overdue, where('held', 'is not', null)]) : overdue
        })
        .where((where) =>
          where.exists(
            where
              .selectFrom('alerts')
              .select('alerts.id')
              .whereRef('alerts.workspace_id', '=', 'conditions.workspace_id')
              .whereRef('alerts.condition_id', '=', 'conditions.id')
              .where('settled_at', 'is', null),
          ),
        )
        .execute()
      if (rows.length > 0)
        await enqueue(
          road,
          trx,
          rows.map((row) => row.id),
        )
    })
}
