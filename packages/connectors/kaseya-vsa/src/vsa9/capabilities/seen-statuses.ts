import type { Id, OperationId } from '@jackfield/core'
import { pageSize } from '../../paging.ts'
import { receive } from '../../wire/received.ts'
import { pageOf } from '../envelope.ts'
import { isBadQuery } from '../lists.ts'
import type { SeenStatuses } from '../mapping/status.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { ticketWire } from '../wire/desk.ts'
import type { TicketWire } from '../wire/desk.ts'

/**
 * Which statuses open and closed tickets of a desk have, by a sample of at most twice a hundred: those changed last, and those closed last. What a
 * status means stands in no list of VSA.
 */
export async function readSeenStatuses(tenant: Vsa9Tenant, deskId: Id, operation: OperationId): Promise<SeenStatuses> {
  const samples = await Promise.all([
    sample(tenant, deskId, operation, { $orderby: 'ModifiedDate desc' }),
    sample(tenant, deskId, operation, { $orderby: 'Closed desc', $filter: "Closed gt DATETIME'1970-01-01T00:00:00'" }),
  ])
  const tickets = [...new Map(samples.flat().map((ticket) => [ticket.ServiceDeskTicketId, ticket])).values()]
  return {
    closed: namesByCount(tickets.filter((ticket) => ticket.Closed !== null)),
    open: namesByCount(tickets.filter((ticket) => ticket.Closed === null)),
  }
}

interface Sample {
  readonly $orderby: string
  readonly $filter?: string
}

async function sample(tenant: Vsa9Tenant, deskId: Id, operation: OperationId, query: Sample): Promise<readonly TicketWire[]> {
  const call = { operation, isWrite: false }
  try {
    const params = { path: { deskId }, query: { $top: pageSize, $skip: 0, ...query } }
    const { data } = await tenant.client.for(operation).GET('/automation/servicedesks/{deskId}/tickets', { params })
    return pageOf(data, call).rows.map((row) => receive(ticketWire, row, call).wire)
  } catch (error) {
    // A server that does not take such a filter leaves the other sample.
    if (isBadQuery(error)) return []
    throw error
  }
}

function namesByCount(tickets: readonly TicketWire[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { TicketStatus: name } of tickets) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, left], [, right]) => right - left).map(([name]) => name)
}
