import { randomUUID } from 'node:crypto'
import type { Clock, Logger, Quota } from '@jackfield/core'
import type { Store } from '../store/store.ts'
import { QuotaBroker } from './quota-broker.ts'
import { QuotaRows } from './quota-rows.ts'

export interface PostgresQuotaOptions {
  readonly store: Store
  readonly workspace: string
  readonly connectionId: string
  /** For waiting. Windows and leases count on the database's clock. */
  readonly clock: Clock
  readonly logger: Logger
}

/**
 * The broker of a connection's limits for any number of processes. Each call with a limit asks the database once, under a lock of its bucket;
 * a bucket without limits asks once a second, for pauses that others learnt of. Waiting calls go by lane, then by age within a process; a
 * lane passes those below it in every process. Where calls at the same time are limited, each holds a lease that is renewed while it lasts:
 * a process that dies holds its places for 30 s at the most.
 */
export function postgresQuota({ store, workspace, connectionId, clock, logger }: PostgresQuotaOptions): Quota {
  const rows = new QuotaRows(store, workspace, connectionId)
  const world = { clock, logger, holder: randomUUID() }
  const brokers = new Map<string, QuotaBroker>()
  const brokerOf = (bucket: string): QuotaBroker => {
    const known = brokers.get(bucket) ?? new QuotaBroker(bucket, rows, world)
    brokers.set(bucket, known)
    return known
  }
  return {
    limit: (limit) => brokerOf(limit.bucket).limit(limit),
    take: ({ bucket, lane, units = 1, signal }) => brokerOf(bucket).take(lane, units, signal),
    observe: (observation) => brokerOf(observation.bucket).observe(observation),
  }
}
