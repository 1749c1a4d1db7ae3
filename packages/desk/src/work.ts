import { sql } from 'kysely'
import type { PgBoss } from 'pg-boss'
import { workOnDiscovery } from './discovery/work-discovery.ts'
import { deliver } from './events/deliver.ts'
import type { Office } from './office.ts'
import { mostItems } from './page.ts'
import { pollLink } from './links/poll-link.ts'
import { rouseLinks } from './links/wake.ts'
import { bossOn, conditionQueue, deliveryQueue, discoveryQueue, linkQueue } from './queue.ts'
import type { ConditionJob, DeliveryJob, DiscoveryJob, LinkJob } from './queue.ts'
import { enqueue } from './road/road.ts'
import type { Road } from './road/road.ts'
import { settleCondition } from './road/settle.ts'
import { createWorkspaces } from './workspaces.ts'

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
  /** A process that is soon over leaves discoveries and looks at sources of alerts to others. Default false. */
  readonly isPassing?: boolean
}

/** Jobs are fetched and finished together; the other half need not wait for the slowest of one batch. */
const batches = 2
/** Looks at sources of alerts. */
const linksAtOnce = 4
/** Of events: receivers are slow, and none must hold back the others for long. */
const deliveriesAtOnce = 20
/** Each has writes of its own at the same time. */
const discoveriesAtOnce = 2

const polling = { localConcurrency: batches, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 } as const

/** Works on the jobs of every workspace. */
export async function startWork(office: Office, options: WorkOptions): Promise<DeskWork> {
  const boss = bossOn(office.store.url, { supervise: true, logger: office.logger })
  await boss.start()
  const working: Office = { ...office, boss }
  const isPassing = options.isPassing ?? false
  for (let cursor: string | null = null; ;) {
    const { items, next } = await createWorkspaces(office.store).list({ cursor, limit: mostItems })
    for (const { id } of items) {
      await rouse({ ...working, workspace: id }, options.retryKept ?? false)
      if (!isPassing) await rouseLinks({ ...working, workspace: id }, options.retryKept ?? false)
    }
    if (next === null) break
    cursor = next
  }
  await boss.work<ConditionJob>(
    conditionQueue,
    { ...polling, batchSize: Math.max(1, Math.ceil((options.concurrency ?? 20) / batches)) },
    async (jobs) => {
      await Promise.all(jobs.map(({ data }) => settleCondition({ ...working, workspace: data.workspace }, data.conditionId)))
    },
  )
  const { fetch, sealer } = working
  if (fetch && sealer) {
    await boss.work<DeliveryJob>(deliveryQueue, { ...polling, batchSize: deliveriesAtOnce / batches }, async (jobs) => {
      await Promise.all(jobs.map(({ data }) => deliver({ ...working, fetch, sealer, workspace: data.workspace }, data.deliveryId)))
    })
  }
  // A discovery may take hours: it is handed back, and goes on in the next worker.
  const stopping = new AbortController()
  if (!isPassing) await workOnSources(working, stopping.signal)
  return {
    stop() {
      stopping.abort()
      return stop(boss)
    },
  }
}

/** Devices and alerts that come from a connection. */
async function workOnSources(working: Office, stopping: AbortSignal): Promise<void> {
  const { boss } = working
  await boss.work<LinkJob>(linkQueue, { ...polling, batchSize: linksAtOnce / batches }, async (jobs) => {
    await Promise.all(jobs.map(({ data }) => pollLink({ ...working, workspace: data.workspace }, data.linkId)))
  })
  const oneByOne = { localConcurrency: discoveriesAtOnce, pollingIntervalSeconds: 0.5, batchSize: 1 } as const
  await boss.work<DiscoveryJob>(discoveryQueue, oneByOne, async (jobs) => {
    for (const { data, signal } of jobs)
      await workOnDiscovery({ ...working, workspace: data.workspace }, data.discoveryId, AbortSignal.any([stopping, signal]))
  })
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
          where.or([
            where('looks_wanted', '>', 0),
            where.exists(
              where
                .selectFrom('alerts')
                .select('alerts.id')
                .whereRef('alerts.workspace_id', '=', 'conditions.workspace_id')
                .whereRef('alerts.condition_id', '=', 'conditions.id')
                .where('settled_at', 'is', null),
            ),
          ]),
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
