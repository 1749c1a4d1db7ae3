import type { Id } from './id.ts'
import type { Listing } from './listing.ts'
import type { Warning } from './warning.ts'

/** What a webhook tells about. One webhook has one topic, for Autotask has one kind of webhook for each. */
export type WebhookTopic = 'tickets' | 'notes' | 'companies' | 'devices' | 'alarms'

/** A registration at the vendor. */
export interface Webhook {
  readonly id: Id
  readonly url: string
  readonly topic: WebhookTopic | null
  /** `disabled`: the vendor gave up delivering, or somebody switched it off. */
  readonly state: 'active' | 'disabled' | 'unknown'
  readonly raw: unknown
}

/** Where and how the vendor is to deliver. */
export interface WebhookTarget {
  readonly topic: WebhookTopic
  /** Holds an unguessable part; the vendor may append a query. */
  readonly url: string
  /** Where the vendor says that it gave up. A vendor that says so nowhere gives a `field-unsupported` warning. */
  readonly deactivationUrl: string
  /** Ours, at most 64 characters. A vendor that makes its own, or publishes a key, ignores it. */
  readonly secret: string
}

/** A registration that is in place. */
export interface RegisteredWebhook {
  readonly webhook: Webhook
  /** What `verify` needs later; the vault seals it. Null where the vendor publishes a key instead. */
  readonly secret: string | null
  readonly warnings: readonly Warning[]
}

/** A request that came in from somebody who says that he is the vendor. */
export interface Delivery {
  /** Path and query as they came. */
  readonly target: string
  readonly headers: { get(name: string): string | null }
  /** The bytes as they came: signatures are over them. */
  readonly body: Uint8Array<ArrayBuffer>
}

/** What a delivery says, as far as it can be believed. The record is read again in any case. */
export interface DeliveredEvent {
  /** `signed`: from the vendor for certain. `hint`: somebody who knows the path says so. */
  readonly trust: 'signed' | 'hint'
  readonly kind: 'changed' | 'deleted' | 'deactivated' | 'other'
  readonly topic: WebhookTopic | null
  /** Null: read what changed since the last poll. */
  readonly id: Id | null
  readonly raw: unknown
}

/**
 * Webhooks of one connection. They only make the round trip faster: what they tell is read again. Throws `RejectedError`, `NotTakenError`
 * for one that was made and does not become ready, `UnsupportedError` for a topic the vendor lacks.
 */
export interface WebhookReceiver {
  list(): Listing<Webhook>
  /** Adopts one that is there already for the same topic and url. */
  register(target: WebhookTarget): Promise<RegisteredWebhook>
  /** Makes a disabled or half-made one deliver again. It may come back with another id. */
  repair(id: Id, target: WebhookTarget): Promise<RegisteredWebhook>
  /** One that is gone already is no error. */
  remove(id: Id): Promise<void>
  /**
   * Judges a delivery. No vendor call but a key's download, with no log-in sent. Throws `UnverifiedDeliveryError` where a signature is wrong,
   * or absent on an event that the vendor signs.
   */
  verify(delivery: Delivery, secret: string | null): Promise<readonly DeliveredEvent[]>
}
