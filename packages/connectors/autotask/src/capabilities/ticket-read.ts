import { readAfterWrite } from '@jackfield/connector-kit'
import { NotFoundError } from '@jackfield/core'
import type { Id, OperationId, Ticket } from '@jackfield/core'
import { isRecordId, numberOf } from '../mapping/ids.ts'
import { ticketFrom } from '../mapping/ticket.ts'
import type { TicketReading } from '../mapping/ticket.ts'
import type { Changes } from '../mapping/ticket-change.ts'
import type { Tenant } from '../tenant.ts'
import { receiveItem } from '../wire/received.ts'
import type { Received } from '../wire/received.ts'
import { ticketWire } from '../wire/ticket.ts'
import type { TicketWire } from '../wire/ticket.ts'

/** What tickets of this tenant are read with, at most ten minutes old. */
export async function readingOf({ metadata, choices, referenceField }: Tenant, operation: OperationId): Promise<TicketReading> {
  return { lists: await metadata.recent('Tickets', operation), choices, referenceField }
}

export async function readTicket(tenant: Tenant, id: Id, operation: OperationId): Promise<Ticket> {
  const record = await readTicketRecord(tenant, id, operation)
  return ticketFrom(record, await readingOf(tenant, operation))
}

/** A zone that the tenant has left may answer that there is none, so the zone is asked for again before that is believed. */
export async function readTicketRecord(tenant: Tenant, id: Id, operation: OperationId): Promise<Received<TicketWire>> {
  if (!isRecordId(id)) throw noSuchTicket(id, operation)
  const read = async (): Promise<Received<TicketWire> | null> => {
    const { data } = await tenant.client.for(operation).GET('/V1.0/Tickets/{id}', { params: { path: { id } } })
    return receiveItem(ticketWire, data, { operation, isWrite: false })
  }
  const found = (await read()) ?? ((await tenant.client.hasMoved()) ? await read() : null)
  if (found === null) throw noSuchTicket(id, operation)
  return found
}

export function noSuchTicket(id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'autotask',
    operation,
    message: `Autotask has no ticket with the id “${id}”, or this API user may not see it.`,
    nextStep: 'Check the id: it is the number that the API uses, not the ticket number that starts with T.',
  })
}

/**
 * Sends changes and reads the ticket back: an answer of 200 is no proof that they stayed. Where only the reading fails, the error says that the
 * change itself was answered.
 */
export async function changeAndReadBack(tenant: Tenant, id: Id, changes: Changes, operation: OperationId): Promise<Ticket> {
  const body = { ...changes, id: numberOf(id, 'id', operation) }
  await tenant.client.for(operation).PATCH('/V1.0/Tickets', { body, headers: tenant.client.onBehalf })
  return readAfterWrite(() => readTicket(tenant, id, operation), { connector: 'autotask', operation, record: `ticket ${id}` })
}
