import { commitWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { isObject, objectBody } from '../body.ts'
import { invalidObject } from '../errors.ts'
import { answerList, queryValue, recordReply } from '../listing.ts'
import { onlyFields } from '../only-fields.ts'
import type { NoteRow } from '../records.ts'
import { apiMember, apiMemberIdentifier, newStamp, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { changeTicket } from '../ticket-changes.ts'
import { allNoteNames, noteNames } from '../wire/names.ts'
import { allNotes, notesOf, presentNote } from '../wire/tickets.ts'
import { href } from '../wire/wire-record.ts'
import { readRoutes } from './read-routes.ts'
import { ticketAt } from './tickets.ts'

const path = '/service/tickets/{id}/notes'

export const noteRoutes: readonly Route<Tenant>[] = [
  ...readRoutes({
    path,
    entity: 'ServiceNote',
    names: noteNames,
    rows: (tenant, request) => notesOf(tenant, ticketAt(tenant, request).id),
    present: presentNote,
    changes: (tenant, { params }) => ({
      insertRow: () => void addNote(tenant, Number(params['id']), 'The customer called.', { detailDescriptionFlag: true }, 'mweber'),
      deleteRow: (rows) => rows.some(({ id }) => tenant.notes.delete(id)),
    }),
  }),
  { method: 'POST', path, kind: 'write', answer: postNote },
  {
    method: 'GET',
    path: '/service/tickets/{id}/allNotes',
    kind: 'list',
    answer: (tenant, request) =>
      answerList(tenant, request, {
        names: allNoteNames,
        rows: allNotes(tenant, ticketAt(tenant, request).id),
        present: (record) => record,
      }),
  },
]

const noteFlags = ['detailDescriptionFlag', 'internalAnalysisFlag', 'resolutionFlag', 'issueFlag', 'customerUpdatedFlag'] as const
type NoteFlags = Partial<Pick<NoteRow, (typeof noteFlags)[number]>>

const members: ReadonlyMap<string, string> = new Map(
  [...[...noteNames].filter((name) => !name.includes('/')), '_info'].map((name) => [name.toLowerCase(), name]),
)

function postNote(tenant: Tenant, request: SandboxRequest): Answer {
  const given = objectBody(request, 'ServiceNote', members)
  const { id } = ticketAt(tenant, request)
  const text = typeof given['text'] === 'string' ? given['text'] : ''
  if (!text.trim()) {
    const message = 'The text field is required.'
    throw invalidObject('serviceNote', [{ code: 'MissingRequiredField', message, resource: 'serviceNote', field: 'text' }])
  }
  const flags = checkedFlags(tenant, given)
  const contactId = authorOf(tenant, given)
  return commitWith(() => {
    const row = addNote(tenant, ticketAt(tenant, request).id, text, flags, apiMemberIdentifier, contactId)
    const record = onlyFields(presentNote(tenant, row), queryValue(request, 'fields'))
    const location = href(tenant, `service/tickets/${id}/notes/${row.id}`).replace(/^https:/, 'http:')
    return recordReply(201, record, { location })
  })
}

/** Whether one of the three flags must be set is not known (FACTS 5): a variant. */
function checkedFlags(tenant: Tenant, given: Readonly<Record<string, unknown>>): NoteFlags {
  const flags: NoteFlags = Object.fromEntries(noteFlags.map((name) => [name, given[name] === true]))
  if (flags.detailDescriptionFlag || flags.internalAnalysisFlag || flags.resolutionFlag) return flags
  if (variantOf(tenant, 'emptyNoteFlags') === 'discussion') return { ...flags, detailDescriptionFlag: true }
  const message = 'One of detailDescriptionFlag, internalAnalysisFlag and resolutionFlag must be true.'
  throw invalidObject('serviceNote', [{ code: 'InvalidField', message, resource: 'serviceNote', field: 'detailDescriptionFlag' }])
}

/** The id of the contact that a note is by; null for the API member's own. */
function authorOf(tenant: Tenant, given: Readonly<Record<string, unknown>>): number | null {
  const contact = given['contact']
  if (!isObject(contact)) return null
  const row = tenant.contacts.get(Number(contact['id']))
  if (row) return row.id
  const message = `Contact ${String(contact['id'])} not found`
  throw invalidObject('serviceNote', [{ code: 'NotFound', message, resource: 'serviceNote', field: 'contact/id' }])
}

/** Adds a note, and the ticket has changed with it. `by` is a member's identifier. */
export function addNote(
  tenant: Tenant,
  ticketId: number,
  text: string,
  flags: NoteFlags,
  by: string,
  contactId: number | null = null,
): NoteRow {
  const member = tenant.members.find(({ identifier }) => identifier === by) ?? apiMember(tenant)
  const row = tenant.notes.insert({
    detailDescriptionFlag: false,
    internalAnalysisFlag: false,
    resolutionFlag: false,
    issueFlag: false,
    customerUpdatedFlag: false,
    ...flags,
    ...newStamp(tenant, by),
    ticketId,
    text,
    memberId: contactId === null ? member.id : null,
    contactId,
  })
  changeTicket(tenant, ticketId, {}, by)
  return row
}
