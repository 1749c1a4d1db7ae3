import type { WorkEvidence, WorkMark, WorkState } from '@jackfield/core'
import type { EntryWire } from '../wire/note.ts'
import type { TicketWire } from '../wire/ticket.ts'
import { timestampFrom } from './times.ts'

/**
 * A ticket as it stands. `assigneeId` holds the owner and, after a `+`, the members it is assigned to besides; `none` where there is
 * nobody, so that a later assignment shows.
 */
export function markFrom(ticket: TicketWire, entries: readonly EntryWire[]): WorkMark {
  const resources = (ticket.resources ?? '').split(',').map((name) => name.trim())
  const assigned = [...new Set(resources.filter((name) => name !== ''))].sort().join(',')
  return {
    statusId: ticket.status.id,
    assigneeId: (ticket.owner?.id ?? 'none') + (assigned ? `+${assigned}` : ''),
    priorityId: ticket.priority?.id ?? null,
    boardId: ticket.board?.id ?? null,
    changedAt: timestampFrom(ticket._info.lastUpdated),
    entryIds: [...new Set(entries.map((entry) => entryId(entry)))].sort(),
    hours: ticket.actualHours,
  }
}

/** Notes, time entries and meetings have separate counters in ConnectWise: a note keeps its id, the others get a prefix. */
export function entryId(entry: EntryWire): string {
  const prefixes: Readonly<Record<string, string>> = { ticketnote: '', timeentrynote: 'time:', meetingnote: 'meeting:' }
  const kind = (entry.noteType ?? 'TicketNote').toLowerCase()
  return `${prefixes[kind] ?? `${kind}:`}${entry.id}`
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
