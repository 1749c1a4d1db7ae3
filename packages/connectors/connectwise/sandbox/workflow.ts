import type { TicketRow } from './records.ts'
import type { Tenant } from './tenant.ts'
import { changeTicket } from './ticket-changes.ts'

/** The tenant's workflow undoes a close: the ticket has its old status again, by the hand of the workflow. */
export function putBack(tenant: Tenant, before: TicketRow): void {
  changeTicket(tenant, before.id, { statusId: before.statusId, closedDate: null, closedBy: null }, 'zWorkflow')
}
