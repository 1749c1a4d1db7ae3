import type { WorkMark } from '@jackfield/core'
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
