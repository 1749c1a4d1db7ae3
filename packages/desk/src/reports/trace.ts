import { isReference } from '@jackfield/core'
import type { VendorCall } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { listAlerts } from './alerts.ts'
import type { AlertSummary } from './alerts.ts'

export interface TraceStep {
  readonly at: string
  /** A step of the ledger, such as `ticket-created`. */
  readonly step: string
  readonly alertId: string | null
  readonly detail: Readonly<Record<string, unknown>>
  readonly vendorCalls: readonly VendorCall[]
}

/** The road of a condition from its first alert on. */
export interface AlertTrace {
  /** The alert that was asked for; null where a ticket or reference was. */
  readonly alert: AlertSummary | null
  readonly condition: {
    readonly id: string
    readonly key: string
    readonly references: readonly string[]
    readonly generation: number
    readonly ticketId: string | null
    readonly ticketNumber: string | null
    readonly repeats: number
  }
  readonly steps: readonly TraceStep[]
  /** Vendor calls in all: what it cost of the tenant's quota. */
  readonly calls: number
}

/** By alert id, ticket id or number, reference, or condition key, tried in this order. Null where nothing of ours has that name. */
export async function traceOf(store: Store, workspace: string, name: string): Promise<AlertTrace | null> {
  const alert = /^\d{1,18}$/.test(name) ? ((await listAlerts(store, workspace, { ids: [name] }))[0] ?? null) : null
  const conditionId = await conditionOf(store, workspace, name, alert)
  if (conditionId === null) return null
  const condition = await store
    .in(workspace)
    .selectFrom('conditions')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', conditionId)
    .executeTakeFirstOrThrow()
  const intents = await store
    .in(workspace)
    .selectFrom('intents')
    .select('reference')
    .where('workspace_id', '=', workspace)
    .where('condition_id', '=', conditionId)
    .orderBy('generation')
    .execute()
  const lines = await store
    .in(workspace)
    .selectFrom('ledger')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('condition_id', '=', conditionId)
    .orderBy('id')
    .execute()
  return {
    alert,
    condition: {
      id: condition.id,
      key: condition.condition_key,
      references: intents.map((intent) => intent.reference),
      generation: condition.generation,
      ticketId: condition.ticket_id,
      ticketNumber: condition.ticket_number,
      repeats: condition.repeats,
    },
    steps: lines.map((line) => ({
      at: line.at.toISOString(),
      step: line.step,
      alertId: line.alert_id,
      detail: line.detail,
      vendorCalls: line.vendor_calls,
    })),
    calls: lines.reduce((sum, line) => sum + line.vendor_calls.length, 0),
  }
}

async function conditionOf(store: Store, workspace: string, name: string, alert: AlertSummary | null): Promise<string | null> {
  if (isReference(name)) {
    const intent = await store
      .in(workspace)
      .selectFrom('intents')
      .select('condition_id')
      .where('workspace_id', '=', workspace)
      .where('reference', '=', name)
      .executeTakeFirst()
    return intent?.condition_id ?? null
  }
  const condition = await store
    .in(workspace)
    .selectFrom('conditions')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where((where) =>
      alert
        ? where('condition_key', '=', alert.conditionKey).and('connection_id', '=', alert.connectionId)
        : where.or([where('ticket_id', '=', name), where('ticket_number', '=', name), where('condition_key', '=', name)]),
    )
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return condition?.id ?? null
}
