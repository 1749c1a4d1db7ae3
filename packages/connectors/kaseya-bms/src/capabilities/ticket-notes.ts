import { InvalidInputError, listingOf, mapListing, NotTakenError } from '@jackfield/core'
import type { AddedNote, Id, Listing, OperationId, TicketNote, TicketNotes } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import { listUncounted } from '../listing.ts'
import { idNumber, isRecordId } from '../mapping/ids.ts'
import { noteFrom, visibilityOf } from '../mapping/note.ts'
import { isoSeconds } from '../mapping/times.ts'
import type { Tenant } from '../tenant.ts'
import { noteWire } from '../wire/note.ts'
import type { NoteWire } from '../wire/note.ts'
import { receive } from '../wire/received.ts'
import type { Received } from '../wire/received.ts'
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
    const zone = await tenant.user.zone(operation)
    yield* mapListing(listNoteRecords(tenant, ticketId, operation), (record) => noteFrom(record, ticketId, zone)).pages()
  })
}

export function listNoteRecords(tenant: Tenant, ticketId: Id, operation: OperationId): Listing<Received<NoteWire>> {
  if (!isRecordId(ticketId)) {
    // A listing fails when it is walked, not when it is made.
    return listingOf<Received<NoteWire>>('user', async function* () {
      yield await Promise.reject<never>(noSuchTicket(ticketId, operation))
    })
  }
  const calls = tenant.client.for(operation)
  return listUncounted<NoteWire>({
    operation,
    schema: noteWire,
    page: (query) => calls.GET('/v2/servicedesk/tickets/{ticketId}/notes', { params: { path: { ticketId }, query } }),
  })
}

async function addNote(
  tenant: Tenant,
  ticketId: Id,
  text: string,
  visibility: 'internal' | 'public',
  operation: OperationId,
): Promise<AddedNote> {
  if (text.trim() === '') {
    throw new InvalidInputError({ connector: 'kaseya-bms', operation, message: 'The note is empty.', nextStep: 'Give it a text.' })
  }
  const { wire } = await writeNote(tenant, ticketId, { Details: text }, visibility, operation)
  return { id: wire.id, warnings: [] }
}

type NewNote = components['schemas']['NewNote']

/** Writes a note, with files where it has some, and compares who can see it with what was asked for. */
export async function writeNote(
  tenant: Tenant,
  ticketId: Id,
  content: Pick<NewNote, 'Details' | 'Attachments'>,
  visibility: 'internal' | 'public',
  operation: OperationId,
): Promise<Received<NoteWire>> {
  if (!isRecordId(ticketId)) throw noSuchTicket(ticketId, operation)
  const isInternal = visibility === 'internal'
  const body: NewNote = {
    ...content,
    IsInternal: isInternal,
    TypeId: idNumber(await tenant.habits.noteType(ticketId, isInternal, operation), 'typeId', operation),
    NoteDate: isoSeconds(tenant.clock.now()),
  }
  const { data } = await tenant.client
    .for(operation)
    .POST('/v2/servicedesk/tickets/{ticketId}/notes', { params: { path: { ticketId } }, body })
  const note = receive(noteWire, data, { operation, isWrite: true })
  const shown = visibilityOf(note.wire)
  if (shown !== visibility) throw otherVisibility(ticketId, note.wire.id, visibility, shown, operation)
  return note
}

function otherVisibility(ticketId: Id, noteId: Id, wanted: string, shown: string, operation: OperationId): NotTakenError {
  return new NotTakenError({
    connector: 'kaseya-bms',
    operation,
    // The note is there: whoever repeats this makes a second one.
    outcome: 'unknown',
    message: `Kaseya BMS stored note ${noteId} of ticket ${ticketId} as ${shown === 'unknown' ? 'neither internal nor public' : shown}, not as ${wanted}.`,
    nextStep: `Open ticket ${ticketId} in BMS and correct the note, or delete it, before the customer reads it.`,
  })
}
