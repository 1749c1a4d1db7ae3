import { InvalidInputError, JackfieldError, listingOf, NotTakenError } from '@jackfield/core'
import type { AddedNote, Id, Listing, OperationId, TicketNote, TicketNotes, Warning } from '@jackfield/core'
import { listById } from '../listing.ts'
import { compare } from '../mapping/filters.ts'
import { isRecordId, numberOf } from '../mapping/ids.ts'
import { newNote, noteFrom } from '../mapping/note.ts'
import { entriesOf } from '../mapping/picklists.ts'
import { visibilityOf } from '../mapping/publish.ts'
import type { Visibility } from '../mapping/publish.ts'
import { cutWarning, noteLength } from '../mapping/texts.ts'
import type { Tenant } from '../tenant.ts'
import { receiveItems, receiveWritten } from '../wire/received.ts'
import { noteWire } from '../wire/ticket.ts'
import type { NoteWire } from '../wire/ticket.ts'
import { noSuchTicket } from './ticket-read.ts'

export function ticketNotes(tenant: Tenant): TicketNotes {
  return {
    list: (ticketId) => listNotes(tenant, ticketId),
    addInternal: (ticketId, text) => addNote(tenant, ticketId, text, 'internal', 'ticketNotes.addInternal'),
    addPublic: (ticketId, text) => addNote(tenant, ticketId, text, 'public', 'ticketNotes.addPublic'),
  }
}

function listNotes(tenant: Tenant, ticketId: Id): Listing<TicketNote> {
  const operation = 'ticketNotes.list'
  return listingOf('user', async function* () {
    if (!isRecordId(ticketId)) throw noSuchTicket(ticketId, operation)
    const filters = [compare('ticketID', 'eq', numberOf(ticketId, 'ticketId', operation))]
    const lists = await tenant.metadata.recent('TicketNotes', operation)
    const notes = listById<NoteWire>(tenant.client, { entity: 'TicketNotes', operation, schema: noteWire, filters })
    for await (const page of notes.pages()) yield page.map((record) => noteFrom(record, ticketId, lists))
  })
}

async function addNote(tenant: Tenant, ticketId: Id, text: string, visibility: Visibility, operation: OperationId): Promise<AddedNote> {
  if (!isRecordId(ticketId)) throw noSuchTicket(ticketId, operation)
  if (text.trim() === '') {
    throw new InvalidInputError({ connector: 'autotask', operation, message: 'The note is empty.', nextStep: 'Give it a text.' })
  }
  const { value, isCut } = newNote(text, visibility, await tenant.metadata.recent('TicketNotes', operation), operation)
  const { data } = await tenant.client.for(operation).POST('/V1.0/Tickets/{parentId}/Notes', {
    params: { path: { parentId: ticketId } },
    body: value,
    headers: tenant.client.onBehalf,
  })
  const id = receiveWritten(data, { operation })
  const shown = await shownVisibility(tenant, id, operation)
  if (shown !== null && shown !== visibility) throw otherVisibility(ticketId, id, visibility, shown, operation)
  const warnings: Warning[] = isCut ? [cutWarning('text', noteLength)] : []
  if (shown === null) warnings.push(notReadBack(ticketId, id, visibility))
  return { id, warnings }
}

/** The answer to a write is the id alone, so the note is read back. That a level allows adding and no reading is no failure of the adding: null. */
async function shownVisibility(tenant: Tenant, id: Id, operation: OperationId): Promise<TicketNote['visibility'] | null> {
  try {
    const body = { filter: [{ op: 'eq' as const, field: 'id', value: numberOf(id, 'id', operation) }], maxRecords: 1 }
    const { data } = await tenant.client.for(operation).POST('/V1.0/TicketNotes/query', { body })
    const [note] = receiveItems(noteWire, data, { operation, isWrite: false })
    if (!note) return null
    const lists = await tenant.metadata.recent('TicketNotes', operation)
    return visibilityOf(note.wire.publish, entriesOf(lists, 'publish'))
  } catch (error) {
    if (JackfieldError.isInstance(error)) return null
    throw error
  }
}

function notReadBack(ticketId: Id, id: Id, visibility: Visibility): Warning {
  const message = `Note ${id} was added to ticket ${ticketId} as ${visibility}, but it could not be read back to see that it stayed so.`
  return { code: 'field-not-taken', field: 'visibility', message }
}

function otherVisibility(ticketId: Id, noteId: Id, wanted: string, shown: string, operation: OperationId): NotTakenError {
  return new NotTakenError({
    connector: 'autotask',
    operation,
    // The note is there: whoever repeats this makes a second one.
    outcome: 'unknown',
    message: `Autotask stored note ${noteId} of ticket ${ticketId} as ${shown === 'unknown' ? 'neither internal nor public' : shown}, not as ${wanted}.`,
    nextStep: `Open ticket ${ticketId} in Autotask and correct who can see the note before the customer reads it; a workflow rule may have changed it.`,
  })
}
