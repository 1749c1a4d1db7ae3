import type { Logger } from '@jackfield/core'
import { PgBoss } from 'pg-boss'
import { sessionOptions } from './store/store.ts'

/**
 * The queue of conditions that have something to do. One job of a condition is active at a time, and it holds back no other condition
 * (the policy `singleton` does: it filters by a list of active keys that is up to 60 s old, and takes a conflict for an empty queue; a
 * run with five kills took 170 s with it). The payload is the condition's id.
 */
export const conditionQueue = 'conditions'
export interface ConditionJob {
  readonly workspace: string
  readonly conditionId: string
}

/** The queue of looks at links of alerts. One look of a link at a time. The payload is the link's id. */
export const linkQueue = 'links'
export interface LinkJob {
  readonly workspace: string
  readonly linkId: string
}

/** The queue of events on their way to a subscription. The payload is the delivery's id. */
export const deliveryQueue = 'deliveries'
export interface DeliveryJob {
  readonly workspace: string
  readonly deliveryId: string
}

/** The queue of discoveries that wait for a worker. The payload is the run's id: what it is to do stands in its row. */
export const discoveryQueue = 'discoveries'
export interface DiscoveryJob {
  readonly workspace: string
  readonly discoveryId: string
}

/**
 * A killed worker's job is free again after 10 s without heartbeat and at most 5 s until somebody looks (measured: 7 to 21 s). Each kill
 * uses up a retry, so there are many.
 */
const jobSettings = { heartbeatSeconds: 10, retryLimit: 1000, retryDelay: 1, expireInSeconds: 3600 } as const

/** Creates the tables of pg-boss and our queue, as the role that owns them. Part of the migration. */
export async function installQueue(ownerUrl: string): Promise<void> {
  const boss = bossOn(ownerUrl, { migrate: true, supervise: false, logger: null })
  await boss.start()
  try {
    if (!(await boss.getQueue(conditionQueue)))
      await boss.createQueue(conditionQueue, { ...jobSettings, policy: 'key_strict_fifo', partition: true })
    if (!(await boss.getQueue(linkQueue))) await boss.createQueue(linkQueue, { ...jobSettings, policy: 'key_strict_fifo', partition: true })
    if (!(await boss.getQueue(deliveryQueue))) await boss.createQueue(deliveryQueue, { ...jobSettings, partition: true })
    // A long run is no dead one: its heartbeat tells. A day is the most that pg-boss takes.
    if (!(await boss.getQueue(discoveryQueue))) await boss.createQueue(discoveryQueue, { ...jobSettings, expireInSeconds: 86_400 })
  } finally {
    await boss.stop({ graceful: false })
  }
}

interface BossOptions {
  readonly migrate?: boolean
  readonly supervise: boolean
  readonly logger: Logger | null
}

/** A pg-boss that may send. One that also works looks after killed workers every 5 s (both intervals are needed for that). */
export function bossOn(url: string, options: BossOptions): PgBoss {
  const boss = new PgBoss({
    connectionString: url,
    options: sessionOptions,
    application_name: 'jackfield queue',
    schema: 'queue',
    createSchema: false,
    migrate: options.migrate ?? false,
    schedule: false,
    supervise: options.supervise,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    max: 4,
  })
  // Without a listener a session that the server ends while idle would end this process.
  boss.on('error', (error) => options.logger?.warn('the queue reports an error', { error: String(error) }))
  boss.on('warning', (warning) => options.logger?.debug('the queue warns', { warning: warning.message }))
  return boss
}
