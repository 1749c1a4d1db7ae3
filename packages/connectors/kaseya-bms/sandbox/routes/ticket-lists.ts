import { replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { lowered, numberIn, numbersIn, objectBody, queryFilter, queryOf, textIn } from '../body.ts'
import type { Given } from '../body.ts'
import { envelope } from '../envelope.ts'
import { answerList } from '../listing.ts'
import type { TicketRow } from '../records.ts'
import { apiUserId } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { addTicket, deleteTicket } from '../tickets/ticket-changes.ts'
import { filteredTickets } from '../tickets/ticket-filter.ts'
import { presentListed, presentTicket } from '../tickets/ticket-wire.ts'

/** Which tickets a list is about. */
type Scope = (row: TicketRow) => boolean

/** The same list under three paths, each as a search by POST and as a query (FACTS 6.1). */
const scopes: Readonly<Record<string, Scope>> = {
  tickets: () => true,
  mytickets: ({ assigneeId, secondaryAssigneeIds }) => assigneeId === apiUserId || secondaryAssigneeIds.includes(apiUserId),
  queuetickets: ({ queueId }) => queueId !== null,
}

export const ticketListRoutes: readonly Route<Tenant>[] = [
  ...Object.entries(scopes).flatMap(([name, scope]): Route<Tenant>[] => [
    {
      method: 'POST',
      path: `/servicedesk/${name}/search`,
      kind: 'list',
      answer(tenant, request) {
        const body = request.body.length === 0 ? {} : objectBody(tenant, request)
        return answerTickets(tenant, request, scope, body, lowered(body['filter']))
      },
    },
    {
      method: 'GET',
      path: `/servicedesk/${name}`,
      kind: 'list',
      answer: (tenant, request) => answerTickets(tenant, request, scope, queryOf(request), queryFilter(request)),
    },
  ]),
  {
    method: 'GET',
    path: '/servicedesk/tickets/count',
    kind: 'read',
    answer: (tenant, request) =>
      replyWith(envelope(tenant, { Count: filteredTickets(tenant, tenant.tickets.rows(), queryOf(request)).length })),
  },
  { method: 'GET', path: '/servicedesk/tickets/searchselect', kind: 'list', answer: searchSelect },
  { method: 'GET', path: '/servicedesk/tickets/summary', kind: 'list', answer: summary },
]

function answerTickets(tenant: Tenant, request: SandboxRequest, scope: Scope, place: Given, filter: Given): Answer {
  const all = tenant.tickets.rows()
  const rows = filteredTickets(tenant, scope === scopes['tickets'] ? all : all.filter(scope), filter)
  return answerList(tenant, request, {
    rows,
    place,
    isPaged: true,
    present: (row) => presentListed(tenant, row),
    insertRow: () => insertLike(tenant, rows.at(-1)),
    deleteRow: (candidates) => deleteTicket(tenant, candidates.at(-1)?.id ?? -1),
  })
}

/** Somebody else opens a ticket that belongs to the same list. */
function insertLike(tenant: Tenant, row: TicketRow | undefined): void {
  if (!row) return
  const { id: _, ...fields } = row
  addTicket(tenant, { ...fields, title: `${fields.title} (again)` })
}

/** Slim rows; here `ExcludeCompleted` is a boolean (FACTS 14). */
function searchSelect(tenant: Tenant, request: SandboxRequest): Answer {
  const filter = queryFilter(request)
  const renamed = {
    ...filter,
    queuenames: textIn(filter, 'QueueName'),
    statusnames: textIn(filter, 'StatusName'),
    accountids: textIn(filter, 'AccountId'),
  }
  const excluded = numberIn(filter, 'ExcludedId')
  return answerList(tenant, request, {
    rows: filteredTickets(tenant, tenant.tickets.rows(), renamed).filter(({ id }) => id !== excluded),
    place: queryOf(request),
    isPaged: false,
    present: (row) => only(presentListed(tenant, row), slimMembers),
  })
}

function summary(tenant: Tenant, request: SandboxRequest): Answer {
  const filter = queryFilter(request)
  const excluded = new Set(numbersIn(filter, 'ExcludedIds'))
  const wanted = { accountids: textIn(filter, 'AccountId'), contactid: textIn(filter, 'ContactId') }
  return answerList(tenant, request, {
    rows: filteredTickets(tenant, tenant.tickets.rows(), wanted).filter(({ id }) => !excluded.has(id)),
    place: queryOf(request),
    isPaged: false,
    present(row) {
      const record = only(presentTicket(tenant, row), summaryMembers)
      // The document has these two as texts.
      return { ...record, StatusId: String(row.statusId), PriorityId: String(row.priorityId) }
    },
  })
}

const slimMembers = [
  'Id',
  'TicketNumber',
  'Title',
  'QueueId',
  'QueueName',
  'AssigneeId',
  'AssigneeName',
  'OpenDate',
  'StatusName',
  'StatusId',
  'StatusColor',
]
const summaryMembers = ['Id', 'Title', 'TicketNumber', 'StatusName', 'StatusColor', 'PriorityName', 'PriorityColor']

function only(record: Readonly<Record<string, unknown>>, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, record[name]]))
}
