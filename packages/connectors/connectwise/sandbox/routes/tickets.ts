import { commitWith, Refusal } from '@jackfield/sandbox'
import type { Route, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { jsonBody, objectBody } from '../body.ts'
import { notFound, notPermitted } from '../errors.ts'
import { readPatch } from '../json-patch.ts'
import type { Filters } from '../found-rows.ts'
import { answerCount, answerList, answerRecord, queryValue, recordReply } from '../listing.ts'
import type { ListSource } from '../listing.ts'
import { onlyFields } from '../only-fields.ts'
import { requireClosing, seesClosedTickets } from '../permission.ts'
import type { TicketRow } from '../records.ts'
import { apiMemberIdentifier, newStamp } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { changeTicket, deleteTicket } from '../ticket-changes.ts'
import { createTicket } from '../ticket-create.ts'
import { ticketMembers, ticketNames } from '../ticket-fields.ts'
import { blankTicket, closes, patchable, withFields } from '../ticket-write.ts'
import type { TicketFields } from '../ticket-write.ts'
import { ticketChildNames } from '../wire/names.ts'
import { href } from '../wire/wire-record.ts'
import { presentTicket, ticketColumns } from '../wire/tickets.ts'
import { putBack } from '../workflow.ts'

const path = '/service/tickets'
const onePath = `${path}/{id}`

export const ticketRoutes: readonly Route<Tenant>[] = [
  { method: 'GET', path, kind: 'list', answer: (tenant, request) => answerList(tenant, request, ticketSource(tenant)) },
  { method: 'GET', path: `${path}/count`, kind: 'read', answer: (tenant, request) => answerCount(tenant, ticketSource(tenant), request) },
  {
    method: 'POST',
    path: `${path}/search`,
    kind: 'list',
    answer: (tenant, request) => answerList(tenant, request, { ...ticketSource(tenant), filters: searchFilters(request) }),
  },
  {
    method: 'GET',
    path: onePath,
    kind: 'read',
    answer: (tenant, request) => answerRecord(request, presentTicket(tenant, ticketAt(tenant, request))),
  },
  {
    method: 'POST',
    path,
    kind: 'write',
    answer(tenant, request) {
      const given = objectBody(request, 'Ticket', ticketMembers)
      const fields = (): TicketFields =>
        withFields(tenant, { ...blankTicket(tenant), ...newStamp(tenant) }, given, apiMemberIdentifier, 'created')
      if (closes(tenant, fields().statusId)) requireClosing(tenant, 'POST', path)
      return commitWith(() => {
        const row = createTicket(tenant, fields(), given, apiMemberIdentifier)
        return saved(tenant, request, 201, row, { location: location(tenant, row) })
      })
    },
  },
  {
    method: 'PUT',
    path: onePath,
    kind: 'write',
    answer(tenant, request) {
      const given = objectBody(request, 'Ticket', ticketMembers)
      return commitWith(
        change(tenant, request, 'PUT', given, (before) => {
          // What is left out goes to its default (FACTS 2); what the vendor computes stays.
          const kept = { ...blankTicket(tenant), ...lasting(before) }
          return withFields(tenant, kept, given, apiMemberIdentifier, 'replaced')
        }),
      )
    },
  },
  {
    method: 'PATCH',
    path: onePath,
    kind: 'write',
    answer(tenant, request) {
      const changes = readPatch(jsonBody(request), 'ticket', patchable)
      const given = Object.fromEntries(changes.map(({ member, value }) => [member, value]))
      return commitWith(
        change(tenant, request, 'PATCH', given, (before) => withFields(tenant, before, given, apiMemberIdentifier, 'patched')),
      )
    },
  },
  {
    method: 'DELETE',
    path: onePath,
    kind: 'write',
    answer(tenant, request) {
      const { id } = ticketAt(tenant, request)
      return commitWith(() => {
        deleteTicket(tenant, id)
        return { status: 204 }
      })
    },
  },
]

/** The ticket of a route. Throws the vendor's 404, and a 403 for a closed one that the member may not see. */
export function ticketAt(tenant: Tenant, { params }: SandboxRequest): TicketRow {
  const row = tenant.tickets.get(Number(params['id']))
  if (!row) throw notFound('Ticket', params['id'] ?? '')
  if (closes(tenant, row.statusId) && !seesClosedTickets(tenant)) throw new Refusal(notPermitted())
  return row
}

function ticketSource(tenant: Tenant): ListSource<TicketRow> {
  const rows = tenant.tickets.rows()
  return {
    names: ticketNames,
    childNames: ticketChildNames,
    rows: seesClosedTickets(tenant) ? rows : rows.filter((row) => !closes(tenant, row.statusId)),
    present: (row) => presentTicket(tenant, row),
    columns: ticketColumns(tenant),
    insertRow: () => addTicket(tenant),
    deleteRow: ([first]) => first !== undefined && deleteTicket(tenant, first.id, 'mweber'),
  }
}

const searchMembers: ReadonlyMap<string, keyof Filters> = new Map([
  ['conditions', 'conditions'],
  ['orderby', 'orderBy'],
  ['childconditions', 'childConditions'],
  ['customfieldconditions', 'customFieldConditions'],
])

/** Paging stays in the query string: `page` in the body is refused (FACTS 2). */
function searchFilters(request: SandboxRequest): Filters {
  const given = objectBody(request, 'FilterValues', searchMembers)
  const text = (name: keyof Filters): string => (typeof given[name] === 'string' ? given[name].trim() : '')
  return {
    conditions: text('conditions'),
    orderBy: text('orderBy'),
    childConditions: text('childConditions'),
    customFieldConditions: text('customFieldConditions'),
  }
}

/** Tries a change, so that what is wrong is refused now, and gives the commit that makes it on the ticket of that time. */
function change(
  tenant: Tenant,
  request: SandboxRequest,
  method: 'PUT' | 'PATCH',
  given: Readonly<Record<string, unknown>>,
  apply: (before: TicketRow) => TicketFields,
): () => SandboxReply {
  const tried = (): { before: TicketRow; after: TicketFields } => {
    const before = ticketAt(tenant, request)
    const after = apply(before)
    if (closes(tenant, before.statusId) || closes(tenant, after.statusId)) requireClosing(tenant, method, onePath)
    return { before, after }
  }
  tried()
  return () => {
    const { before, after } = tried()
    const row = changeTicket(tenant, before.id, after, apiMemberIdentifier, given['skipCallback'] === true) ?? before
    const isPutBack = tenant.putBackWhenClosed.has(row.id) && closes(tenant, row.statusId) && !closes(tenant, before.statusId)
    return { ...saved(tenant, request, 200, row), ...(isPutBack ? { afterwards: () => putBack(tenant, before) } : {}) }
  }
}

function lasting(before: TicketRow): Partial<TicketRow> {
  const { id, dateEntered, enteredBy, configurationIds, description, descriptionNoteId, closedDate, closedBy, resources } = before
  return { id, dateEntered, enteredBy, configurationIds, description, descriptionNoteId, closedDate, closedBy, resources }
}

function saved(
  tenant: Tenant,
  request: SandboxRequest,
  status: number,
  row: TicketRow,
  headers: Readonly<Record<string, string>> = {},
): SandboxReply {
  return recordReply(status, onlyFields(presentTicket(tenant, row), queryValue(request, 'fields')), headers)
}

/** The cloud was seen to answer with plain http here (FACTS 9.8): no client should follow it. */
function location(tenant: Tenant, row: TicketRow): string {
  return href(tenant, `service/tickets/${row.id}`).replace(/^https:/, 'http:')
}

function addTicket(tenant: Tenant): void {
  const companyId = tenant.companies.all()[0]?.id ?? 0
  createTicket(tenant, { ...blankTicket(tenant), ...newStamp(tenant, 'mweber'), summary: 'Printer is offline', companyId }, {}, 'mweber')
}
