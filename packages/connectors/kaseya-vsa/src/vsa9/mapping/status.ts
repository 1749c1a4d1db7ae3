import type { CatalogStatus, TicketChoices, TicketStatus } from '@jackfield/core'
import type { DeskEntry } from '../lists.ts'
import { entryNamed, isChosen, isSameName } from './entries.ts'

/** How tickets of one desk were seen to stand in each status. */
export interface SeenStatuses {
  /** Names of statuses that closed tickets have, the commonest first. */
  readonly closed: readonly string[]
  /** Names of statuses that open tickets have, the commonest first. */
  readonly open: readonly string[]
}

/**
 * A ticket's status. VSA sends its name, and the time at which a ticket was closed; which status closes, no list tells. That time decides, unless somebody
 * chose this status for tickets that are open: whether it goes away when a ticket is opened again is not settled.
 */
export function statusFrom(name: string | null, isClosed: boolean, statuses: readonly DeskEntry[], choices: TicketChoices): TicketStatus {
  const entry = entryNamed(name, statuses) ?? { id: name ?? 'none', name: name ?? '' }
  const base = { id: entry.id, name }
  const isWaiting = choices.waitingStatuses?.some((choice) => isChosen(choice, entry)) ?? false
  if (isWaiting) return { ...base, phase: 'waiting', phaseFrom: 'configured' }
  if (isClosed && isChosen(choices.reopenStatus, entry) && !isChosen(choices.closeStatus, entry))
    return { ...base, phase: 'open', phaseFrom: 'configured' }
  return { ...base, phase: isClosed ? 'closed' : 'open', phaseFrom: 'vendor' }
}

/** A status of a desk's list, and what it means as far as choices and the desk's own tickets tell. */
export function catalogStatusFrom(entry: DeskEntry, seen: SeenStatuses, choices: TicketChoices): CatalogStatus {
  const base = { id: entry.id, name: entry.name, isDefault: false, isActive: true }
  if (choices.waitingStatuses?.some((choice) => isChosen(choice, entry))) return { ...base, phase: 'waiting', phaseFrom: 'configured' }
  if (isChosen(choices.closeStatus, entry)) return { ...base, phase: 'closed', phaseFrom: 'configured' }
  if (isChosen(choices.reopenStatus, entry) || isChosen(choices.status, entry)) return { ...base, phase: 'open', phaseFrom: 'configured' }
  // A status that open tickets have closes none, whatever else was seen.
  if (seen.open.some((name) => isSameName(name, entry.name))) return { ...base, phase: 'open', phaseFrom: 'learnt' }
  if (seen.closed.some((name) => isSameName(name, entry.name))) return { ...base, phase: 'closed', phaseFrom: 'learnt' }
  return { ...base, phase: 'unknown', phaseFrom: 'vendor' }
}

/** The desk's status that closed tickets have and open ones don't, the commonest first. */
export function seenClosing(seen: SeenStatuses, statuses: readonly DeskEntry[]): DeskEntry | null {
  const isOpen = (name: string): boolean => seen.open.some((other) => isSameName(other, name))
  return seen.closed.filter((name) => !isOpen(name)).map((name) => entryNamed(name, statuses))[0] ?? null
}

/** The desk's first status that open tickets were seen in, else the first that no closed one has. */
export function seenOpen(seen: SeenStatuses, statuses: readonly DeskEntry[]): DeskEntry | null {
  const found = statuses.find((entry) => seen.open.some((name) => isSameName(name, entry.name)))
  return found ?? statuses.find((entry) => !seen.closed.some((name) => isSameName(name, entry.name))) ?? null
}
