import { readAfterWrite } from '@jackfield/connector-kit'
import { JackfieldError, NotFoundError, VendorFaultError } from '@jackfield/core'
import type { Id, OperationId, Reference, Ticket } from '@jackfield/core'
import { isDigits } from '../../company-query.ts'
import { receive } from '../../wire/received.ts'
import type { Received } from '../../wire/received.ts'
import type { DeskLists } from '../desks.ts'
import { resultOf } from '../envelope.ts'
import { idLiteral, isBadQuery, listTickets } from '../lists.ts'
import { ticketFrom } from '../mapping/ticket.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { ticketWire } from '../wire/desk.ts'
import type { TicketWire } from '../wire/desk.ts'

/** A ticket, and the desk that it is on where the vendor's row did not say. */
export interface FoundTicket extends Received<TicketWire> {
  readonly deskId: Id | null
}

const noLists: DeskLists = { statuses: [], priorities: [], categories: [] }

export async function readTicket(tenant: Vsa9Tenant, id: Id, operation: OperationId): Promise<Ticket> {
  return withMeaning(tenant, await findTicket(tenant, id, operation), operation)
}

/** What a ticket's names mean: ids of its desk's lists, the id of its organization. */
export async function withMeaning(tenant: Vsa9Tenant, found: FoundTicket, operation: OperationId): Promise<Ticket> {
  const { choices, time } = tenant
  const { deskId, wire } = found
  const [lists, desk, company] = await Promise.all([
    deskId === null ? noLists : tenant.desks.recentLists(deskId, operation),
    deskId === null ? null : referenceToDesk(tenant, deskId, operation),
    companyOf(tenant, wire, operation),
  ])
  return ticketFrom(found, { lists, desk, company, choices, time })
}

async function referenceToDesk(tenant: Vsa9Tenant, id: Id, operation: OperationId): Promise<Reference> {
  const desks = await tenant.desks.recent(operation)
  return { id, name: desks.find((desk) => desk.id === id)?.name ?? null }
}

/** Null where the ticket names none, the name is not one organization's, or the role does not let us see them. */
async function companyOf(tenant: Vsa9Tenant, wire: TicketWire, operation: OperationId): Promise<Reference | null> {
  if (wire.Organization === null) return null
  const found = (await tenant.organizations.recent(operation))?.byName(wire.Organization)
  return found ? { id: found.OrgId, name: found.OrgName ?? wire.Organization } : null
}

/**
 * The ticket by its id. A server has been seen to answer 500 for single tickets that its lists hold (fact sheet 1.9), and what it says of
 * an id that it does not have is not settled: both are decided by the lists of the desks.
 */
export async function findTicket(tenant: Vsa9Tenant, id: Id, operation: OperationId): Promise<FoundTicket> {
  if (!isDigits(id)) throw noSuchTicket(id, operation)
  const call = { operation, isWrite: false }
  try {
    const params = { path: { ticketId: id } }
    const { data } = await tenant.client.for(operation).GET('/automation/servicedesktickets/{ticketId}', { params })
    const result = resultOf(data, call)
    const row: unknown = Array.isArray(result) ? result[0] : result
    if (typeof row !== 'object' || row === null) throw noSuchTicket(id, operation)
    const record = receive(ticketWire, row, call)
    return record.wire.ServiceDeskId === null
      ? await onItsDesk(tenant, record, operation)
      : { ...record, deskId: record.wire.ServiceDeskId }
  } catch (error) {
    if (!VendorFaultError.isInstance(error) && !isBadQuery(error)) throw error
    const found = await searchDesks(tenant, id, operation).catch((searchError: unknown) => {
      throw JackfieldError.isInstance(searchError) && VendorFaultError.isInstance(error) ? error : searchError
    })
    if (found) return found
    throw noSuchTicket(id, operation)
  }
}

async function onItsDesk(tenant: Vsa9Tenant, record: Received<TicketWire>, operation: OperationId): Promise<FoundTicket> {
  const desks = await tenant.desks.recent(operation)
  if (desks.length === 1) return { ...record, deskId: desks[0]?.id ?? null }
  return { ...record, deskId: (await searchDesks(tenant, record.wire.ServiceDeskTicketId, operation))?.deskId ?? null }
}

/** By the id as a filter first; where the server does not take it, or finds none, by all tickets. */
async function searchDesks(tenant: Vsa9Tenant, id: Id, operation: OperationId): Promise<FoundTicket | null> {
  for (const filter of [`ServiceDeskTicketId eq ${idLiteral(id)}`, undefined]) {
    for (const { id: deskId } of await tenant.desks.recent(operation)) {
      try {
        for await (const record of listTickets(tenant.client, { operation, deskId, ...(filter === undefined ? {} : { filter }) })) {
          if (record.wire.ServiceDeskTicketId === id) return { ...record, deskId }
        }
      } catch (error) {
        if (filter === undefined || !isBadQuery(error)) throw error
      }
    }
  }
  return null
}

export function noSuchTicket(id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'kaseya-vsa',
    operation,
    message: `VSA's service desk has no ticket “${id}”, or the VSA user may not see it.`,
    nextStep: 'Check the id: people see another number, which starts with the prefix of the desk.',
  })
}

/** Reads back after a change: an answer of 200 is no proof that it stayed. Where only the reading fails, the error says so. */
export async function readBack(tenant: Vsa9Tenant, id: Id, operation: OperationId): Promise<Ticket> {
  return readAfterWrite(() => readTicket(tenant, id, operation), { connector: 'kaseya-vsa', operation, record: `ticket ${id}` })
}
