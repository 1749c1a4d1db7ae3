import type { Catalog, CatalogEntry, CatalogStatus, Choice, PriorityLevel, TicketChoices } from '@jackfield/core'

/**
 * Sensible choices for a new connection, from the tenant's own lists: its default board, else the one that is called after alerts, with that
 * board's default status and first closed one, and priorities by what they are called. What nothing in the lists suggests is left out.
 */
export async function suggestChoices(catalog: Catalog): Promise<TicketChoices> {
  const [boards, priorities] = await Promise.all([catalog.boards(), catalog.priorities()])
  const board = defaultOf(boards) ?? calledAfterAlerts(boards)
  const statuses = board ? await catalog.statuses(board.id) : []
  return { ...(board ? { board: choiceOf(board) } : {}), ...statusChoices(statuses), ...priorityChoices(priorities) }
}

/** The vendor's default; without one the only entry there is. */
function defaultOf<T extends CatalogEntry>(entries: readonly T[]): T | null {
  const active = entries.filter((entry) => entry.isActive)
  return active.find((entry) => entry.isDefault) ?? (active.length === 1 ? (active[0] ?? null) : null)
}

/** Autotask marks no queue as its default and takes no ticket without one; the one that monitoring products use is in every tenant. */
function calledAfterAlerts<T extends CatalogEntry>(entries: readonly T[]): T | null {
  const fitting = entries.filter((entry) => entry.isActive && /\b(?:monitoring|alerts?|alarme?)\b|überwachung/i.test(entry.name))
  return fitting[0] ?? null
}

function statusChoices(statuses: readonly CatalogStatus[]): TicketChoices {
  const active = statuses.filter((status) => status.isActive)
  const first = active.find((status) => status.isDefault && status.phase !== 'closed')
  const closed = active.find((status) => status.phase === 'closed')
  return {
    ...(first ? { status: choiceOf(first), reopenStatus: choiceOf(first) } : {}),
    ...(closed ? { closeStatus: choiceOf(closed) } : {}),
  }
}

const words: readonly [PriorityLevel, RegExp][] = [
  ['critical', /\b(critical|urgent|emergency)\b/i],
  ['high', /\bhigh\b/i],
  ['medium', /\b(medium|normal)\b/i],
  ['low', /\blow\b/i],
]

/** “Priority 2”, “P2”, “2 - Quick”: the number of urgency that many tenants put into the name, 1 the most urgent. */
const numbered = /(?:^|\bpriority\s*|\bp)([1-4])\b/i

function priorityChoices(priorities: readonly CatalogEntry[]): TicketChoices {
  const left = priorities.filter((priority) => priority.isActive)
  const chosen: Partial<Record<PriorityLevel, Choice>> = {}
  const choose = (level: PriorityLevel, fits: (name: string) => boolean): void => {
    const index = chosen[level] ? -1 : left.findIndex((priority) => fits(priority.name))
    const [found] = index < 0 ? [] : left.splice(index, 1)
    if (found) chosen[level] = choiceOf(found)
  }
  for (const [level, word] of words) choose(level, (name) => word.test(name))
  for (const [index, [level]] of words.entries()) choose(level, (name) => numbered.exec(name)?.[1] === String(index + 1))
  return Object.keys(chosen).length > 0 ? { priorities: chosen } : {}
}

function choiceOf({ id, name }: CatalogEntry): Choice {
  return { id, name }
}
