import type { Id, OperationId, Ticket, TicketChange, TicketChoices, Warning } from '@jackfield/core'
import type { TicketWire } from '../wire/ticket.ts'
import { idNumber } from './ids.ts'
import { detailsWith, detailsWithout, referenceOf, titleWith, titleWithout } from './reference.ts'
import { emptyTitle, priorityFor, titleCut } from './ticket-draft.ts'
import type { Mapped } from './ticket-draft.ts'
import { titleOf } from './title.ts'

/** One step of a JSON Patch. */
export interface Change {
  readonly op: 'replace'
  readonly path: `/${string}`
  readonly value: string | number | null
}

export function replace(member: string, value: Change['value']): Change {
  return { op: 'replace', path: `/${member}`, value }
}

const operation: OperationId = 'ticketDesk.update'

/**
 * The steps that make a ticket what is wanted. `location`: the main location of the account that it moves to; null where it stays. A title
 * keeps the reference at its tail.
 */
export function changesFrom(
  change: TicketChange,
  before: TicketWire,
  location: Id | null,
  choices: TicketChoices,
): Mapped<readonly Change[]> {
  const changes: Change[] = []
  const warnings: Warning[] = []
  const reference = change.reference ?? referenceOf(before)
  if (change.title !== undefined || change.reference !== undefined) {
    const title = titleOf(change.title ?? titleWithout(before.title ?? ''), reference === null ? 0 : reference.length + 1)
    if (title.text === '') throw emptyTitle(operation)
    if (title.isCut) warnings.push(titleCut)
    changes.push(replace('Title', titleWith(title.text, reference)))
  }
  if (change.reference !== undefined) changes.push(replace('Details', detailsWith(detailsWithout(before.details ?? ''), reference)))
  if (change.companyId !== undefined) {
    changes.push(replace('AccountId', idNumber(change.companyId, 'companyId', operation)))
    // Location and contact belong to the account.
    if (location !== null) changes.push(replace('LocationId', idNumber(location, 'companyId', operation)))
    const isMoved = change.companyId !== before.accountId
    if (isMoved && before.contactId !== null && change.contactId === undefined) changes.push(replace('ContactId', null))
  }
  if (change.priority !== undefined) {
    const priority = priorityFor(change.priority, choices)
    if (priority.value !== null) changes.push(replace('PriorityId', idNumber(priority.value, 'priority', operation)))
    warnings.push(...priority.warnings)
  }
  for (const [field, member] of Object.entries(members)) {
    const id = change[field as keyof typeof members]
    if (id !== undefined) changes.push(replace(member, idNumber(id, field, operation)))
  }
  return { value: changes, warnings }
}

const members = { boardId: 'QueueId', statusId: 'StatusId', typeId: 'TypeId', sourceId: 'SourceId', contactId: 'ContactId' } as const

/** A warning for each change that was asked for and does not show in the ticket that was read back. */
export function fieldsNotTaken(change: TicketChange, changes: readonly Change[], ticket: Ticket): readonly Warning[] {
  return Object.entries(shown).flatMap(([field, [member, idOf]]) => {
    const sent = changes.find(({ path }) => path === `/${member}`)
    if (!sent || sent.value === null) return []
    const now = idOf(ticket)
    const wanted = field === 'title' ? titleWithout(String(sent.value)) : field === 'reference' ? change.reference : String(sent.value)
    if (wanted === undefined || now === wanted) return []
    const message = `Kaseya BMS answered success, but ${field} is now ${now === null ? 'empty' : `“${now}”`}, not “${wanted}”.`
    return [{ code: 'field-not-taken' as const, field, message }]
  })
}

const shown: Readonly<Record<string, readonly [member: string, idOf: (ticket: Ticket) => string | null]>> = {
  title: ['Title', ({ title }) => title],
  reference: ['Details', ({ reference }) => reference],
  companyId: ['AccountId', ({ company }) => company?.id ?? null],
  boardId: ['QueueId', ({ board }) => board?.id ?? null],
  statusId: ['StatusId', ({ status }) => status.id],
  priority: ['PriorityId', ({ priority }) => priority?.id ?? null],
  typeId: ['TypeId', ({ type }) => type?.id ?? null],
  sourceId: ['SourceId', ({ source }) => source?.id ?? null],
  contactId: ['ContactId', ({ contact }) => contact?.id ?? null],
}
