import type { TicketDesk } from '@jackfield/core'
import type { Tenant } from '../tenant.ts'
import { closeTicket, reopenTicket } from './ticket-close.ts'
import { createTicket } from './ticket-create.ts'
import { readTicket } from './ticket-read.ts'
import { findByReference, listTickets } from './ticket-search.ts'
import { updateTicket } from './ticket-update.ts'
import { readWorkState } from './work-state.ts'

export function ticketDesk(tenant: Tenant): TicketDesk {
  return {
    create: (draft) => createTicket(tenant, draft),
    get: (id) => readTicket(tenant, id, 'ticketDesk.get'),
    list: (query) => listTickets(tenant, query),
    findByReference: (reference, scope) => findByReference(tenant, reference, scope),
    update: (id, change) => updateTicket(tenant, id, change),
    close: (id) => closeTicket(tenant, id),
    reopen: (id) => reopenTicket(tenant, id),
    workState: (id, mark) => readWorkState(tenant, id, mark),
  }
}
