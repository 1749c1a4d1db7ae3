import type { ChangedTicket, Id, TicketChange } from '@jackfield/core'
import { ticketFrom } from '../mapping/ticket.ts'
import { changesFrom, fieldsNotTaken } from '../mapping/ticket-change.ts'
import type { Tenant } from '../tenant.ts'
import { changeAndReadBack, readingOf, readTicketRecord } from './ticket-read.ts'

const operation = 'ticketDesk.update'

/** Reads first: what may not be read could not be read back, and another company leaves the old one's contact and devices behind. */
export async function updateTicket(tenant: Tenant, id: Id, change: TicketChange): Promise<ChangedTicket> {
  const before = await readTicketRecord(tenant, id, operation)
  const reading = await readingOf(tenant, operation)
  const { value, warnings } = changesFrom(change, before.wire, reading)
  if (Object.keys(value).length === 0) return { ticket: ticketFrom(before, reading), warnings }
  const ticket = await changeAndReadBack(tenant, id, value, operation)
  return { ticket, warnings: [...warnings, ...fieldsNotTaken(value, ticket, tenant.referenceField)] }
}
