import type { CatalogStatus, Choice, Id, TicketChoices, TicketStatus } from '@jackfield/core'
import type { StatusWire } from '../wire/lookup.ts'

/** What is known of the tenant's statuses besides their names. The vendor tells none of it in words. */
export interface StatusKinds {
  readonly closing: ReadonlySet<Id>
  /** Whether `closing` is all there is: false where the list could not be read. */
  readonly isWhole: boolean
}

/** What a ticket says about its own end. */
export interface TicketEnd {
  /** Milliseconds since 1970. */
  readonly completedAt: number | null
  readonly reopenedAt: number | null
}

const completed = 'completed'
const initial = 'new'

/**
 * Which statuses end a ticket. BMS has one called Completed from the start, and statuses of one kind have one `typeId`, whose meaning is not
 * published; where all have the same it tells nothing. `seen`: statuses in which completed tickets were found.
 */
export function kindsOf(rows: readonly StatusWire[], seen: Iterable<Id>): StatusKinds {
  const named = rows.filter(({ name }) => isNamed(name, completed))
  const types = new Set(named.map(({ typeId }) => typeId).filter((typeId) => typeId !== null))
  const isTelling = rows.some(({ typeId }) => typeId !== null && !types.has(typeId))
  const alike = isTelling ? rows.filter(({ typeId }) => typeId !== null && types.has(typeId)) : []
  return { closing: new Set([...[...named, ...alike].map(({ id }) => id), ...seen]), isWhole: true }
}

export const unknownKinds: StatusKinds = { closing: new Set(), isWhole: false }

/**
 * A status and what it means. A ticket with a date of completion that was not opened again later is closed by the vendor's own word;
 * otherwise its status decides, by what was chosen and learnt.
 */
export function statusMeaning(
  status: { readonly id: Id; readonly name: string | null },
  end: TicketEnd | null,
  kinds: StatusKinds,
  choices: TicketChoices,
): TicketStatus {
  const isCompleted = end !== null && end.completedAt !== null && (end.reopenedAt === null || end.reopenedAt < end.completedAt)
  const closes = kinds.closing.has(status.id) || isNamed(status.name, completed)
  if (isCompleted) return { ...status, phase: 'closed', phaseFrom: 'vendor' }
  if (closes) return { ...status, phase: 'closed', phaseFrom: 'learnt' }
  if (choices.closeStatus?.id === status.id) return { ...status, phase: 'closed', phaseFrom: 'configured' }
  if (choices.waitingStatuses?.some((choice) => choice.id === status.id)) return { ...status, phase: 'waiting', phaseFrom: 'configured' }
  if (isNamed(status.name, initial)) return { ...status, phase: 'new', phaseFrom: 'learnt' }
  return { ...status, phase: 'open', phaseFrom: 'learnt' }
}

export function catalogStatusFrom(row: StatusWire, rows: readonly StatusWire[], kinds: StatusKinds, choices: TicketChoices): CatalogStatus {
  const { phase, phaseFrom } = statusMeaning({ id: row.id, name: row.name }, null, kinds, choices)
  return {
    id: row.id,
    name: row.name ?? '',
    isDefault: row.id === initialStatus(rows, kinds)?.id,
    isActive: row.isActive !== false,
    phase,
    phaseFrom,
  }
}

/** Where a new ticket starts: the status called New, else the first that does not close. */
export function initialStatus(rows: readonly StatusWire[], kinds: StatusKinds): StatusWire | null {
  const open = inOrder(rows).filter(({ id }) => !kinds.closing.has(id))
  return open.find(({ name }) => isNamed(name, initial)) ?? open[0] ?? null
}

/** The status called Completed, else the first that closes. */
export function closingStatus(rows: readonly StatusWire[], kinds: StatusKinds): StatusWire | null {
  const closing = inOrder(rows).filter(({ id }) => kinds.closing.has(id))
  return closing.find(({ name }) => isNamed(name, completed)) ?? closing[0] ?? null
}

/** The row that a choice means, by id, then by name; null where there is none that can be chosen. */
export function chosenStatus(choice: Choice, rows: readonly StatusWire[]): StatusWire | null {
  const active = inOrder(rows)
  return active.find(({ id }) => id === choice.id) ?? active.find(({ name }) => isNamed(name, choice.name)) ?? null
}

export function byOrder(left: StatusWire, right: StatusWire): number {
  return (left.statusOrder ?? Number.MAX_SAFE_INTEGER) - (right.statusOrder ?? Number.MAX_SAFE_INTEGER)
}

function inOrder(rows: readonly StatusWire[]): readonly StatusWire[] {
  return rows.filter(({ isActive }) => isActive !== false).sort(byOrder)
}

function isNamed(name: string | null, wanted: string): boolean {
  return name !== null && name.trim().toLowerCase() === wanted.trim().toLowerCase()
}
