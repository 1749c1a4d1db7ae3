import { readAfterWrite } from '@jackfield/connector-kit'
import { NotFoundError } from '@jackfield/core'
import type { Id, Lane, OperationId, Ticket } from '@jackfield/core'
import { isRecordId } from '../mapping/ids.ts'
import { ticketFrom } from '../mapping/ticket.ts'
import type { Reading } from '../mapping/ticket.ts'
import type { Change } from '../mapping/ticket-change.ts'
import type { Tenant } from '../tenant.ts'
import { receiveOrNull } from '../wire/received.ts'
import type { Received } from '../wire/received.ts'
import { ticketWire } from '../wire/ticket.ts'
import type { TicketWire } from '../wire/ticket.ts'

export async function readTicket(tenant: Tenant, id: Id, operation: OperationId): Promise<Ticket> {
  return ticketFrom(await readTicketRecord(tenant, id, operation), await readingFor(tenant, operation))
}

export async function readTicketRecord(tenant: Tenant, id: Id, operation: OperationId): Promise<Received<TicketWire>> {
  if (!isRecordId(id)) throw noSuchTicket(id, operation)
  const { data } = await tenant.client.for(operation).GET('/v2/servicedesk/tickets/{ticketId}', { params: { path: { ticketId: id } } })
  const found = receiveOrNull(ticketWire, data, { operation, isWrite: false })
  if (found === null) throw noSuchTicket(id, operation)
  return found
}

/** What it takes to read tickets of this tenant. */
export async function readingFor({ lookups, user, choices }: Tenant, operation: OperationId): Promise<Reading> {
  return { kinds: await lookups.kinds(operation), zone: await user.zone(operation), choices }
}

export function noSuchTicket(id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'kaseya-bms',
    operation,
    message: `Kaseya BMS has no ticket with the id “${id}”.`,
    nextStep: 'Check the id, which is not the number that people quote; it may also be a ticket that this API user may not see.',
  })
}

/** Changes single members: a PUT would replace the whole ticket, with whatever somebody else wrote meanwhile. */
export async function patchTicket(tenant: Tenant, id: Id, changes: readonly Change[], operation: OperationId, lane?: Lane): Promise<void> {
  await tenant.client
    .for(operation, lane)
    .PATCH('/v2/servicedesk/tickets/{ticketId}', { params: { path: { ticketId: id } }, body: [...changes] })
}

/** The ticket after a change. Where only the reading fails, the error says that the change itself was answered. */
export async function readBack(tenant: Tenant, id: Id, operation: OperationId): Promise<Ticket> {
  return readAfterWrite(() => readTicket(tenant, id, operation), { connector: 'kaseya-bms', operation, record: `ticket ${id}` })
}
