import type { Warning, WebhookTopic } from '@jackfield/core'
import type { Page, PageQuery } from '../page.ts'

/** A vendor's webhook that leads to us. Its address holds 256 random bits, of which the database has the SHA-256 and a sealed copy. */
export interface Hook {
  readonly id: string
  readonly connectionId: string
  readonly topic: HookTopic
  /** `registering`: broke off before the vendor answered, repair it. `disabled`: the vendor gave up. `gone`: the vendor has it no more. */
  readonly state: 'registering' | 'active' | 'disabled' | 'gone'
  /** The vendor's id. Null while it is not known. */
  readonly vendorId: string | null
  readonly createdAt: string
  /** When a delivery last came that was taken: its signature was right, or it is a hint. */
  readonly lastDeliveryAt: string | null
  /** Deliveries taken and refused. Hints are taken unproved, so forged ones count. */
  readonly received: number
  readonly refused: number
}

/** Topics that the desk has a use for: tickets that it knows are read again, and linked sources whose alarms it takes. */
export type HookTopic = Extract<WebhookTopic, 'tickets' | 'alarms'>

export interface ChangedHook {
  readonly hook: Hook
  readonly warnings: readonly Warning[]
}

export interface HookQuery extends PageQuery {
  readonly connectionId?: string
}

/** The webhooks of one workspace at its vendors. Records that are not there give null. */
export interface Hooks {
  /**
   * Registers one at the vendor; the one that is there already for this connection and topic is made to work again. Throws what the vendor's
   * `webhookReceiver` throws, and `UnsupportedError` where the connection has none.
   */
  register(connectionId: string, topic: HookTopic): Promise<ChangedHook>
  get(id: string): Promise<Hook | null>
  /** Newest first, as it was last known. */
  list(query?: HookQuery): Promise<Page<Hook>>
  /** Asks the vendor how each of the connection's webhooks stands, and keeps it. */
  refresh(connectionId: string): Promise<readonly Hook[]>
  /** Makes a disabled or half-made one deliver again. */
  repair(id: string): Promise<ChangedHook | null>
  /** Removes it at the vendor, then here; from then on its address is unknown. `force`: also where the vendor can't be asked. */
  remove(id: string, options?: { readonly force?: boolean }): Promise<boolean>
}

/** What a delivery came to. */
export interface ReceivedDelivery {
  readonly workspace: string
  readonly hookId: string
  /** Tickets of ours that will be read again. 0: it told of nothing that we know. */
  readonly tickets: number
}

/**
 * Where a vendor delivers: `delivery` for events, `deactivation` where it says that it gave up. Made of a token by whoever knows the
 * public address; both lead to `receiveHook` with that token.
 */
export type HookAddress = (token: string, purpose: 'delivery' | 'deactivation') => string
