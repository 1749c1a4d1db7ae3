import type { CatalogEntry } from '@jackfield/core'
import type { Habit } from '../habits.ts'
import type { PriorityWire, QueueWire } from '../wire/lookup.ts'

/** BMS marks no queue as the default. */
export function boardFrom(queue: QueueWire): CatalogEntry {
  return { id: queue.id, name: queue.name ?? '', isDefault: false, isActive: queue.isActive !== false }
}

export function priorityEntryFrom(priority: PriorityWire): CatalogEntry {
  return { id: priority.id, name: priority.name ?? '', isDefault: priority.isDefault === true, isActive: true }
}

/** An entry of a table that is known by its use alone. */
export function entryFrom(habit: Habit): CatalogEntry {
  return { id: habit.id, name: habit.name || `Type ${habit.id}`, isDefault: false, isActive: true }
}

/** From what tenants call most urgent to least, where they use such words; others keep the vendor's order. */
const urgency: readonly RegExp[] = [/critical|emergency|urgent|\bp1\b/i, /high|\bp2\b/i, /medium|normal|standard|\bp3\b/i, /low|\bp4\b/i]

/** BMS keeps no order of priorities, so it goes by their names. */
export function byUrgency(left: PriorityWire, right: PriorityWire): number {
  return rank(left) - rank(right)
}

function rank({ name }: PriorityWire): number {
  const found = urgency.findIndex((words) => words.test(name ?? ''))
  return found < 0 ? 1.5 : found
}
