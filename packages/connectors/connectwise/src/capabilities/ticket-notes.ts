import { InvalidInputError, listingOf, mapListing, NotTakenError } from '@jackfield/core'
import type { AddedNote, Id, Listing, OperationId, TicketNote, TicketNotes } from '@jackfield/core'
import { listById } from '../listing.ts'
import { isRecordId } from '../mapping/ids.ts'
import { newNote, noteFrom, visibilityOf } from '../mapping/note.ts'
import type { Tenant } from '../tenant.ts'
import { noteWire } from '../wire/note.ts'
import type { NoteWire } from '../wire/note.ts'
import { receive } from '../wire/received.ts'
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
  if (!isRecordId(ticketId)) {
    // A listing fails when it is walked, not when it is made.
    return listingOf<TicketNote>('user', async function* () {
      yield await Promise.reject<never>(noSuchTicket(ticketId, operation))
    })
  }
  const calls = tenant.client.for(operation)
  const path = { parentId: ticketId }
  const notes = listById<NoteWire>({
    operation,
    schema: noteWire,
    page: (query) => calls.GET('/service/tickets/{parentId}/notes', { params: { path, query } }),
    count: (query) => calls.GET('/service/tickets/{parentId}/notes/count', { params: { path, query } }),
  })
  return mapListing(notes, (record) => noteFrom(record, ticketId))
}

async function addNote(
  tenant: Tenant,
  ticketId: Id,
  text: string,
  visibility: 'internal' | 'public',
  operation: OperationId,
): Promise<AddedNote> {
  if (!isRecordId(ticketId)) throw noSuchTicket(ticketId, operation)
  if (text.trim() === '') {
    throw new InvalidInputError({ connector: 'connectwise', operation, message: 'The note is empty.', nextStep: 'Give it a text.' })
  }
  const calls = tenant.client.for(operation)
  const params = { path: { parentId: ticketId } }
  const { data } = await calls.POST('/service/tickets/{parentId}/notes', { params, body: newNote(text, visibility) })
  const { wire } = receive(noteWire, data, { operation, isWrite: true })
  const shown = visibilityOf(wire)
  if (shown !== visibility) throw otherVisibility(ticketId, wire.id, visibility, shown, operation)
  return { id: wire.id, warnings: [] }
}

function otherVisibility(ticketId: Id, noteId: Id, wanted: string, shown: string, operation: OperationId): NotTakenError {
  return new NotTakenError({
    connector: 'connectwise',
    operation,
    // The note is there: whoever repeats this makes a second one.
    outcome: 'unknown',
    message: `ConnectWise stored note ${noteId} of ticket ${ticketId} as ${shown === 'unknown' ? 'neither internal nor public' : shown}, not as ${wanted}.`,
    nextStep: `Open ticket ${ticketId} in ConnectWise and correct the note's flags, or delete it, before the customer reads it.`,
  })
}
