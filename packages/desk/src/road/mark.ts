import { JackfieldError } from '@jackfield/core'
import type { WorkMark } from '@jackfield/core'
import { changeCondition, inTransaction, record, ticketsOf } from './run.ts'
import type { Run } from './run.ts'

/**
 * Reads the ticket as it stands after a write of ours that began a new stretch of work: a create, a reopen. A mark that can't be read
 * costs the automatic close, never the alert.
 */
export async function startMark(run: Run, ticketId: string): Promise<void> {
  await readMark(run, ticketId, null)
}

/**
 * Moves the mark on past a note of ours, unless others worked on the ticket meanwhile: then the old mark stays, so that their work is
 * still seen when the condition clears.
 */
export async function moveMarkPastNote(run: Run, ticketId: string, noteId: string): Promise<void> {
  const mark = run.condition.mark
  if (mark === null) return
  // Our own note moved the ticket's time of change, so that field proves nothing here.
  await readMark(run, ticketId, { ...mark, entryIds: [...mark.entryIds, noteId], changedAt: null })
}

async function readMark(run: Run, ticketId: string, known: WorkMark | null): Promise<void> {
  try {
    const state = await ticketsOf(run).workState(ticketId, known)
    const isOurs = known === null || state.touched === 'none'
    const mark = isOurs ? state.mark : known
    await inTransaction(run, (trx) => changeCondition(run, trx, { mark: JSON.stringify(mark) }))
  } catch (error) {
    if (!JackfieldError.isInstance(error)) throw error
    await inTransaction(run, async (trx) => {
      await changeCondition(run, trx, { mark: known === null ? null : JSON.stringify(known) })
      await record(run, trx, 'mark-unread', { ticketId, code: error.code, message: error.message })
    })
  }
}
