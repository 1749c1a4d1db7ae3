import type { Delivery, Fetch, Logger } from '@jackfield/core'
import type { Desk } from './desk.ts'
import type { ConnectionSource } from './desk-connection.ts'
import type { HookAddress, ReceivedDelivery } from './hooks/hooks.ts'
import type { Sealer } from './sealer.ts'
import type { Store } from './store/store.ts'
import type { DeskWork, WorkOptions } from './work.ts'

export interface DesksOptions {
  readonly store: Store
  /** Of every workspace. */
  readonly connections: ConnectionSource
  readonly logger: Logger
  /** Seals the secrets of subscriptions and webhooks. Without it there are none of both. */
  readonly sealer?: Sealer
  /** The way out for events: guarded, without redirects. Without it, this process leaves their delivery to others. */
  readonly fetch?: Fetch
  /** Without it no webhook can be registered, and those that are there are received all the same. */
  readonly hookAddress?: HookAddress
}

/** The desks of every workspace on one store, with one queue. Any number of processes may have one. */
export interface Desks {
  /** The desk of a workspace; the same object each time. Nothing is opened, and nobody is asked whether the workspace is there. */
  of(workspace: string): Desk
  /** Works on all that waits in any workspace, in this process, until it is stopped. */
  startWork(options?: WorkOptions): Promise<DeskWork>
  /**
   * Takes a delivery that came to the address of a token. Null for a token that leads nowhere. Throws `UnverifiedDeliveryError` where it is
   * not believed, or came before; whatever else it throws is no verdict, and the vendor may deliver again. Of a `hint` only the id is kept.
   */
  receiveHook(token: string, delivery: Delivery): Promise<ReceivedDelivery | null>
  /** Frees the sessions of all its desks; the store stays open. */
  close(): Promise<void>
}

export function createDesks(_options: DesksOptions): Desks {
  throw new Error('not written yet')
}
