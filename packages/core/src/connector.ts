import type { z } from 'zod'
import type { DeclaredCapabilities } from './capability.ts'
import type { Clock } from './clock.ts'
import type { ConnectionV1 } from './connection.ts'
import type { Fetch } from './fetch.ts'
import type { Id } from './id.ts'
import type { Logger } from './logger.ts'
import type { Notice } from './notice.ts'
import type { Quota } from './quota.ts'
import type { RoleDefinition } from './role.ts'
import type { RoleBaseline } from './role-learner.ts'
import type { SettingsSchema } from './settings.ts'
import type { PriorityLevel } from './ticket.ts'
import type { Language } from './text.ts'
import type { ReferencePlacement } from './ticket-desk.ts'

/** An entry that somebody chose from one of the tenant's lists. Matched by id first; by name on a board that has its own list. */
export interface Choice {
  readonly id: Id
  readonly name: string
}

/** What a tenant's technicians chose from their own lists. All may be left open: the vendor's own defaults are used then. */
export interface TicketChoices {
  readonly board?: Choice
  readonly status?: Choice
  readonly closeStatus?: Choice
  readonly reopenStatus?: Choice
  /** Statuses that mean “waiting for somebody else”: no vendor tells them. */
  readonly waitingStatuses?: readonly Choice[]
  /** For vendors that want a type or a source of every ticket. */
  readonly type?: Choice
  readonly source?: Choice
  readonly priorities?: Readonly<Partial<Record<PriorityLevel, Choice>>>
}

/** All that a connection may use of the world. It has no other way out: no globals, no environment, no clock of its own. */
export interface ConnectContext {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly logger: Logger
  /** Aborts every call of the connection. */
  readonly signal: AbortSignal
  readonly quota: Quota
  readonly choices: TicketChoices
  /** What a technician taught of this API user's rights; null where nobody did, and for vendors that tell rights by name. */
  readonly baseline: RoleBaseline | null
}

/** A vendor, as a value. `S` is the schema of its settings. */
export interface ConnectorV1<S extends SettingsSchema = SettingsSchema> {
  readonly specificationVersion: 'v1'
  /** Permanent, lower case with hyphens: `connectwise`. */
  readonly id: string
  readonly displayName: string
  readonly kind: 'psa' | 'rmm'
  readonly settings: S
  readonly role: RoleDefinition
  /** The set-up steps in Markdown, by language: file addresses beside the code. `{{role}}` stands where the permission table goes. */
  readonly guide: Readonly<Record<'en', URL> & Partial<Record<Language, URL>>>
  /** What it may have, for any tenant. */
  readonly capabilities: DeclaredCapabilities
  /** Where the reference of a ticket is kept; null for a connector without tickets. */
  readonly reference: ReferencePlacement | null
  /**
   * What a person should know of these settings, judged without asking the vendor: a token that ends soon, a key that breaks the vendor's own
   * rules. Pure. `now` is in milliseconds since 1970; `settings` is the output of the schema.
   */
  notices(settings: z.output<S>, now: number): readonly Notice[]
  /** Makes a connection without talking to the vendor, as far as the vendor allows. `settings` is the output of the schema. */
  connect(settings: z.output<S>, context: ConnectContext): Promise<ConnectionV1>
}

/** Any connector, where its settings' type does not matter. */
// oxlint-disable-next-line typescript/no-explicit-any -- a connector is contravariant in its settings; callers parse with its own schema first
export type AnyConnector = ConnectorV1<any>

/** Checks a connector's shape by type and returns it as it is. */
export function defineConnector<S extends SettingsSchema>(connector: ConnectorV1<S>): ConnectorV1<S> {
  return connector
}
