import type { EntityRow } from './records.ts'
import { systemResourceId, tableOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import { announce } from './webhooks/announce.ts'
import { activity } from './write/activity.ts'
import { completeStatus } from './write/ticket-rules.ts'

/** What the workflow does once the reply to a write is out: it may undo a close (FACTS 5, Closing). */
export function workflowAfter(tenant: Tenant, before: EntityRow | null, row: EntityRow): (() => void) | null {
  const closes = row.values['status'] === completeStatus && before !== null && before.values['status'] !== completeStatus
  return closes && tenant.putBackWhenClosed.has(row.id) ? () => putBack(tenant, before) : null
}

/** The tenant's workflow undoes a close: the ticket has its old status again, by nobody's hand. */
export function putBack(tenant: Tenant, before: EntityRow): void {
  changeTicket(
    tenant,
    before.id,
    { status: before.values['status'] ?? 1, completedDate: null, completedByResourceID: null },
    systemResourceId,
  )
}

/** A change to a ticket by somebody in the same tenant. Webhooks hear of it. */
export function changeTicket(
  tenant: Tenant,
  id: number,
  changes: Readonly<Record<string, string | number | boolean | null>>,
  by: number,
): void {
  const table = tableOf(tenant, 'Tickets')
  const before = table.get(id)
  if (!before) return
  const values = { ...before.values, ...activity(tenant, by) }
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete values[name]
    else values[name] = value
  }
  const row = table.update(id, { values }) ?? before
  announce(tenant, { entity: 'Tickets', action: 'Update', row, before, by })
}
