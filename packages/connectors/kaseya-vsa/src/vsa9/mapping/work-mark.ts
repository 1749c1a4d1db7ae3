import type { Id, Ticket, WorkMark } from '@jackfield/core'
import type { TicketWire } from '../wire/desk.ts'

/** A ticket as it stands. People come as names alone: assignee and owner are compared by them, `none` where there is nobody. */
export function markFrom(ticket: Ticket, wire: TicketWire, noteIds: readonly Id[]): WorkMark {
  return {
    statusId: ticket.status.id,
    assigneeId: (wire.Assignee ?? 'none') + (wire.Owner === null ? '' : `+${wire.Owner}`),
    priorityId: ticket.priority?.id ?? null,
    boardId: ticket.board?.id ?? null,
    changedAt: ticket.changedAt,
    entryIds: [...new Set(noteIds)].sort(),
    hours: null,
  }
}
