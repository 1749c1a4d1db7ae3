import type { Id, TicketNote } from '@jackfield/core'
import type { NoteWire } from '../wire/note.ts'
import type { Received } from '../wire/received.ts'
import { timestampFrom } from './times.ts'
import type { Zone } from './times.ts'

export function noteFrom({ wire, raw }: Received<NoteWire>, ticketId: Id, zone: Zone): TicketNote {
  return {
    id: wire.id,
    ticketId,
    text: wire.details ?? '',
    visibility: visibilityOf(wire),
    author: wire.createdBy === null ? null : { id: wire.createdBy, name: wire.createdByName },
    createdAt: timestampFrom(wire.createdOn, zone),
    raw,
  }
}

export function visibilityOf({ isInternal }: Pick<NoteWire, 'isInternal'>): TicketNote['visibility'] {
  if (isInternal === null) return 'unknown'
  return isInternal ? 'internal' : 'public'
}
