import type { ColumnType, Generated } from 'kysely'
import type { Json, Later, Now } from './columns.ts'

export interface ApiKeyTable {
  workspace_id: string
  seq: Generated<string>
  id: string
  name: string
  operations: readonly string[]
  /** SHA-256 of the secret, hexadecimal. */
  secret_hash: string
  created_at: Now
  expires_at: Later
  last_used_at: Later
  revoked_at: Later
}

export interface AuditTable {
  workspace_id: string
  id: Generated<string>
  at: Now
  actor: string
  operation: string
  target: string | null
  outcome: 'done' | 'refused' | 'failed'
  code: string | null
  request_id: string | null
}

export interface IdempotencyTable {
  workspace_id: string
  key: string
  request_hash: string
  /** A UUID of whoever carries it out. */
  claim: string
  claimed_at: Date
  /** Null while it is under way. */
  reply: Json<{ status: number; headers: Readonly<Record<string, string>>; body: string } | null>
  expires_at: Date
}

export interface SubscriptionTable {
  workspace_id: string
  seq: Generated<string>
  id: string
  url: string
  description: string
  /** Null: all, also those that are added later. */
  event_types: readonly string[] | null
  sealed_secret: string
  sealed_previous_secret: ColumnType<string | null, string | null | undefined, string | null>
  /** Until when deliveries are signed with the previous secret, too. */
  previous_until: Later
  state: Generated<'active' | 'disabled'>
  disabled_reason: ColumnType<string | null, string | null | undefined, string | null>
  version: Generated<number>
  created_at: Now
  updated_at: Now
}

export interface EventTable {
  workspace_id: string
  seq: Generated<string>
  id: string
  type: string
  at: Now
  data: Json<Record<string, unknown>>
}

export interface EventDeliveryTable {
  workspace_id: string
  id: Generated<string>
  event_id: string
  subscription_id: string
  state: Generated<'pending' | 'delivered' | 'failed'>
  tries: Generated<number>
  /** Null where no try is to come. */
  next_try_at: Later
  created_at: Now
}

export interface DeliveryAttemptTable {
  workspace_id: string
  id: Generated<string>
  delivery_id: string
  at: Now
  status: number | null
  milliseconds: number
  error: string | null
}

export interface HookTable {
  workspace_id: string
  seq: Generated<string>
  id: string
  connection_id: string
  topic: 'tickets' | 'alarms'
  /** SHA-256 of the token, hexadecimal. */
  token_hash: string
  /** For the vendor, whenever the webhook is repaired. */
  sealed_token: string
  /** What the vendor signs with. Null where it publishes a key, or before it answered. */
  sealed_secret: ColumnType<string | null, string | null | undefined, string | null>
  vendor_id: ColumnType<string | null, string | null | undefined, string | null>
  state: Generated<'registering' | 'active' | 'disabled' | 'gone'>
  created_at: Now
  last_delivery_at: Later
  received: Generated<string>
  refused: Generated<string>
}

/** What was received and believed, by the SHA-256 of its body: it is believed once. */
export interface HookDeliveryTable {
  workspace_id: string
  hook_id: string
  digest: string
  at: Now
}

interface QuotaBucketKey {
  workspace_id: string
  connection_id: string
  bucket: string
}

export interface QuotaBucketTable extends QuotaBucketKey {
  not_before: Now
}

/** Units counted in one sixtieth of a window. */
export interface QuotaSlotTable extends QuotaBucketKey {
  per_ms: string
  slot: string
  units: string
}

/** A call under way, where calls at the same time are limited. */
export interface QuotaLeaseTable extends QuotaBucketKey {
  id: string
  until: Date
}

export interface QuotaWaiterTable extends QuotaBucketKey {
  holder: string
  lane: number
  until: Date
}
