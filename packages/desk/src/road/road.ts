import type { Logger } from '@jackfield/core'
import type { Transaction } from 'kysely'
import { fromKysely } from 'pg-boss'
import type { PgBoss } from 'pg-boss'
import type { ConnectionSource } from '../desk-connection.ts'
import { conditionQueue } from '../queue.ts'
import type { DeskSchema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** What the way from an alert to its ticket runs on. */
export interface Road {
  readonly store: Store
  readonly boss: PgBoss
  readonly workspace: string
  readonly connections: ConnectionSource
  readonly logger: Logger
}

/** Puts conditions on the queue, in the same transaction as what they are to see. `afterSeconds` counts on the database's clock. */
export async function enqueue(
  road: Pick<Road, 'boss' | 'workspace'>,
  trx: Transaction<DeskSchema>,
  conditionIds: readonly string[],
  afterSeconds = 0,
): Promise<void> {
  const startAfter = Math.max(0, Math.ceil(afterSeconds))
  await road.boss.insert(
    conditionQueue,
    conditionIds.map((conditionId) => ({
      data: { workspace: road.workspace, conditionId },
      singletonKey: `${road.workspace}/${conditionId}`,
      ...(startAfter > 0 ? { startAfter } : {}),
    })),
    { db: fromKysely(trx) },
  )
}
