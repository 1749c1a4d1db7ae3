import { InvalidInputError, JackfieldError, listingOf, mapListing, NotTakenError, UnreadableReplyError } from '@jackfield/core'
import type { AddedNote, Id, OperationId, TicketNote, TicketNotes } from '@jackfield/core'
import { isDigits } from '../../company-query.ts'
import { listNotes } from '../lists.ts'
import { noteFrom } from '../mapping/note.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { noSuchTicket } from './ticket-read.ts'

type Visibility = 'internal' | 'public'

export function ticketNotes(tenant: Vsa9Tenant): TicketNotes {
  /** Notes that were added here, so that the same text twice is not taken for one. */
  const made = new Set<Id>()
  return {
    list: (ticketId) => {
      const operation = 'ticketNotes.list'
      // A listing fails when it is walked, not when it is made.
      if (!isDigits(ticketId)) {
        return listingOf<TicketNote>('user', async function* () {
          yield await Promise.reject<never>(noSuchTicket(ticketId, operation))
        })
      }
      return mapListing(listNotes(tenant.client, ticketId, operation), (note) => noteFrom(note, ticketId, tenant.time))
    },
    addInternal: (ticketId, text) => addNote(tenant, { ticketId, text, visibility: 'internal', made }, 'ticketNotes.addInternal'),
    addPublic: (ticketId, text) => addNote(tenant, { ticketId, text, visibility: 'public', made }, 'ticketNotes.addPublic'),
  }
}

interface NewNoteOf {
  readonly ticketId: Id
  readonly text: string
  readonly visibility: Visibility
  readonly made: Set<Id>
}

/** The flag is sent in so many words. What the vendor answers is not published: the note is looked for, and its flag compared. */
async function addNote(tenant: Vsa9Tenant, wanted: NewNoteOf, operation: OperationId): Promise<AddedNote> {
  const { ticketId, text, visibility, made } = wanted
  if (!isDigits(ticketId)) throw noSuchTicket(ticketId, operation)
  if (text.trim() === '') {
    throw new InvalidInputError({ connector: 'kaseya-vsa', operation, message: 'The note is empty.', nextStep: 'Give it a text.' })
  }
  const params = { path: { ticketId } }
  const body = { Text: text, Hidden: visibility === 'internal', SystemFlag: false }
  await tenant.client.for(operation).POST('/automation/servicedesktickets/{ticketId}/notes', { params, body })
  const note = await findMade(tenant, wanted, operation)
  made.add(note.id)
  if (note.visibility !== visibility) throw otherVisibility(note, visibility, operation)
  return { id: note.id, warnings: [] }
}

async function findMade(tenant: Vsa9Tenant, { ticketId, text, made }: NewNoteOf, operation: OperationId): Promise<TicketNote> {
  let notes: readonly TicketNote[]
  try {
    const found = await listNotes(tenant.client, ticketId, operation).all()
    notes = found.map((note) => noteFrom(note, ticketId, tenant.time))
  } catch (error) {
    if (!JackfieldError.isInstance(error)) throw error
    throw notFound(ticketId, operation, error)
  }
  const ours = notes.filter((note) => isSameText(note.text, text) && !made.has(note.id)).sort(byAge)
  return ours.at(-1) ?? (await Promise.reject<never>(notFound(ticketId, operation)))
}

/** A server may keep other line ends, and none at the end. */
function isSameText(left: string, right: string): boolean {
  return left.replaceAll('\r\n', '\n').trim() === right.replaceAll('\r\n', '\n').trim()
}

function byAge(left: TicketNote, right: TicketNote): number {
  const byTime = Date.parse(left.createdAt ?? '') - Date.parse(right.createdAt ?? '')
  return byTime || left.id.length - right.id.length || (left.id < right.id ? -1 : 1)
}

function notFound(ticketId: Id, operation: OperationId, cause?: JackfieldError): UnreadableReplyError {
  return new UnreadableReplyError({
    connector: 'kaseya-vsa',
    operation,
    outcome: 'unknown',
    message: `VSA took the note on ticket ${ticketId}, but it could not be found afterwards${cause ? `: ${cause.message}` : '.'}`,
    nextStep: `Open ticket ${ticketId} and look whether the note is there, and who can read it.`,
    ...(cause ? { cause } : {}),
  })
}

function otherVisibility(note: TicketNote, wanted: Visibility, operation: OperationId): NotTakenError {
  return new NotTakenError({
    connector: 'kaseya-vsa',
    operation,
    // The note is there: whoever repeats this makes a second one.
    outcome: 'unknown',
    message: `VSA stored note ${note.id} of ticket ${note.ticketId} as ${note.visibility === 'unknown' ? 'neither hidden nor shown' : note.visibility}, not as ${wanted}.`,
    nextStep: `Open ticket ${note.ticketId} in VSA and correct the note, or delete it, before the customer reads it.`,
  })
}
