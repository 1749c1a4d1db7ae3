import type { Page, PageQuery, VersionCondition } from '../page.ts'
import type { DeskEvent, EventType } from './event.ts'

/** Where events go. */
export interface Subscription {
  readonly id: string
  /** https; plain http only to hosts that the operator allows. */
  readonly url: string
  readonly description: string
  /** `all`: also types that are added later. */
  readonly eventTypes: readonly EventType[] | 'all'
  readonly state: 'active' | 'disabled'
  /** Why it is disabled: by hand, by the receiver (410), or since the last try of a delivery failed. Null where it is active. */
  readonly disabledReason: string | null
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}

export interface NewSubscription {
  readonly url: string
  readonly eventTypes: readonly EventType[] | 'all'
  readonly description?: string
}

export interface SubscriptionChanges extends Partial<NewSubscription> {
  /** `active` delivers again from the next event on; what was missed is replayed by hand. */
  readonly state?: 'active' | 'disabled'
}

/** A subscription at the only moment when its secret is told. */
export interface IssuedSubscription {
  readonly subscription: Subscription
  /** `whsec_` and base64 of 32 random bytes, as Standard Webhooks has it. */
  readonly secret: string
}

/** One event on its way to one subscription. */
export interface EventDelivery {
  readonly id: string
  readonly eventId: string
  readonly subscriptionId: string
  readonly type: EventType
  readonly state: 'pending' | 'delivered' | 'failed'
  readonly createdAt: string
  /** Null where no try is to come. */
  readonly nextTryAt: string | null
  /** Oldest first. */
  readonly attempts: readonly DeliveryAttempt[]
}

export interface DeliveryAttempt {
  readonly at: string
  /** Null where no answer came. */
  readonly status: number | null
  readonly milliseconds: number
  /** Null where it was taken. */
  readonly error: string | null
}

export interface EventQuery extends PageQuery {
  readonly type?: EventType
}

export interface DeliveryQuery extends PageQuery {
  readonly subscriptionId?: string
  readonly eventId?: string
  readonly state?: EventDelivery['state']
}

/**
 * Events of one workspace, signed as Standard Webhooks has it, to whoever subscribed. An event is stored in the transaction of the fact it
 * tells of, and delivered at least once: tries follow the first after 5 s, 1 min, 5 min, 30 min, 2 h, 5 h, 8 h and 8 h; after the last the
 * subscription is disabled, with the reason. Records that are not there give null.
 */
export interface Subscriptions {
  create(subscription: NewSubscription): Promise<IssuedSubscription>
  get(id: string): Promise<Subscription | null>
  /** Newest first. */
  list(query?: PageQuery): Promise<Page<Subscription>>
  update(id: string, changes: SubscriptionChanges, condition?: VersionCondition): Promise<Subscription | null>
  /** A new secret. Deliveries are signed with both for a day. */
  rotateSecret(id: string): Promise<IssuedSubscription | null>
  remove(id: string, condition?: VersionCondition): Promise<boolean>
  /** Sends `subscription.test` to this one alone. Gives the delivery, still pending. */
  test(id: string): Promise<EventDelivery | null>
  /** Newest first. */
  events(query?: EventQuery): Promise<Page<DeskEvent>>
  event(id: string): Promise<DeskEvent | null>
  /** Delivers an event again, under its own id: to one subscription, else to each that has its type. Disabled ones are left out. */
  replay(eventId: string, subscriptionId?: string): Promise<readonly EventDelivery[] | null>
  /** Newest first. */
  deliveries(query?: DeliveryQuery): Promise<Page<EventDelivery>>
}
