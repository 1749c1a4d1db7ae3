import { commitWith, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { jsonBody, numberIn, numbersIn, objectBody, wholeNumber } from '../body.ts'
import type { Given } from '../body.ts'
import { done, envelope, invalid, missing } from '../envelope.ts'
import { answerList } from '../listing.ts'
import type { TicketRow } from '../records.ts'
import { newGuid, now } from '../tenant.ts'
import type { JobLog, Tenant } from '../tenant.ts'
import { attachTemporary } from './attachments.ts'
import { addTicket, changeTicket, deleteTicket, withWorkflow } from '../tickets/ticket-changes.ts'
import { patchedMembers } from '../tickets/ticket-patch.ts'
import { presentTicket } from '../tickets/ticket-wire.ts'
import { readTicket, requireQueueOrAssignee } from '../tickets/ticket-write.ts'
import { queryOf } from '../body.ts'
import { wireTime } from '../wire/times.ts'

const one = '/servicedesk/tickets/{ticketId}'

export const ticketRoutes: readonly Route<Tenant>[] = [
  { method: 'POST', path: '/servicedesk/tickets', kind: 'write', answer: create },
  {
    method: 'GET',
    path: one,
    kind: 'read',
    answer: (tenant, request) => replyWith(envelope(tenant, presentTicket(tenant, knownTicket(tenant, request)))),
  },
  { method: 'PUT', path: one, kind: 'write', answer: replace },
  { method: 'PATCH', path: one, kind: 'write', answer: patch },
  {
    method: 'DELETE',
    path: one,
    kind: 'write',
    answer(tenant, request) {
      const { id } = knownTicket(tenant, request)
      return commitWith(() => {
        if (!deleteTicket(tenant, id)) throw missing(tenant, 'Ticket', String(id))
        return done(tenant)
      })
    },
  },
  { method: 'PATCH', path: '/servicedesk/tickets', kind: 'write', answer: patchMany },
  { method: 'DELETE', path: '/servicedesk/tickets', kind: 'write', answer: deleteMany },
  {
    method: 'GET',
    path: '/servicedesk/tickets/logs/{jobId}',
    kind: 'list',
    answer(tenant, request) {
      const logs = tenant.jobs.get(request.params['jobId'] ?? '')
      if (!logs) throw missing(tenant, 'Job', request.params['jobId'] ?? '')
      return answerList(tenant, request, {
        rows: logs,
        place: queryOf(request),
        isPaged: true,
        present: ({ id, action, message, date }) => ({ Id: id, Type: 0, Action: action, Message: message, Date: wireTime(tenant, date) }),
      })
    },
  },
]

/** The ticket of the path. */
export function knownTicket(tenant: Tenant, request: SandboxRequest): TicketRow {
  const text = request.params['ticketId'] ?? ''
  const row = tenant.tickets.get(wholeNumber(text) ?? -1)
  if (!row) throw missing(tenant, 'Ticket', text)
  return row
}

/** The ticket as it is when a write is carried out, which may be later. */
export function ticketNow(tenant: Tenant, id: number): TicketRow {
  const row = tenant.tickets.get(id)
  if (!row) throw missing(tenant, 'Ticket', String(id))
  return row
}

function create(tenant: Tenant, request: SandboxRequest): Answer {
  const given = objectBody(tenant, request)
  readTicket(tenant, given, null)
  requireQueueOrAssignee(tenant, given)
  return commitWith(() => {
    const row = addTicket(tenant, readTicket(tenant, given, null))
    attachTemporary(tenant, given, row.id, null)
    return envelope(tenant, presentTicket(tenant, row))
  })
}

/** A full replace: what is left out is empty afterwards (FACTS 6.2, 14). */
function replace(tenant: Tenant, request: SandboxRequest): Answer {
  const { id } = knownTicket(tenant, request)
  const given = objectBody(tenant, request)
  readTicket(tenant, given, null)
  requireQueueOrAssignee(tenant, given)
  return commitWith(() => {
    const before = ticketNow(tenant, id)
    const { createdBy, createdOn, reOpenedDate, lastStatusUpdate, lastPriorityUpdate, lastQueueUpdate } = before
    const kept = { createdBy, createdOn, reOpenedDate, lastStatusUpdate, lastPriorityUpdate, lastQueueUpdate }
    changeTicket(tenant, id, { ...readTicket(tenant, given, null), ...kept })
    attachTemporary(tenant, given, id, null)
    return withWorkflow(tenant, before, envelope(tenant, presentTicket(tenant, ticketNow(tenant, id))))
  })
}

function patch(tenant: Tenant, request: SandboxRequest): Answer {
  const row = knownTicket(tenant, request)
  const given = patchedMembers(tenant, row, jsonBody(tenant, request))
  readTicket(tenant, given, row)
  return commitWith(() => {
    const before = ticketNow(tenant, row.id)
    changeTicket(tenant, row.id, readTicket(tenant, given, before))
    return withWorkflow(tenant, before, envelope(tenant, presentTicket(tenant, ticketNow(tenant, row.id))))
  })
}

/** Members of the batch under the names of a ticket's own. */
const batchNames: Readonly<Record<string, string>> = {
  AssigneeId: 'assigneeid',
  QueueId: 'queueid',
  IssueTypeId: 'issuetypeid',
  SubIssueTypeId: 'subissuetypeid',
  StatusId: 'statusid',
  PriorityId: 'priorityid',
  TicketTypeId: 'typeid',
  TicketSourceId: 'sourceid',
}

/** Many tickets at once, here before the reply goes out; the id of the job leads to its log. */
function patchMany(tenant: Tenant, request: SandboxRequest): Answer {
  const body = objectBody(tenant, request)
  const ids = targets(tenant, body)
  const set = Object.fromEntries(
    Object.entries(batchNames).flatMap(([name, member]) => {
      const value = numberIn(body, name)
      return value === null ? [] : [[member, value]]
    }),
  )
  return commitWith(() => {
    const undo: (() => void)[] = []
    const reply = job(tenant, 'Update', ids, (id) => {
      const before = tenant.tickets.get(id)
      if (!before) return `Ticket ${id} does not exist.`
      changeTicket(tenant, id, readTicket(tenant, set, before))
      const { afterwards } = withWorkflow(tenant, before, { status: 200 })
      if (afterwards) undo.push(afterwards)
      return `Ticket ${id} was updated.`
    })
    return { ...reply, afterwards: () => undo.forEach((run) => run()) }
  })
}

function deleteMany(tenant: Tenant, request: SandboxRequest): Answer {
  const ids = targets(tenant, objectBody(tenant, request))
  return commitWith(() =>
    job(tenant, 'Delete', ids, (id) => (deleteTicket(tenant, id) ? `Ticket ${id} was deleted.` : `Ticket ${id} does not exist.`)),
  )
}

function targets(tenant: Tenant, body: Given): readonly number[] {
  const ids = numbersIn(body, 'TargetedIds')
  if (ids.length === 0) throw invalid(tenant, ['The TargetedIds field is required.'])
  return ids
}

function job(tenant: Tenant, action: string, ids: readonly number[], carryOut: (id: number) => string) {
  const jobId = newGuid(tenant.context)
  const logs = ids.map((id): JobLog => ({ id: newGuid(tenant.context), action, message: carryOut(id), date: now(tenant) }))
  tenant.jobs.set(jobId, logs)
  return envelope(tenant, jobId)
}
