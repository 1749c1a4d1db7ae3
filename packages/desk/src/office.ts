import type { Fetch, Logger } from '@jackfield/core'
import type { PgBoss } from 'pg-boss'
import type { ConnectionSource } from './desk-connection.ts'
import type { HookAddress } from './hooks/hook.ts'
import type { Sealer } from './sealer.ts'
import type { Store } from './store/store.ts'

/** What the desks of one process share. */
export interface Office {
  readonly store: Store
  /** Sends jobs inside the store's transactions. */
  readonly boss: PgBoss
  /** Resolves once jobs can be sent. */
  ready(): Promise<void>
  readonly connections: ConnectionSource
  readonly logger: Logger
  readonly sealer: Sealer | null
  readonly fetch: Fetch | null
  readonly hookAddress: HookAddress | null
}
