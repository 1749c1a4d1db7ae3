import type { WorkMark } from '@jackfield/core'
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
