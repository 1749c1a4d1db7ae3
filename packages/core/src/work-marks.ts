import type { WorkEvidence, WorkMark, WorkState } from './ticket-desk.ts'

/**
 * Whether others worked on a ticket between two marks, field by field. What the first mark doesn't hold is not compared; what it holds and the vendor no
 * longer shows leaves `unknown`, and so does a right that may hide entries of others (`seesAll` false): that there are none proves nothing then.
 */
export function compareMarks(before: WorkMark | null, now: WorkMark, seesAll = true): WorkState {
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
