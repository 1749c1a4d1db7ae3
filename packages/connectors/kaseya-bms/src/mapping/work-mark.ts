import type { Id, WorkEvidence, WorkMark, WorkState } from '@jackfield/core'
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

/** Field by field. What the mark doesn't hold is not compared; what it holds and the vendor no longer shows leaves `unknown`. */
export function compareMarks(before: WorkMark | null, now: WorkMark): WorkState {
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
  const isHidden = compared.some(([, , current]) => current === null)
  return { touched: evidence.length > 0 ? 'some' : isHidden ? 'unknown' : 'none', evidence, mark: now }
}
