import type { ChangedTicket, Id, TicketChange } from '@jackfield/core'
import { ticketFrom } from '../mapping/ticket.ts'
import { changesFrom, fieldsNotTaken } from '../mapping/ticket-change.ts'
import type { Tenant } from '../tenant.ts'
import { patchTicket, readBack, readingFor, readTicketRecord } from './ticket-read.ts'

const operation = 'ticketDesk.update'

/** Reads first: title and details are changed around the reference that stands in them. */
export async function updateTicket(tenant: Tenant, id: Id, change: TicketChange): Promise<ChangedTicket> {
  const before = await readTicketRecord(tenant, id, operation)
  const location = change.companyId === undefined ? null : await tenant.lookups.mainLocation(change.companyId, operation)
  const { value: changes, warnings } = changesFrom(change, before.wire, location, tenant.choices)
  if (changes.length === 0) return { ticket: ticketFrom(before, await readingFor(tenant, operation)), warnings }
  await patchTicket(tenant, id, changes, operation)
  const ticket = await readBack(tenant, id, operation)
  return { ticket, warnings: [...warnings, ...fieldsNotTaken(change, changes, ticket)] }
}
