import type { SandboxClock } from './clock.ts'
import type { SandboxReply, SandboxRequest } from './exchange.ts'
import type { OutgoingDelivery } from './outgoing-delivery.ts'
import type { Random } from './random.ts'
import type { Route } from './route.ts'
import type {
  NewSandboxAlarm,
  SandboxAlarm,
  SandboxDelivery,
  SandboxDevice,
  SandboxRight,
  SandboxTechnician,
  SandboxTicket,
  SandboxWebhook,
} from './vendor-sandbox.ts'

/** What a vendor's world is made from, at the start and at each reset. */
export interface WorldContext {
  /** One of the definition's seeds. */
  readonly seed: string
  readonly clock: SandboxClock
  /** Without a slash at its end. Every absolute address in a reply starts with it. */
  readonly publicUrl: string
  /** Seeded by the seed's name: the same world each time. */
  readonly random: Random
  /** The chosen value of a variant. Throws for a name that the definition does not have. */
  variant(name: string): string
  /** Sends a request of the vendor's own, such as what a webhook is told. Its first try goes out once the work at hand is done. */
  deliver(delivery: OutgoingDelivery): void
}

/** The webhooks of a world. The last two throw `SandboxInputError` for a webhook or a record that is not there. */
export interface SandboxWebhooks {
  list(): readonly SandboxWebhook[]
  deliveryOf(webhookId: string, recordId: string): SandboxDelivery
  disable(webhookId: string): void
}

/** The alarms of a world. The last two throw `SandboxInputError` for a device, a ticket or an alarm that is not there. */
export interface SandboxAlarms {
  list(): readonly SandboxAlarm[]
  raise(alarm: NewSandboxAlarm): string
  close(alarmId: string): void
}

/** The faults that a vendor answers in its own words. */
export type SpokenFault = 'limit' | 'error-before' | 'error-after' | 'expired-login'

/**
 * A vendor, as routes and state. The engine does the rest: sockets, faults, late commits, counters, control calls. `World` is the vendor's
 * state; a reset makes a new one.
 */
export interface SandboxDefinition<World> {
  /** The connector's id. */
  readonly connector: string
  /** At least `empty` and `demo`; the first is the standard. */
  readonly seeds: readonly [string, ...string[]]
  /** What the facts leave open: possible behaviours by name, the standard one first. */
  readonly variants: Readonly<Record<string, readonly [string, ...string[]]>>
  /** Variants that show only beside values of others. */
  readonly variantNeeds?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Cut from the start of a path before routes and faults look at it. A path without it stays as it is. */
  readonly base?: RegExp
  /** Whether the vendor's paths may come in any case. */
  readonly ignoreCase?: boolean
  readonly routes: readonly Route<World>[]
  createWorld(context: WorldContext): World
  /** Asked before each route: log-in, headers, permissions. A reply refuses; null lets pass. */
  admit(world: World, request: SandboxRequest, route: Route<World>): SandboxReply | null
  /** No route fits. `methods` are those that the path has: not empty means a 405. */
  noRoute(world: World, request: SandboxRequest, methods: readonly string[]): SandboxReply
  /** `seconds` is the Retry-After of a `limit`. */
  faultReply(world: World, kind: SpokenFault, seconds: number, request: SandboxRequest): SandboxReply
  /** What a connection to it needs, as input of the connector's settings schema. */
  settings(world: World): Readonly<Record<string, unknown>>
  /** Throws `SandboxInputError` for a right that the vendor does not have. */
  setRights(world: World, rights: readonly SandboxRight[] | 'everything'): void
  tickets(world: World): readonly SandboxTicket[]
  /** Throws `SandboxInputError` for a ticket that is not there. */
  technician(world: World): SandboxTechnician
  /** Left out: a vendor without devices. */
  devices?(world: World): readonly SandboxDevice[]
  /** Left out: a vendor without alarms. */
  alarms?(world: World): SandboxAlarms
  /** Left out: a vendor without webhooks. */
  webhooks?(world: World): SandboxWebhooks
  /**
   * What can happen to a tenant of this vendor alone, by name: a user is locked, somebody else uses up the limit. What it gives is answered as
   * JSON. Throws `SandboxInputError` for input that it can't take. Left out: nothing.
   */
  readonly happenings?: Readonly<Record<string, (world: World, input: Readonly<Record<string, unknown>>) => unknown>>
}
