import { UnsupportedError } from '@jackfield/core'
import type { Id, OperationId, Reference, TicketNote } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { Received } from '../wire/received.ts'
import type { EntryWire } from '../wire/system.ts'
import type { NoteWire } from '../wire/ticket.ts'
import { numberOf } from './ids.ts'
import { defaultEntry, entriesOf, isActive } from './picklists.ts'
import type { Picklists } from './picklists.ts'
import { timestampFrom } from './times.ts'
import { publishFor, visibilityOf } from './publish.ts'
import type { Visibility } from './publish.ts'
import { cutAt, noteLength, noteTitleLength, titleOf } from './texts.ts'

export type NewNote = components['schemas']['NewNote']

/** Types that Autotask and its sister products write by themselves. */
const writtenBySystems = /workflow|duplicate|outsource|survey|portal|taskfire|forward|merged|absorbed|copied|rmm|bdr|e-?mail/i
const plain = /\bnotes?\b|notiz|vermerk/i

/** A note as its body; `isCut` where it was too long. Some ticket categories ask for a title, so each note has its first line for one. */
export function newNote(
  text: string,
  visibility: Visibility,
  lists: Picklists,
  operation: OperationId,
): { readonly value: NewNote; readonly isCut: boolean } {
  const description = cutAt(text, noteLength)
  const [firstLine = ''] = text.trim().split('\n', 1)
  return {
    value: {
      title: titleOf(firstLine, noteTitleLength).text,
      description: description.text,
      noteType: numberOf(noteTypeOf(entriesOf(lists, 'noteType'), operation), 'noteType', operation),
      publish: numberOf(publishFor(visibility, entriesOf(lists, 'publish'), operation), 'publish', operation),
    },
    isCut: description.isCut,
  }
}

/** The tenant's default type, else one that is called a note, else its first that no system writes. */
export function noteTypeOf(types: readonly EntryWire[], operation: OperationId): Id {
  const open = types.filter((entry) => isActive(entry) && !writtenBySystems.test(entry.label ?? ''))
  const usual = defaultEntry(open) ?? open.find((entry) => plain.test(entry.label ?? '')) ?? open[0]
  if (usual) return usual.value
  throw new UnsupportedError({
    connector: 'autotask',
    operation,
    message: 'This tenant has no active type for notes on tickets.',
    nextStep: 'Activate one in Autotask: Admin > Features & Settings > Projects & Tasks > Note Types.',
  })
}

export function noteFrom({ wire, raw }: Received<NoteWire>, ticketId: Id, lists: Picklists): TicketNote {
  return {
    id: wire.id,
    ticketId,
    text: wire.description ?? '',
    visibility: visibilityOf(wire.publish, entriesOf(lists, 'publish')),
    author: authorOf(wire),
    createdAt: timestampFrom(wire.createDateTime),
    raw,
  }
}

function authorOf(note: NoteWire): Reference | null {
  const id = note.creatorResourceID ?? note.createdByContactID
  return id === null ? null : { id, name: null }
}
