import { listingOf } from '@jackfield/core'
import type { Lane, Listing, OperationId, ReferenceScope, Ticket, TicketQuery } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import { listCounted } from '../listing.ts'
import { carries } from '../mapping/reference.ts'
import { ticketFrom } from '../mapping/ticket.ts'
import { isSince, noLaterThan } from '../mapping/times.ts'
import type { Zone } from '../mapping/times.ts'
import { idNumber } from '../mapping/ids.ts'
import type { Tenant } from '../tenant.ts'
import { isUntold } from '../user.ts'
import type { Received } from '../wire/received.ts'
import { ticketWire } from '../wire/ticket.ts'
import type { TicketWire } from '../wire/ticket.ts'
import { readingFor } from './ticket-read.ts'

export type TicketFilter = components['schemas']['TicketFilter']

/** Filters of the vendor only narrow: what each of them means to the letter is not published, so the rows are compared here. */
export function listTickets(tenant: Tenant, query: TicketQuery): Listing<Ticket> {
  const operation = 'ticketDesk.list'
  return listingOf('user', async function* () {
    const reading = await readingFor(tenant, operation)
    const filter = await filterFor(tenant, query, reading.zone)
    for await (const page of search(tenant, operation, filter, 'interactive').pages()) {
      yield page.map((record) => ticketFrom(record, reading)).filter((ticket) => fits(ticket, query))
    }
  })
}

/**
 * A scan of the tickets of the account that were created since, compared here. Where `check()` has proved on this tenant that the filter by
 * title finds a reference, that is asked first; but only a whole scan is believed where it says that there is none, since somebody may have
 * edited a title.
 */
export async function findByReference(tenant: Tenant, reference: string, scope: ReferenceScope): Promise<readonly Ticket[]> {
  const operation = 'ticketDesk.findByReference'
  const reading = await readingFor(tenant, operation)
  const bounds = await filterFor(tenant, scope, reading.zone, operation)
  const found = async (filter: TicketFilter): Promise<readonly Received<TicketWire>[]> =>
    (await search(tenant, operation, filter, 'alert').all()).filter(({ wire }) => carries(wire, reference))
  const quick = tenant.titleFilter.isProved ? await found({ ...bounds, Title: reference }) : []
  const records = quick.length > 0 ? quick : await found(bounds)
  return records.map((record) => ticketFrom(record, reading)).sort(byAge)
}

export function search(tenant: Tenant, operation: OperationId, filter: TicketFilter, lane: Lane): Listing<Received<TicketWire>> {
  const calls = tenant.client.for(operation, lane)
  return listCounted<TicketWire>({
    operation,
    schema: ticketWire,
    page: (page) => calls.POST('/v2/servicedesk/tickets/search', { body: { ...page, Filter: filter } }),
  })
}

async function filterFor(
  tenant: Tenant,
  query: TicketQuery,
  zone: Zone,
  operation: OperationId = 'ticketDesk.list',
): Promise<TicketFilter> {
  const board = query.boardId === undefined ? null : await queueName(tenant, query.boardId, operation)
  if (query.companyId !== undefined) idNumber(query.companyId, 'companyId', operation)
  return {
    ExcludeCompleted: query.phase === 'open' ? 1 : 0,
    ...(query.companyId === undefined ? {} : { AccountIds: query.companyId }),
    ...(board === null ? {} : { QueueNames: board }),
    ...(query.createdSince === undefined ? {} : { CreatedOnFrom: noLaterThan(query.createdSince, zone, operation) }),
    ...(query.changedSince === undefined ? {} : { LastActivityUpdateFrom: noLaterThan(query.changedSince, zone, operation) }),
  }
}

/**
 * The filter takes names with commas between. One that holds a comma itself can't be asked for, nor one that is not known; a user who may not
 * see the queues still sees its tickets.
 */
async function queueName({ lookups }: Tenant, boardId: string, operation: OperationId): Promise<string | null> {
  try {
    const name = (await lookups.queues(operation)).find(({ id }) => id === boardId)?.name ?? null
    return name === null || name.includes(',') ? null : name
  } catch (error) {
    if (isUntold(error)) return null
    throw error
  }
}

function fits(ticket: Ticket, query: TicketQuery): boolean {
  if (query.companyId !== undefined && ticket.company?.id !== query.companyId) return false
  if (query.boardId !== undefined && ticket.board?.id !== query.boardId) return false
  if (query.phase !== undefined && (ticket.status.phase === 'closed') !== (query.phase === 'closed')) return false
  return isSince(ticket.createdAt, query.createdSince) && isSince(ticket.changedAt, query.changedSince)
}

/** Oldest first; of one second by id, which rises. */
function byAge(left: Ticket, right: Ticket): number {
  return Date.parse(left.createdAt ?? '') - Date.parse(right.createdAt ?? '') || Number(left.id) - Number(right.id)
}
