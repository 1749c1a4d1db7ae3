import type { Delivery, Fetch, Logger } from '@jackfield/core'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import type { ConnectionSource } from './desk-connection.ts'
import type { HookAddress, ReceivedDelivery } from './hooks/hook.ts'
import { receiveHook } from './hooks/receive-hook.ts'
import type { Office } from './office.ts'
import { bossOn } from './queue.ts'
import type { Sealer } from './sealer.ts'
import type { Store } from './store/store.ts'
import { startWork } from './work.ts'
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

export function createDesks(options: DesksOptions): Desks {
  const { sealer = null, fetch = null, hookAddress = null, ...given } = options
  // Sends jobs inside the store's transactions, so it opens no session of its own before it is started.
  const boss = bossOn(options.store.url, { supervise: false, logger: options.logger })
  let starting: Promise<unknown> | null = null
  const ready = async (): Promise<void> => void (await (starting ??= boss.start()))
  const office: Office = { ...given, boss, ready, sealer, fetch, hookAddress }
  const work = {
    startWork: (working: WorkOptions = {}) => startWork(office, working),
    async close(): Promise<void> {
      if (starting) await boss.stop({ graceful: false, close: true })
      starting = null
    },
  }
  const desks = new Map<string, Desk>()
  return {
    ...work,
    of(workspace) {
      const known = desks.get(workspace) ?? deskOf(office, workspace, work)
      desks.set(workspace, known)
      return known
    },
    receiveHook: (token, delivery) => receiveHook(office, token, delivery),
  }
}

export interface DeskOptions extends DesksOptions {
  readonly workspace: string
}

/** One workspace's desk with an office of its own, which closes with it. It works for every workspace, as any desk does. */
export function createDesk({ workspace, ...options }: DeskOptions): Desk {
  return createDesks(options).of(workspace)
}
