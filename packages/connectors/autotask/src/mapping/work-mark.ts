import type { WorkEvidence, WorkMark, WorkState } from '@jackfield/core'
import type { NoteWire, TicketWire, TimeEntryWire } from '../wire/ticket.ts'
import { timestampFrom } from './times.ts'

/** A ticket as it stands. `none` where nobody is assigned, so that a later assignment shows. Notes keep their ids, time entries get a prefix. */
export function markFrom(ticket: TicketWire, notes: readonly NoteWire[], times: readonly TimeEntryWire[]): WorkMark {
  return {
    statusId: ticket.status,
    assigneeId: ticket.assignedResourceID ?? 'none',
    priorityId: ticket.priority,
    boardId: ticket.queueID,
    changedAt: timestampFrom(ticket.lastActivityDate),
    entryIds: [...new Set([...notes.map(({ id }) => id), ...times.map(({ id }) => `time:${id}`)])].sort(),
    // Summed in seconds: a sum of fractions of hours has another last digit for another order.
    hours: times.reduce((sum, { hoursWorked }) => sum + Math.round((hoursWorked ?? 0) * 3600), 0) / 3600,
  }
}

/**
 * Field by field. What the mark doesn't hold is not compared; what it holds and the vendor no longer shows leaves `unknown`, and so does a level that may
 * hide notes or time entries of others (`seesAll` false).
 */
export function compareMarks(before: WorkMark | null, now: WorkMark, seesAll: boolean): WorkState {
  if (before === null) return { touched: 'unknown', evidence: [], mark: now }
  const fields: readonly (readonly [WorkEvidence['field'], string | null, string | null])[] = [
    ['status', before.statusId, now.statusId],
    ['assignee', before.assigneeId, now.assigneeId],
    ['priority', before.priorityId, now.priorityId],
    ['board', before.boardId, now.boardId],
    ['changedAt', before.changedAt, now.changedAt],
    ['hours', before.hours === null ? null : String(before.hours), now.hours === null ? null : String(now.hours)],
  ]
  const compared = fields.filter(([, old]) => old !== null)
  const evidence: WorkEvidence[] = compared
    .filter(([, old, current]) => current !== null && old !== current)
    .map(([field, old, current]) => ({ field, before: old, after: current }))
  const added = now.entryIds.filter((id) => !before.entryIds.includes(id))
  const gone = before.entryIds.filter((id) => !now.entryIds.includes(id))
  if (added.length + gone.length > 0) evidence.push({ field: 'entries', before: gone.join(' ') || null, after: added.join(' ') || null })
  const isHidden = !seesAll || compared.some(([, , current]) => current === null)
  return { touched: evidence.length > 0 ? 'some' : isHidden ? 'unknown' : 'none', evidence, mark: now }
}
