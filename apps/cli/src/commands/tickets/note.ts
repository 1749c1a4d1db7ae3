import type { App, Result } from '../../app.ts'
import { openCapability } from '../../input/connection.ts'
import { readGivenText } from '../../input/given-file.ts'
import { drawWarnings } from '../../output/tickets.ts'
import { UsageError } from '../../usage-error.ts'

export interface NoteInput {
  readonly id: string
  readonly on?: string
  readonly internal?: string
  readonly public?: string
}

/** Adds a note. There is no default of who may read it: a note that reached the customer can't be taken back. */
export async function addNote(app: App, input: NoteInput): Promise<Result> {
  const { visibility, given } = wantedOf(input)
  const text = given === '-' ? await readGivenText('-', `--${visibility}`) : given
  if (text.trim() === '')
    throw new UsageError('The note is empty.', `Give its text with --${visibility} TEXT, or pipe it in with --${visibility} -.`)
  const { open, of: notes } = await openCapability(app, input.on, 'ticketNotes')
  const added = await app.screen.during('Adding the note', () =>
    visibility === 'internal' ? notes.addInternal(input.id, text) : notes.addPublic(input.id, text),
  )
  const reader = visibility === 'internal' ? 'for technicians only' : 'the customer can read it'
  return {
    document: { connection: open.summary.name, ticketId: input.id, noteId: added.id, visibility, warnings: added.warnings },
    text: [`Added note ${added.id} to ticket ${input.id}: ${reader}.`, ...drawWarnings(added.warnings)].join('\n'),
  }
}

function wantedOf({ internal, public: open }: NoteInput): { visibility: 'internal' | 'public'; given: string } {
  if (internal !== undefined && open === undefined) return { visibility: 'internal', given: internal }
  if (open !== undefined && internal === undefined) return { visibility: 'public', given: open }
  const what = internal === undefined ? 'Who may read the note is missing.' : 'A note is internal or public, not both.'
  throw new UsageError(what, 'Give just one: --internal TEXT (technicians only) or --public TEXT (the customer too).')
}
