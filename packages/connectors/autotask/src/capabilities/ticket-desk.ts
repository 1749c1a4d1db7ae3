import { listingOf } from '@jackfield/core'
import type { Lane, Listing, OperationId, Ticket, TicketDesk } from '@jackfield/core'
import { listById } from '../listing.ts'
import { referenceFilters, ticketFilters } from '../mapping/filters.ts'
import type { Filter } from '../mapping/filters.ts'
import { closedStatuses } from '../mapping/status.ts'
import { isMasked } from '../mapping/tenant-field.ts'
import { referenceOf, ticketFrom } from '../mapping/ticket.ts'
import type { Tenant } from '../tenant.ts'
import { protectedReference } from '../reference-field.ts'
import type { Received } from '../wire/received.ts'
import { ticketWire } from '../wire/ticket.ts'
import type { TicketWire } from '../wire/ticket.ts'
import { closeTicket, reopenTicket } from './ticket-close.ts'
import { createTicket } from './ticket-create.ts'
import { readingOf, readTicket } from './ticket-read.ts'
import { updateTicket } from './ticket-update.ts'
import { readWorkState } from './work-state.ts'

export function ticketDesk(tenant: Tenant): TicketDesk {
  return {
    create: (draft) => createTicket(tenant, draft),
    get: (id) => readTicket(tenant, id, 'ticketDesk.get'),
    list: (query) => {
      const operation = 'ticketDesk.list'
      // A query that makes no sense is refused when it is walked, not when the listing is made.
      return listingOf('user', async function* () {
        const tickets = listTickets(tenant, operation, ticketFilters(query, closedStatuses(tenant.choices)), 'interactive')
        const reading = await readingOf(tenant, operation)
        for await (const page of tickets.pages()) yield page.map((record) => ticketFrom(record, reading))
      })
    },
    // The scope is not needed: the field is found by equality. The vendor's comparison may be looser than ours (case, spaces).
    findByReference: (reference) => findByReference(tenant, reference),
    update: (id, change) => updateTicket(tenant, id, change),
    close: (id) => closeTicket(tenant, id),
    reopen: (id) => reopenTicket(tenant, id),
    workState: (id, mark) => readWorkState(tenant, id, mark),
  }
}

async function findByReference(tenant: Tenant, reference: string): Promise<readonly Ticket[]> {
  const operation = 'ticketDesk.findByReference'
  const { referenceField } = tenant
  const found = await listTickets(tenant, operation, referenceFilters(referenceField, reference), 'alert').all()
  const reading = await readingOf(tenant, operation)
  const held = found.map((record) => ({ record, value: referenceOf(record.wire, referenceField) }))
  if (held.some(({ value }) => isMasked(value))) throw protectedReference(referenceField, operation)
  return held.filter(({ value }) => value === reference).map(({ record }) => ticketFrom(record, reading))
}

function listTickets(tenant: Tenant, operation: OperationId, filters: readonly Filter[], lane: Lane): Listing<Received<TicketWire>> {
  return listById<TicketWire>(tenant.client, { entity: 'Tickets', operation, lane, schema: ticketWire, filters })
}
