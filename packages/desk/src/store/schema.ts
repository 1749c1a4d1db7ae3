import type { Phase, RoleBaseline, TicketChoices, WorkMark } from '@jackfield/core'
import type { ColumnType, Generated } from 'kysely'
import type { Json, Now } from './columns.ts'
import type { DeviceLinkTable, DiscoveryTable } from './device-schema.ts'
import type { Hold } from './hold.ts'
import type { AlertLinkTable, LinkedAlertTable } from './link-schema.ts'
import type {
  ApiKeyTable,
  AuditTable,
  DeliveryAttemptTable,
  EventDeliveryTable,
  EventTable,
  HookDeliveryTable,
  HookTable,
  IdempotencyTable,
  QuotaBucketTable,
  QuotaLeaseTable,
  QuotaSlotTable,
  QuotaWaiterTable,
  SubscriptionTable,
} from './service-schema.ts'

export interface WorkspaceTable {
  id: string
  name: string
  created_at: Now
}

export interface ConnectionTable {
  workspace_id: string
  /** A UUID. */
  id: string
  name: string
  /** The name it was created with: references are derived of it, so it outlives a change of name. */
  origin_name: string
  connector: string
  /** The settings as the vault sealed them: nothing of them stands here in clear. */
  sealed_settings: string
  choices: Json<TicketChoices>
  catch_all: Json<{ id: string; name: string } | null>
  /** Seconds. A copy of the setting, for reports that must not open the vault. */
  late_commit_window: number
  /** What a technician taught of the API user's rights. */
  role_baseline: Json<RoleBaseline | null>
  /** Rises with each change: open connections of an older version are closed. */
  version: Generated<number>
  /** Why it can't be used, as a job first met it. Null where it works or nobody tried. */
  failing: ColumnType<Hold | null, string | null | undefined, string | null>
  failing_since: ColumnType<Date | null, Date | null | undefined, Date | null>
  created_at: Now
  updated_at: Now
}

export interface CompanyLinkTable {
  workspace_id: string
  connection_id: string
  company_key: string
  company_id: string
  company_name: string
  /** Rises with each change. */
  version: Generated<number>
  created_at: Now
  updated_at: Now
}

/** What goes wrong and is told over and over: one row, and at most one open ticket. */
export interface ConditionTable {
  workspace_id: string
  id: Generated<string>
  connection_id: string
  condition_key: string
  company_key: string | null
  /** Rises when a closed ticket isn't reopened: each generation has a reference of its own. */
  generation: Generated<number>
  ticket_id: string | null
  ticket_number: string | null
  company_name: string | null
  /** Raised alerts since the ticket was opened, the first not counted. */
  repeats: Generated<number>
  /** The ticket as it stood after our last write. */
  mark: Json<WorkMark | null>
  /** A note that is under way: its text tells whether it arrived. */
  note_sending: Json<{ text: string; alertIds: readonly string[]; isClosing?: boolean } | null>
  note_sent_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  held: Json<Hold | null>
  /** Tries in a row that ended in an error. */
  failures: Generated<number>
  /** When the next delayed job of this condition runs. */
  wake_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  /** The ticket's phase as we last wrote or saw it. */
  ticket_phase: ColumnType<Phase | null, Phase | null | undefined, Phase | null>
  ticket_seen_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  /** What we asked the vendor to do with it and saw no end of yet: a turn that comes then is ours. */
  turn_sent: ColumnType<Turn | null, Turn | null | undefined, Turn | null>
  /** How often somebody said that the ticket changed since it was last read. */
  looks_wanted: Generated<number>
  created_at: Now
}

/** What becomes of a ticket. */
export type Turn = 'closed' | 'reopened'

export type AlertOutcome = 'ticket-created' | 'ticket-found' | 'noted' | 'reopened' | 'closed' | 'left-open' | 'no-ticket'

export interface AlertTable {
  workspace_id: string
  id: Generated<string>
  connection_id: string
  condition_id: string
  company_key: string | null
  state: 'raised' | 'cleared'
  severity: 'critical' | 'high' | 'medium' | 'low'
  title: string
  text: string
  device: string | null
  user_name: string | null
  at: string | null
  raw: Json<unknown>
  received_at: Now
  outcome: AlertOutcome | null
  settled_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  ticket_id: string | null
}

/** The will to create a ticket, committed before the request leaves. */
export interface IntentTable {
  workspace_id: string
  connection_id: string
  reference: string
  condition_id: string
  generation: number
  /** SHA-256 of the draft. */
  body_hash: string
  attempt: number
  /** `sending`: a request may be on its way. `unknown`: it ended without an answer. `refused`: surely nothing happened. `done`: there is a ticket. */
  state: 'sending' | 'unknown' | 'refused' | 'done'
  /** The latest time at which the last request can have left. */
  sent_at: ColumnType<Date, Date | undefined, Date>
  ticket_id: string | null
}

/** A later look whether a create that had no answer was carried out after all. */
export interface SweepTable {
  workspace_id: string
  id: Generated<string>
  connection_id: string
  condition_id: string
  reference: string
  due_at: Date
  done_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

/** What happened, in order. Never changed, never deleted by a job. */
export interface LedgerTable {
  workspace_id: string
  id: Generated<string>
  condition_id: string
  alert_id: string | null
  at: Now
  step: string
  detail: Json<Record<string, unknown>>
  vendor_calls: Json<readonly VendorCall[]>
}

/** One request to the vendor. The query is left out: it can hold names. */
export interface VendorCall {
  readonly method: string
  readonly path: string
  /** Null where no answer came. */
  readonly status: number | null
  readonly milliseconds: number
}

/** The tables of the schema `desk`. */
export interface DeskSchema {
  workspaces: WorkspaceTable
  connections: ConnectionTable
  company_links: CompanyLinkTable
  conditions: ConditionTable
  alerts: AlertTable
  intents: IntentTable
  sweeps: SweepTable
  ledger: LedgerTable
  api_keys: ApiKeyTable
  audit: AuditTable
  idempotency: IdempotencyTable
  subscriptions: SubscriptionTable
  events: EventTable
  event_deliveries: EventDeliveryTable
  delivery_attempts: DeliveryAttemptTable
  hooks: HookTable
  hook_deliveries: HookDeliveryTable
  device_links: DeviceLinkTable
  discoveries: DiscoveryTable
  alert_links: AlertLinkTable
  linked_alerts: LinkedAlertTable
  quota_buckets: QuotaBucketTable
  quota_slots: QuotaSlotTable
  quota_leases: QuotaLeaseTable
  quota_waiters: QuotaWaiterTable
}
