import type { Id, Ticket, WorkEvidence, WorkMark, WorkState } from '@jackfield/core'
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

/** Field by field. What the mark doesn't hold is not compared; what it holds and VSA no longer shows leaves `unknown`. */
export function compareMarks(before: WorkMark | null, now: WorkMark): WorkState {
  if (before === null) return { touched: 'unknown', evidence: [], mark: now }
  const fields: readonly (readonly [WorkEvidence['field'], string | null, string | null])[] = [
    ['status', before.statusId, now.statusId],
    ['assignee', before.assigneeId, now.assigneeId],
    ['priority', before.priorityId, now.priorityId],
    ['board', before.boardId, now.boardId],
    ['changedAt', before.changedAt, now.changedAt],
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
