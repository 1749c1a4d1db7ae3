import { JackfieldError, NotFoundError, requireCapability } from '@jackfield/core'
import type { TicketNotes } from '@jackfield/core'
import { sql } from 'kysely'
import { isSameText } from '../road/note.ts'
import { changeLinkedAlert } from './linked-alerts.ts'
import type { OpenAlert } from './open-alerts.ts'
import type { Poll } from './poll.ts'

/**
 * Adds an internal note with the number of the PSA's ticket to the source's own ticket, exactly once: the text is kept before it is sent, and after an
 * answer that stayed out it is looked for once the late-commit window is over.
 */
export async function tellSourceTicket(poll: Poll, alert: OpenAlert): Promise<void> {
  const ticketId = alert.source_ticket_id
  const notes = poll.from.connection.capabilities.ticketNotes
  if (ticketId === null || !notes) return told(poll, alert, null)
  try {
    if (alert.source_note !== null) {
      if (Number(alert.seconds_since ?? 0) < poll.from.lateCommitWindow / 1000) return
      if (await hasNote(notes, ticketId, alert.source_note)) return await told(poll, alert, null)
    }
    const text = alert.source_note ?? (await textFor(poll, alert))
    await changeLinkedAlert(poll, alert.alert_id, { source_note: text, source_note_sent_at: sql<Date>`clock_timestamp()` })
    await notes.addInternal(ticketId, text)
    await told(poll, alert, null)
  } catch (error) {
    // The number in an alert may be of another kind of ticket than the service desk's.
    if (NotFoundError.isInstance(error)) return told(poll, alert, `The source has no ticket ${ticketId} in its service desk.`)
    if (JackfieldError.isInstance(error) && error.outcome === 'unknown') return
    throw error
  }
}

async function textFor({ to }: Poll, { ticket_id: id, ticket_number: known }: OpenAlert): Promise<string> {
  const number = known ?? (await requireCapability(to.connection, 'ticketDesk').get(id)).number
  return `Ticket ${number ?? id} was opened for this at ${to.name}. It is closed here when that one is.`
}

async function hasNote(notes: TicketNotes, ticketId: string, text: string): Promise<boolean> {
  for await (const note of notes.list(ticketId)) if (isSameText(note.text, text)) return true
  return false
}

function told(poll: Poll, { alert_id: alertId }: OpenAlert, reason: string | null): Promise<void> {
  return changeLinkedAlert(poll, alertId, { source_told_at: sql<Date>`clock_timestamp()`, reason, retry_at: null })
}
