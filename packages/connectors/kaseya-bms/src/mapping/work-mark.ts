import type { Id, WorkMark } from '@jackfield/core'
import type { TicketWire } from '../wire/ticket.ts'
import { changeOf } from './ticket.ts'
import type { Zone } from './times.ts'

/** A ticket as it stands, with the ids of its notes. `none` stands for nobody assigned, so that a later assignment shows. */
export function markFrom(ticket: TicketWire, noteIds: readonly Id[], zone: Zone): WorkMark {
  return {
    statusId: ticket.statusId,
    assigneeId: ticket.assigneeId ?? 'none',
    priorityId: ticket.priorityId,
    boardId: ticket.queueId,
    changedAt: changeOf(ticket, zone),
    entryIds: [...new Set(noteIds)].sort(),
    hours: ticket.totalTimeSpent,
  }
}
