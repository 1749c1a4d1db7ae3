import type { Choice, Id, TicketChoices, TicketStatus } from '@jackfield/core'
import type { BoardStatusWire } from '../wire/catalog.ts'

/** What is known of a status without its board's list. */
export interface BareStatus {
  readonly id: Id
  readonly name: string | null
}

/**
 * A status and what it means. `closed` and `new` come from the vendor's flags, `waiting` from the connection's choices alone. Without the
 * board's list (Table Setup refused, for example) the ticket's own `closedFlag` decides between closed and open.
 */
export function statusMeaning(
  status: BareStatus,
  closedFlag: boolean | null,
  ofBoard: readonly BoardStatusWire[] | null,
  choices: TicketChoices,
): TicketStatus {
  const row = ofBoard?.find((candidate) => candidate.id === status.id) ?? null
  const base = { id: status.id, name: status.name ?? row?.name ?? null }
  if (closedFlag === true || row?.closedStatus === true) return { ...base, phase: 'closed', phaseFrom: 'vendor' }
  if (choices.waitingStatuses?.some((choice) => isChosen(choice, base))) return { ...base, phase: 'waiting', phaseFrom: 'configured' }
  if (row?.defaultFlag === true) return { ...base, phase: 'new', phaseFrom: 'vendor' }
  if (row === null && closedFlag === null) return { ...base, phase: 'unknown', phaseFrom: 'vendor' }
  return { ...base, phase: 'open', phaseFrom: 'vendor' }
}

/** By id, else by name: each board has rows of its own for what people see as one status. */
function isChosen(choice: Choice, status: BareStatus): boolean {
  return choice.id === status.id || (status.name !== null && isSameName(choice.name, status.name))
}

/** The row of this board that a choice means: by id, else by name. Null where the board has none that can be chosen. */
export function statusOnBoard(choice: Choice, ofBoard: readonly BoardStatusWire[]): BoardStatusWire | null {
  const active = ofBoard.filter((status) => status.inactive !== true)
  return (
    active.find((status) => status.id === choice.id) ??
    active.find((status) => status.name !== null && isSameName(status.name, choice.name)) ??
    null
  )
}

/** The board's first active status that closes. */
export function firstClosingStatus(ofBoard: readonly BoardStatusWire[]): BoardStatusWire | null {
  return inOrder(ofBoard).find((status) => status.closedStatus === true) ?? null
}

/** The board's default status, else its first active one, as long as it doesn't close. */
export function firstOpenStatus(ofBoard: readonly BoardStatusWire[]): BoardStatusWire | null {
  const open = inOrder(ofBoard).filter((status) => status.closedStatus !== true)
  return open.find((status) => status.defaultFlag === true) ?? open[0] ?? null
}

function inOrder(ofBoard: readonly BoardStatusWire[]): readonly BoardStatusWire[] {
  return ofBoard.filter((status) => status.inactive !== true).sort(bySortOrder)
}

/** The order of the vendor's own screens; what has none comes last. */
export function bySortOrder(left: BoardStatusWire, right: BoardStatusWire): number {
  return sortOrder(left) - sortOrder(right)
}

export function sortOrder(entry: { readonly sortOrder: number | null }): number {
  return entry.sortOrder ?? Number.MAX_SAFE_INTEGER
}

function isSameName(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase()
}
