import type { Id, Reference, TicketNote } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { NoteWire } from '../wire/note.ts'
import type { Received } from '../wire/received.ts'
import { timestampFrom } from './times.ts'

export type NewNote = components['schemas']['NewNote']

/** One flag is set, the two others are off in so many words: what a note without any flag becomes is not documented. */
export function newNote(text: string, visibility: 'internal' | 'public'): NewNote {
  return {
    text,
    detailDescriptionFlag: visibility === 'public',
    internalAnalysisFlag: visibility === 'internal',
    resolutionFlag: false,
  }
}

export function noteFrom({ wire, raw }: Received<NoteWire>, ticketId: Id): TicketNote {
  return {
    id: wire.id,
    ticketId,
    text: wire.text ?? '',
    visibility: visibilityOf(wire),
    author: authorOf(wire),
    createdAt: timestampFrom(wire.dateCreated ?? wire._info.dateEntered),
    raw,
  }
}

/** Discussion and Resolution are shown to the customer, also where Internal is set besides. */
export function visibilityOf(note: NoteWire): TicketNote['visibility'] {
  if (note.detailDescriptionFlag === true || note.resolutionFlag === true) return 'public'
  return note.internalAnalysisFlag === true ? 'internal' : 'unknown'
}

function authorOf(note: NoteWire): Reference | null {
  if (note.member) return { id: note.member.id, name: note.member.name ?? note.member.identifier }
  return note.contact
}
