import { announce } from './callbacks/announce.ts'
import type { TicketRow } from './records.ts'
import { apiMemberIdentifier, touched } from './tenant.ts'
import type { Tenant } from './tenant.ts'

/**
 * Changes a ticket, or just touches it: what is added to it changes it too. Callbacks hear of it, but for a save that says `skipCallback`:
 * that one of those is silent is inferred from the name (FACTS 6). `by` is a member's identifier.
 */
export function changeTicket(
  tenant: Tenant,
  id: number,
  changes: Partial<Omit<TicketRow, 'id'>>,
  by: string = apiMemberIdentifier,
  skipCallback = false,
): TicketRow | undefined {
  const row = tenant.tickets.update(id, { ...changes, ...touched(tenant, by) })
  if (row && !skipCallback) announce(tenant, { type: 'ticket', action: 'updated', row, by })
  return row
}

export function deleteTicket(tenant: Tenant, id: number, by: string = apiMemberIdentifier): boolean {
  const row = tenant.tickets.get(id)
  if (!row) return false
  tenant.tickets.delete(id)
  announce(tenant, { type: 'ticket', action: 'deleted', row, by })
  return true
}
