import type { CatalogEntry, CatalogStatus, Id, TicketChoices } from '@jackfield/core'
import type { BoardStatusWire, BoardTypeWire, BoardWire, PriorityWire, SourceWire } from '../wire/catalog.ts'
import { sortOrder, statusMeaning } from './status.ts'

/** `defaultBoard`: that of the API member, which new tickets go to where no board is given. */
export function boardFrom(board: BoardWire, defaultBoard: Id | null): CatalogEntry {
  return { id: board.id, name: board.name ?? '', isDefault: board.id === defaultBoard, isActive: board.inactiveFlag !== true }
}

export function catalogStatusFrom(status: BoardStatusWire, ofBoard: readonly BoardStatusWire[], choices: TicketChoices): CatalogStatus {
  const { phase, phaseFrom } = statusMeaning(status, status.closedStatus, ofBoard, choices)
  return {
    id: status.id,
    name: status.name ?? '',
    isDefault: status.defaultFlag === true,
    isActive: status.inactive !== true,
    phase,
    phaseFrom,
  }
}

export function typeFrom(type: BoardTypeWire): CatalogEntry {
  return { id: type.id, name: type.name ?? '', isDefault: type.defaultFlag === true, isActive: type.inactiveFlag !== true }
}

/** Priorities and sources can't be made inactive in ConnectWise. */
export function entryFrom(entry: PriorityWire | SourceWire): CatalogEntry {
  return { id: entry.id, name: entry.name ?? '', isDefault: entry.defaultFlag === true, isActive: true }
}

const levels = ['critical', 'high', 'medium', 'low']

/** Most urgent first: by the vendor's own level, where it sends one, then by its sort order. */
export function byUrgency(left: PriorityWire, right: PriorityWire): number {
  return urgency(left) - urgency(right) || sortOrder(left) - sortOrder(right)
}

function urgency(priority: PriorityWire): number {
  const rank = levels.indexOf(priority.level?.toLowerCase() ?? '')
  return rank < 0 ? levels.length : rank
}
