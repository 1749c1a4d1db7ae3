import type { Value } from '../records.ts'
import { now, tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'

/** Who was last at a record, and when. */
export function activity(tenant: Tenant, resourceId: number): Readonly<Record<string, Value>> {
  return { lastActivityDate: now(tenant), lastActivityResourceID: resourceId, lastActivityPersonType: 1 }
}

/** A note, a file or booked time on a ticket is activity of the ticket. */
export function touchTicket(tenant: Tenant, ticketId: number, resourceId: number): void {
  const table = tableOf(tenant, 'Tickets')
  const row = table.get(ticketId)
  if (row) table.update(ticketId, { values: { ...row.values, ...activity(tenant, resourceId) } })
}
