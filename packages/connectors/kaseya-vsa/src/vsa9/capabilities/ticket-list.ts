import { listingOf, PermissionError } from '@jackfield/core'
import type { Id, Lane, Listing, OperationId, Ticket, TicketQuery, Timestamp } from '@jackfield/core'
import { grantPlaces } from '../../role.ts'
import { isBadQuery, listTickets } from '../lists.ts'
import type { OrgWire } from '../wire/rows.ts'
import type { TicketWire } from '../wire/desk.ts'
import { isSameName } from '../mapping/entries.ts'
import { partsOfSummary } from '../mapping/summary.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { withMeaning } from './ticket-read.ts'
import type { FoundTicket } from './ticket-read.ts'

/** No call lists the tickets of all desks (fact sheet 1.9): one desk is walked after the other. */
export function listTicketsOf(tenant: Vsa9Tenant, query: TicketQuery): Listing<Ticket> {
  const operation = 'ticketDesk.list'
  return listingOf<Ticket>('user', async function* () {
    const org = query.companyId === undefined ? null : await orgOf(tenant, query.companyId, operation)
    if (org === undefined) return
    const filter = boundsOf(tenant, query, operation)
    for await (const page of walkDesks(tenant, { operation, boardId: query.boardId ?? null, filter })) {
      const ofOrg = page.filter(({ wire }) => org === null || isOf(org, wire))
      const tickets = await Promise.all(ofOrg.map((found) => withMeaning(tenant, found, operation)))
      yield tickets.filter((ticket) => isWanted(ticket, query))
    }
  })
}

/**
 * All tickets whose summary ends with the reference. The desks are walked from the given time of creation on, and compared here: no filter on
 * a part of a text decides whether a second ticket is made.
 */
export async function findByReference(tenant: Vsa9Tenant, reference: string, createdSince?: Timestamp): Promise<readonly Ticket[]> {
  const operation = 'ticketDesk.findByReference'
  const filter = boundsOf(tenant, createdSince === undefined ? {} : { createdSince }, operation)
  const found: FoundTicket[] = []
  for await (const page of walkDesks(tenant, { operation, boardId: null, filter, lane: 'alert' })) {
    found.push(...page.filter(({ wire }) => partsOfSummary(wire.Summary ?? '').reference === reference))
  }
  const tickets = await Promise.all(found.map((record) => withMeaning(tenant, record, operation)))
  return tickets.sort(byAge)
}

interface DeskWalk {
  readonly operation: OperationId
  /** Null: all desks. */
  readonly boardId: Id | null
  readonly filter: string | null
  readonly lane?: Lane
}

async function* walkDesks(tenant: Vsa9Tenant, { operation, boardId, filter, lane }: DeskWalk): AsyncGenerator<readonly FoundTicket[]> {
  const desks = await tenant.desks.recent(operation)
  const walkOf = (deskId: Id, bounds: string | null) =>
    listTickets(tenant.client, {
      operation,
      deskId,
      ...(lane === undefined ? {} : { lane }),
      ...(bounds === null ? {} : { filter: bounds }),
    }).pages()
  for (const { id: deskId } of desks) {
    if (boardId !== null && deskId !== boardId) continue
    const onDesk = (page: readonly Omit<FoundTicket, 'deskId'>[]) => page.map((record) => ({ ...record, deskId }))
    try {
      for await (const page of walkOf(deskId, filter)) yield onDesk(page)
    } catch (error) {
      // A filter is refused with the first page, before anything was given.
      if (filter === null || !isBadQuery(error)) throw error
      for await (const page of walkOf(deskId, null)) yield onDesk(page)
    }
  }
}

/** A filter with room for clocks and zones; what it lets through is compared once more. */
function boundsOf({ time }: Vsa9Tenant, query: Pick<TicketQuery, 'changedSince' | 'createdSince'>, operation: OperationId): string | null {
  const bounds = [
    ...(query.changedSince === undefined ? [] : [`ModifiedDate ge ${time.boundBefore(query.changedSince, operation)}`]),
    ...(query.createdSince === undefined ? [] : [`CreatedDate ge ${time.boundBefore(query.createdSince, operation)}`]),
  ]
  return bounds.length === 0 ? null : bounds.join(' and ')
}

/** Undefined where there is no such organization. Tickets name theirs, so without the list of organizations none can be told apart. */
async function orgOf(tenant: Vsa9Tenant, companyId: Id, operation: OperationId): Promise<OrgWire | undefined> {
  const index = await tenant.organizations.recent(operation)
  if (index) return index.byId(companyId) ?? undefined
  const needed = grantPlaces('companyDirectory.list', '9')
  throw new PermissionError({
    connector: 'kaseya-vsa',
    operation,
    outcome: 'not-sent',
    needed,
    message: 'Tickets name their organization, and the role of the VSA user does not let it see which one that is.',
    nextStep: `Grant the role: ${needed.map(({ path }) => path.join(' > ')).join('; ')}.`,
  })
}

function isOf(org: OrgWire, ticket: TicketWire): boolean {
  const { Organization: name } = ticket
  return name !== null && [org.OrgName, org.OrgRef].some((own) => own !== null && isSameName(own, name))
}

function isWanted(ticket: Ticket, { phase, changedSince, createdSince }: TicketQuery): boolean {
  if (phase !== undefined && (ticket.status.phase === 'closed') !== (phase === 'closed')) return false
  return isSince(ticket.changedAt, changedSince) && isSince(ticket.createdAt, createdSince)
}

/** VSA counts whole seconds. What has no time is kept. */
function isSince(time: Timestamp | null, since: Timestamp | undefined): boolean {
  return time === null || since === undefined || Date.parse(time) >= Math.floor(Date.parse(since) / 1000) * 1000
}

/** Oldest first; ids grow, and are compared as whole numbers of any length. */
export function byAge(left: Ticket, right: Ticket): number {
  const byTime = Date.parse(left.createdAt ?? '') - Date.parse(right.createdAt ?? '')
  return byTime || left.id.length - right.id.length || (left.id < right.id ? -1 : 1)
}
