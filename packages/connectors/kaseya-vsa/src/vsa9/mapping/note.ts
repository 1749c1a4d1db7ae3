import { createHash } from 'node:crypto'
import type { Id, TicketNote } from '@jackfield/core'
import { idFrom } from '../../wire/fields.ts'
import { memberOf, textMemberOf } from '../../wire/members.ts'
import type { Received } from '../../wire/received.ts'
import type { ServerTime } from '../server-time.ts'
import type { NoteWire } from '../wire/desk.ts'

/** What a note's id is called is in no public source. One without is told from others by all that it holds. */
export function noteIdOf(note: NoteWire): Id {
  const id = idFrom(memberOf(note, /^(servicedesk)?(ticket)?noteid$/i, /note.*id$/i, /^id$/i))
  return id ?? `row-${createHash('sha256').update(JSON.stringify(note)).digest('hex').slice(0, 24)}`
}

export function noteFrom({ wire, raw }: Received<NoteWire>, ticketId: Id, time: ServerTime): TicketNote {
  return {
    id: noteIdOf(wire),
    ticketId,
    text: wire.Text ?? '',
    visibility: visibilityOf(wire),
    // Names of people come without ids; they stand in `raw`.
    author: null,
    createdAt: time.timestamp(textMemberOf(wire, /^created(date|on|time)?$/i, /^(note)?(date|time|datetime|timestamp)$/i)),
    raw,
  }
}

export function visibilityOf(note: NoteWire): TicketNote['visibility'] {
  if (note.Hidden === true) return 'internal'
  return note.Hidden === false ? 'public' : 'unknown'
}
