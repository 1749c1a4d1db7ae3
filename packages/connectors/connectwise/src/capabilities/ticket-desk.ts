import { listingOf } from '@jackfield/core'
import type { Lane, OperationId, Ticket, TicketDesk } from '@jackfield/core'
import { listById } from '../listing.ts'
import { referenceConditions, ticketConditions } from '../mapping/conditions.ts'
import type { Conditions } from '../mapping/conditions.ts'
import type { Tenant } from '../tenant.ts'
import { ticketWire } from '../wire/ticket.ts'
import type { TicketWire } from '../wire/ticket.ts'
import { createTicket } from './ticket-create.ts'
import { closeTicket, reopenTicket } from './ticket-close.ts'
import { allWithMeaning, readTicket } from './ticket-read.ts'
import { updateTicket } from './ticket-update.ts'
import { readWorkState } from './work-state.ts'

export function ticketDesk(tenant: Tenant): TicketDesk {
  return {
    create: (draft) => createTicket(tenant, draft),
    get: (id) => readTicket(tenant, id, 'ticketDesk.get'),
    list: (query) => {
      // A query that makes no sense is refused when it is walked, not when the listing is made.
      return listingOf('user', async function* () {
        for await (const page of listTickets(tenant, 'ticketDesk.list', ticketConditions(query), 'interactive').pages()) {
          const tickets = await allWithMeaning(tenant, page, 'ticketDesk.list')
          yield tickets.filter((ticket) => isCreatedSince(ticket, query.createdSince))
        }
      })
    },
    // The scope is not needed: externalXRef is found by equality. The vendor's comparison may be looser than ours (case, spaces).
    findByReference: async (reference) => {
      const found = await listTickets(tenant, 'ticketDesk.findByReference', referenceConditions(reference), 'alert').all()
      const exact = found.filter(({ wire }) => wire.externalXRef === reference)
      return allWithMeaning(tenant, exact, 'ticketDesk.findByReference')
    },
    update: (id, change) => updateTicket(tenant, id, change),
    close: (id) => closeTicket(tenant, id),
    reopen: (id) => reopenTicket(tenant, id),
    workState: (id, mark) => readWorkState(tenant, id, mark),
  }
}

/** Full tickets are long: a page of 1000 would be several megabytes. */
const ticketsPerPage = 250

function listTickets(tenant: Tenant, operation: OperationId, conditions: Conditions, lane: Lane) {
  const calls = tenant.client.for(operation, lane)
  return listById<TicketWire>({
    operation,
    schema: ticketWire,
    conditions,
    pageSize: ticketsPerPage,
    page: (query) => calls.GET('/service/tickets', { params: { query } }),
    count: (query) => calls.GET('/service/tickets/count', { params: { query } }),
  })
}

/** The filter goes by the time of change, so what was created before is dropped here. */
function isCreatedSince(ticket: Ticket, since: string | undefined): boolean {
  return since === undefined || ticket.createdAt === null || Date.parse(ticket.createdAt) >= Math.floor(Date.parse(since) / 1000) * 1000
}
