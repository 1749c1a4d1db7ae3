import { commitWith, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { flagIn, numberIn, objectBody, queryOf, textIn, wholeNumber } from '../body.ts'
import type { Given } from '../body.ts'
import { done, envelope, invalid, missing } from '../envelope.ts'
import { answerList } from '../listing.ts'
import type { NoteRow, TicketRow } from '../records.ts'
import { employeeName, newStamp, technicianId } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { addNote, changeTicket, withWorkflow } from '../tickets/ticket-changes.ts'
import { presentTicket } from '../tickets/ticket-wire.ts'
import { completes } from '../tickets/ticket-filter.ts'
import { stamp } from '../wire/accounts.ts'
import type { WireRecord } from '../wire/present.ts'
import { timeIn } from '../wire/times.ts'
import { attachGiven, attachmentsOf, attachTemporary, checkGivenFiles, presentAttachment } from './attachments.ts'
import { knownTicket, ticketNow } from './tickets.ts'

const notes = '/servicedesk/tickets/{ticketId}/notes'

export const noteRoutes: readonly Route<Tenant>[] = [
  {
    method: 'GET',
    path: notes,
    kind: 'list',
    answer(tenant, request) {
      const { id } = knownTicket(tenant, request)
      return answerList(tenant, request, {
        rows: notesOf(tenant, id),
        place: queryOf(request),
        isPaged: false,
        present: (row) => presentNote(tenant, row),
        insertRow: () => void addNote(tenant, id, { details: 'Somebody wrote this.', isInternal: true, typeId: 0 }, technicianId),
        deleteRow: (candidates) => tenant.notes.delete(candidates.at(-1)?.id ?? -1),
      })
    },
  },
  { method: 'POST', path: notes, kind: 'write', answer: create },
  {
    method: 'GET',
    path: `${notes}/{noteId}`,
    kind: 'read',
    answer: (tenant, request) => replyWith(envelope(tenant, presentNote(tenant, knownNote(tenant, request)))),
  },
  { method: 'PUT', path: `${notes}/{noteId}`, kind: 'write', answer: replace },
  {
    method: 'DELETE',
    path: `${notes}/{noteId}`,
    kind: 'write',
    answer(tenant, request) {
      const { id, ticketId } = knownNote(tenant, request)
      return commitWith(() => {
        tenant.notes.delete(id)
        changeTicket(tenant, ticketId, {})
        return done(tenant)
      })
    },
  },
  { method: 'POST', path: '/servicedesk/tickets/{ticketId}/assignticket', kind: 'write', answer: assign },
  { method: 'POST', path: '/servicedesk/tickets/{ticketId}/resolve', kind: 'write', answer: resolve },
]

/** Notes of a ticket, oldest first. */
export function notesOf(tenant: Tenant, ticketId: number): readonly NoteRow[] {
  return rowsOfTicket(tenant.notes.rows(), ticketId)
}

const byTicket = new WeakMap<readonly { readonly ticketId: number }[], ReadonlyMap<number, readonly unknown[]>>()

/** Rows of one ticket, kept beside the table until it changes. */
export function rowsOfTicket<Row extends { readonly ticketId: number }>(rows: readonly Row[], ticketId: number): readonly Row[] {
  const known = byTicket.get(rows) ?? Map.groupBy(rows, (row) => row.ticketId)
  byTicket.set(rows, known)
  return (known.get(ticketId) ?? []) as readonly Row[]
}

function create(tenant: Tenant, request: SandboxRequest): Answer {
  const { id } = knownTicket(tenant, request)
  const given = objectBody(tenant, request)
  const note = readNote(tenant, given)
  const statusId = statusIn(tenant, given)
  checkGivenFiles(tenant, given)
  return commitWith(() => {
    const before = ticketNow(tenant, id)
    const row = addNote(tenant, id, note)
    attachGiven(tenant, given, id, row.id)
    attachTemporary(tenant, given, id, row.id)
    return moved(tenant, before, statusId, () => presentNote(tenant, row))
  })
}

function replace(tenant: Tenant, request: SandboxRequest): Answer {
  const { id, ticketId } = knownNote(tenant, request)
  const given = objectBody(tenant, request)
  const note = readNote(tenant, given)
  const statusId = statusIn(tenant, given)
  return commitWith(() => {
    const before = ticketNow(tenant, ticketId)
    const { modifiedBy, modifiedOn } = newStamp(tenant)
    const row = tenant.notes.update(id, { ...note, modifiedBy, modifiedOn })
    if (!row) throw missing(tenant, 'Note', String(id))
    changeTicket(tenant, ticketId, {})
    return moved(tenant, before, statusId, () => presentNote(tenant, row))
  })
}

/** A note that also gives the ticket to somebody, and has no body in its reply (FACTS 6.3). */
function assign(tenant: Tenant, request: SandboxRequest): Answer {
  const { id } = knownTicket(tenant, request)
  const given = objectBody(tenant, request)
  const note = readNote(tenant, given)
  const statusId = statusIn(tenant, given)
  if (statusId === null) throw invalid(tenant, ['The StatusId field is required.'])
  const assigneeId = numberIn(given, 'AssigneeId')
  const queueId = numberIn(given, 'QueueId')
  if (assigneeId !== null && !tenant.employees.get(assigneeId)?.canBeAssigned) {
    throw invalid(tenant, [`AssigneeId ${assigneeId} does not exist.`])
  }
  if (queueId !== null && !tenant.queues.get(queueId)) throw invalid(tenant, [`QueueId ${queueId} does not exist.`])
  return commitWith(() => {
    const before = ticketNow(tenant, id)
    addNote(tenant, id, note)
    changeTicket(tenant, id, { statusId, ...(assigneeId === null ? {} : { assigneeId }), ...(queueId === null ? {} : { queueId }) })
    return withWorkflow(tenant, before, done(tenant))
  })
}

/** The comment becomes a note; without a StatusId the first status of the completed kind is taken. */
function resolve(tenant: Tenant, request: SandboxRequest): Answer {
  const { id } = knownTicket(tenant, request)
  const given = objectBody(tenant, request)
  const comment = textIn(given, 'Comment')
  if (!comment.trim()) throw invalid(tenant, ['The Comment field is required.'])
  const statusId = statusIn(tenant, given) ?? tenant.statuses.find((status) => completes(tenant, status.id))?.id
  if (statusId === undefined) throw invalid(tenant, ['The StatusId field is required.'])
  return commitWith(() => {
    const before = ticketNow(tenant, id)
    addNote(tenant, id, { details: comment, isInternal: flagIn(given, 'IsInternal') ?? false, typeId: 0 })
    changeTicket(tenant, id, { statusId })
    return withWorkflow(tenant, before, envelope(tenant, presentTicket(tenant, ticketNow(tenant, id))))
  })
}

/** Details, IsInternal, NoteDate and TypeId are required (FACTS 6.3); a type of 0 stands for the tenant's default one here. */
function readNote(tenant: Tenant, given: Given): Pick<NoteRow, 'details' | 'isInternal' | 'typeId' | 'noteDate'> {
  const problems: string[] = []
  const details = textIn(given, 'Details')
  const isInternal = flagIn(given, 'IsInternal')
  const typeId = numberIn(given, 'TypeId')
  const noteDate = timeIn(tenant, given['notedate'])
  if (!details.trim()) problems.push('The Details field is required.')
  if (isInternal === null) problems.push('The IsInternal field is required.')
  if (typeId === null) problems.push('The TypeId field is required.')
  else if (typeId !== 0 && !tenant.lists.noteTypes.get(typeId)) problems.push(`TypeId ${typeId} does not exist.`)
  if (noteDate === null) problems.push('The NoteDate field is required.')
  if (problems.length > 0) throw invalid(tenant, problems)
  return { details, isInternal: isInternal === true, typeId: typeId ?? 0, noteDate: noteDate ?? 0 }
}

/** The status that a body moves the ticket to; null where it moves it nowhere. */
export function statusIn(tenant: Tenant, given: Given): number | null {
  const statusId = numberIn(given, 'StatusId')
  if (statusId === null || statusId === 0) return null
  if (!tenant.statuses.get(statusId)?.isActive) throw invalid(tenant, [`StatusId ${statusId} does not exist.`])
  return statusId
}

/** The reply to a write that may move its ticket to another status. */
export function moved(tenant: Tenant, before: TicketRow, statusId: number | null, present: () => WireRecord): SandboxReply {
  if (statusId !== null) changeTicket(tenant, before.id, { statusId })
  return withWorkflow(tenant, before, envelope(tenant, present()))
}

function knownNote(tenant: Tenant, request: SandboxRequest): NoteRow {
  const { id } = knownTicket(tenant, request)
  const text = request.params['noteId'] ?? ''
  const row = tenant.notes.get(wholeNumber(text) ?? -1)
  if (row?.ticketId !== id) throw missing(tenant, 'Note', text)
  return row
}

/** `TicketNoteOutputDto` */
function presentNote(tenant: Tenant, row: NoteRow): WireRecord {
  const type = row.typeId === 0 ? tenant.lists.noteTypes.find(({ isDefault }) => isDefault) : tenant.lists.noteTypes.get(row.typeId)
  return {
    Id: row.id,
    ...stamp(tenant, row),
    Details: row.details,
    IsInternal: row.isInternal,
    TypeId: type?.id ?? row.typeId,
    TypeName: type?.name ?? null,
    CreatedByName: employeeName(tenant, row.createdBy),
    CreatedByEmail: tenant.employees.get(row.createdBy)?.email ?? null,
    ModifiedByName: employeeName(tenant, row.modifiedBy),
    Attachments: attachmentsOf(tenant, row.ticketId)
      .filter(({ noteId }) => noteId === row.id)
      .map((file) => presentAttachment(tenant, file)),
  }
}
