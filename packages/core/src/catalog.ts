import type { Id } from './id.ts'
import type { Phase, TicketStatus } from './ticket.ts'

/** One entry of a list that the tenant keeps for itself. */
export interface CatalogEntry {
  readonly id: Id
  readonly name: string
  /** The vendor uses it where nothing is chosen. */
  readonly isDefault: boolean
  /** False where it can no longer be chosen. */
  readonly isActive: boolean
}

/** A status of a board, and what it means. */
export interface CatalogStatus extends CatalogEntry {
  readonly phase: Phase
  readonly phaseFrom: TicketStatus['phaseFrom']
}

/** The tenant's own lists. People choose from them by name; calls use the ids. Each answer is complete. */
export interface Catalog {
  /** ConnectWise boards, Autotask and BMS queues, VSA desks. */
  boards(): Promise<readonly CatalogEntry[]>
  /** The statuses that a ticket of this board can have. */
  statuses(boardId: Id): Promise<readonly CatalogStatus[]>
  types(boardId: Id): Promise<readonly CatalogEntry[]>
  /** Most urgent first where the vendor keeps an order. */
  priorities(): Promise<readonly CatalogEntry[]>
  sources(): Promise<readonly CatalogEntry[]>
}
