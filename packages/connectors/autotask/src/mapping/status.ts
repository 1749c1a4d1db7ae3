import type { CatalogStatus, Choice, Id, TicketChoices, TicketStatus } from '@jackfield/core'
import type { EntryWire } from '../wire/system.ts'
import { catalogEntryFrom, chosenEntry, defaultEntry, isActive } from './picklists.ts'

/** The two statuses that every tenant has under these numbers: New and Complete. All others are the tenant's own (fact sheet section 5). */
const fixedNew = '1'
const fixedComplete = '5'

/** Statuses that mean closed: Complete, and the one that the connection chose to close with. */
export function closedStatuses({ closeStatus }: TicketChoices): readonly Id[] {
  return closeStatus === undefined || closeStatus.id === fixedComplete ? [fixedComplete] : [fixedComplete, closeStatus.id]
}

export function statusMeaning(id: Id, statuses: readonly EntryWire[], choices: TicketChoices): TicketStatus {
  const base = { id, name: statuses.find((entry) => entry.value === id)?.label ?? null }
  if (id === fixedComplete) return { ...base, phase: 'closed', phaseFrom: 'vendor' }
  if (closedStatuses(choices).includes(id)) return { ...base, phase: 'closed', phaseFrom: 'configured' }
  if (choices.waitingStatuses?.some((choice) => choice.id === id)) return { ...base, phase: 'waiting', phaseFrom: 'configured' }
  return { ...base, phase: id === fixedNew ? 'new' : 'open', phaseFrom: 'vendor' }
}

export function catalogStatusFrom(entry: EntryWire, statuses: readonly EntryWire[], choices: TicketChoices): CatalogStatus {
  const { phase, phaseFrom } = statusMeaning(entry.value, statuses, choices)
  return { ...catalogEntryFrom(entry), phase, phaseFrom }
}

/** The status of a new ticket that is given none: the tenant's default, else New. */
export function firstStatus(statuses: readonly EntryWire[], choices: TicketChoices): Id {
  const usual = defaultEntry(statuses)
  return usual && !closedStatuses(choices).includes(usual.value) ? usual.value : fixedNew
}

/** The status to close with: the chosen one where the tenant still has it, else Complete. */
export function closingStatus(choice: Choice | undefined, statuses: readonly EntryWire[]): Id {
  return (choice && chosenEntry(choice, statuses)?.value) ?? fixedComplete
}

/** The status to reopen with: the chosen one where it leaves a ticket open, else the tenant's first. */
export function reopeningStatus(choices: TicketChoices, statuses: readonly EntryWire[]): Id {
  const closed = closedStatuses(choices)
  const chosen = choices.reopenStatus && chosenEntry(choices.reopenStatus, statuses)
  if (chosen && !closed.includes(chosen.value)) return chosen.value
  const first = firstStatus(statuses, choices)
  const isThere = !closed.includes(first) && statuses.some((entry) => entry.value === first && isActive(entry))
  return isThere ? first : (statuses.find((entry) => isActive(entry) && !closed.includes(entry.value))?.value ?? first)
}
