import { commitWith, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { jsonBody, objectBody } from '../body.ts'
import { denied, notFound, refused, resultReply, writeReply } from '../envelope.ts'
import { answerOne } from '../listing.ts'
import { noteMembers, noteRecord, singleTicketMembers, ticketRecord } from '../models/tickets.ts'
import type { TicketRow } from '../records.ts'
import { apiUser, variantOf } from '../server.ts'
import type { Vsa9 } from '../server.ts'
import { readNewTicket } from '../new-ticket.ts'
import { addNote, addTicket, changeTicket, setStatus } from '../tickets.ts'
import { present, wireId } from '../wire.ts'
import { deskAt, requireModule } from './desks.ts'
import { notANumber, readRoutes, wholeId } from './read-routes.ts'

const base = '/automation/servicedesktickets'

/** One ticket: reading, creating, its notes, and the writes by ids of the desk's lists. */
export const ticketRoutes: readonly Route<Vsa9>[] = [
  // Without an id: refused whatever the role (FACTS 1.9).
  { method: 'GET', path: base, kind: 'read', answer: (server) => replyWith(denied(server)) },
  { method: 'GET', path: `${base}/{id}`, kind: 'read', answer: answerTicket },
  { method: 'POST', path: `${base}/{id}/ticket`, kind: 'write', answer: createTicket },
  ...readRoutes({
    path: `${base}/{id}/notes`,
    entity: 'Note',
    members: noteMembers,
    rows(server, request) {
      const ticket = ticketAt(server, request)
      return server.notes.rows().filter(({ ticketId }) => ticketId === ticket.id)
    },
    record: noteRecord,
    idOf: ({ id }) => id,
    changes: (server, request) => ({
      insertRow: () =>
        void addNote(server, ticketAt(server, request).id, {
          text: 'The customer called.',
          isHidden: false,
          isSystem: false,
          by: 'mweber',
        }),
      deleteRow: (rows) => rows.some(({ id }) => server.notes.delete(id)),
    }),
  }),
  { method: 'POST', path: `${base}/{id}/notes`, kind: 'write', answer: postNote },
  { method: 'PUT', path: `${base}/{id}/status/{statusId}`, kind: 'write', answer: putStatus },
  { method: 'PUT', path: `${base}/{id}/priority/{priorityId}`, kind: 'write', answer: putPriority },
  { method: 'GET', path: `${base}/{id}/customfields/{fieldId}`, kind: 'read', answer: readCustomField },
  { method: 'PUT', path: `${base}/{id}/customfields/{fieldId}`, kind: 'write', answer: putCustomField },
  { method: 'PUT', path: '/automation/servicedesks/assign/{id}/{staffId}', kind: 'write', answer: assign },
]

function answerTicket(server: Vsa9, request: SandboxRequest): Answer {
  const row = ticketAt(server, request)
  // Which tickets end so is unknown (FACTS 1.9): here every second one, each time.
  const fails = variantOf(server, 'singleTicket') === 'fails-for-some' && Number(row.reference.slice(-1)) % 2 === 0
  if (fails) throw refused(server, 'failed', 'Object reference not set to an instance of an object.')
  return answerOne(server, { members: singleTicketMembers(server), record: (ticket) => ticketRecord(server, ticket) }, row)
}

function createTicket(server: Vsa9, request: SandboxRequest): Answer {
  const desk = deskAt(server, request)
  const given = readNewTicket(server, desk, objectBody(server, request))
  return commitWith(() => createReply(server, addTicket(server, given)))
}

/** What it answers is in no public source: a variant. */
function createReply(server: Vsa9, row: TicketRow): SandboxReply {
  switch (variantOf(server, 'createReply')) {
    case 'ticket':
      return resultReply(present(server, singleTicketMembers(server), ticketRecord(server, row)))
    case 'true':
      return resultReply(true)
    case 'empty':
      return { status: 200, body: '' }
    default:
      return resultReply(wireId(server, row.id))
  }
}

function postNote(server: Vsa9, request: SandboxRequest): Answer {
  const { id } = ticketAt(server, request)
  const given = objectBody(server, request)
  const text = given['Text']
  if (typeof text !== 'string' || !text.trim()) throw refused(server, 'badRequest', 'Text is required.')
  const [isHidden, isSystem] = [isTrue(given['Hidden']), isTrue(given['SystemFlag'])]
  return commitWith(() => {
    // Somebody may have deleted the ticket since.
    ticketAt(server, request)
    addNote(server, id, { text, isHidden, isSystem, by: apiUser(server).name })
    return writeReply(server)
  })
}

/** Clients send the flags as booleans or as texts. */
function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true')
}

function putStatus(server: Vsa9, request: SandboxRequest): Answer {
  const ticket = ticketAt(server, request)
  const status = server.statuses.get(wholeId(server, request.params['statusId'] ?? ''))
  if (status?.deskId !== ticket.deskId) throw notFound(server, 'Status')
  return commitWith(() => {
    const before = ticketAt(server, request)
    setStatus(server, before.id, status.id)
    const isPutBack = status.closes && server.putBackWhenClosed.has(before.id)
    const afterwards = (): void => setStatus(server, before.id, before.statusId)
    return { ...writeReply(server), ...(isPutBack ? { afterwards } : {}) }
  })
}

function putPriority(server: Vsa9, request: SandboxRequest): Answer {
  const ticket = ticketAt(server, request)
  const priority = server.priorities.get(wholeId(server, request.params['priorityId'] ?? ''))
  if (priority?.deskId !== ticket.deskId) throw notFound(server, 'Priority')
  return commitWith(() => {
    changeTicket(server, ticketAt(server, request).id, { priorityId: priority.id })
    return writeReply(server)
  })
}

function assign(server: Vsa9, request: SandboxRequest): Answer {
  ticketAt(server, request)
  const staff = server.staff.get(wholeId(server, request.params['staffId'] ?? ''))
  if (!staff) throw notFound(server, 'Staff')
  return commitWith(() => {
    changeTicket(server, ticketAt(server, request).id, { assignee: staff.fullName })
    return writeReply(server)
  })
}

function readCustomField(server: Vsa9, request: SandboxRequest): Answer {
  const ticket = ticketAt(server, request)
  const field = fieldAt(server, request, ticket)
  return replyWith(resultReply({ Id: wireId(server, field.id), FieldName: field.name, Value: ticket.customValues[field.id] ?? '' }))
}

function putCustomField(server: Vsa9, request: SandboxRequest): Answer {
  const field = fieldAt(server, request, ticketAt(server, request))
  const value = jsonBody(server, request)
  if (typeof value !== 'string') throw refused(server, 'badRequest', 'The request body must be a string.')
  return commitWith(() => {
    const { id, customValues } = ticketAt(server, request)
    changeTicket(server, id, { customValues: { ...customValues, [field.id]: value } })
    return writeReply(server)
  })
}

function fieldAt(server: Vsa9, { params }: SandboxRequest, ticket: TicketRow): { readonly id: string; readonly name: string } {
  const field = server.customFields.get(wholeId(server, params['fieldId'] ?? ''))
  if (field?.deskId !== ticket.deskId) throw notFound(server, 'Custom field')
  return field
}

function ticketAt(server: Vsa9, { params }: SandboxRequest): TicketRow {
  requireModule(server)
  const text = params['id'] ?? ''
  if (!/^\d+$/.test(text)) throw refused(server, 'failed', notANumber)
  const row = server.tickets.get(text)
  if (!row) throw notFound(server, 'Ticket')
  return row
}
