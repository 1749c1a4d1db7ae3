import { JackfieldError } from '@jackfield/core'
import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DeskSchema } from '../store/schema.ts'
import { moveMarkPastNote } from './mark.ts'
import { changeCondition, inTransaction, notesOf, record } from './run.ts'
import type { PendingAlert, Run, Waiting } from './run.ts'
import { secondsOfWindow, windowSeconds } from './window.ts'

/** A note that alerts ask for. `then` is committed together with the proof that the note is there. */
export interface WantedNote {
  readonly ticketId: string
  readonly text: string
  readonly alerts: readonly PendingAlert[]
  readonly then: (trx: Transaction<DeskSchema>) => Promise<void>
}

/**
 * Adds an internal note exactly once. The text is committed before it is sent; when the answer stays out, the note is searched by its
 * text once the late-commit window is over, and sent again only when it isn't there. A caller that finds `note_sending` on the condition
 * must ask for that very text again, for the same alerts.
 */
export async function addNoteOnce(run: Run, wanted: WantedNote): Promise<Waiting | null> {
  const notes = notesOf(run)
  if (!notes) {
    await inTransaction(run, wanted.then)
    return null
  }
  if (run.condition.note_sending !== null) {
    const seconds = await secondsOfWindow(run, run.condition.note_sent_at)
    if (seconds > 0) return { seconds }
    for await (const note of notes.list(wanted.ticketId)) {
      if (isSameText(note.text, wanted.text)) return finish(run, wanted, note.id)
    }
  }
  const sending = JSON.stringify({ text: wanted.text, alertIds: wanted.alerts.map((alert) => alert.id) })
  await inTransaction(run, (trx) => changeCondition(run, trx, { note_sending: sending, note_sent_at: sql<Date>`clock_timestamp()` }))
  let noteId: string
  try {
    noteId = (await notes.addInternal(wanted.ticketId, wanted.text)).id
  } catch (error) {
    return noteFailed(run, wanted, error)
  }
  return finish(run, wanted, noteId)
}

async function finish(run: Run, wanted: WantedNote, noteId: string): Promise<null> {
  await inTransaction(run, async (trx) => {
    await changeCondition(run, trx, { note_sending: null, note_sent_at: null })
    await wanted.then(trx)
  })
  await moveMarkPastNote(run, wanted.ticketId, noteId)
  return null
}

async function noteFailed(run: Run, wanted: WantedNote, error: unknown): Promise<Waiting> {
  if (!JackfieldError.isInstance(error)) throw error
  const isUnknown = error.outcome === 'unknown'
  await inTransaction(run, async (trx) => {
    await changeCondition(run, trx, isUnknown ? { note_sent_at: sql<Date>`clock_timestamp()` } : { note_sending: null, note_sent_at: null })
    if (isUnknown) await record(run, trx, 'note-unknown', { ticketId: wanted.ticketId, code: error.code, message: error.message })
  })
  if (!isUnknown) throw error
  return { seconds: windowSeconds(run) }
}

/** Vendors change line ends and trim. */
export function isSameText(left: string, right: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
  return plain(left) === plain(right)
}
