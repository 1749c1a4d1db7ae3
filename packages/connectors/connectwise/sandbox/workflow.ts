import type { TicketRow } from './records.ts'
import { touched } from './tenant.ts'
import type { Tenant } from './tenant.ts'

/** The tenant's workflow undoes a close: the ticket has its old status again, by the hand of the workflow. */
export function putBack(tenant: Tenant, before: TicketRow): void {
  tenant.tickets.update(before.id, { statusId: before.statusId, closedDate: null, closedBy: null, ...touched(tenant, 'zWorkflow') })
}
