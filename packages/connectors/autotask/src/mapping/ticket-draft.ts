import { InvalidInputError } from '@jackfield/core'
import type { Choice, Id, OperationId, PriorityChoice, TicketChoices, TicketDraft, Warning } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { EntryWire } from '../wire/system.ts'
import { isExternalId } from './filters.ts'
import { numberOf } from './ids.ts'
import { chosenEntry, defaultEntry, entriesOf, isActive } from './picklists.ts'
import { firstStatus } from './status.ts'
import { cutAt, cutWarning, descriptionLength, titleLength, titleOf } from './texts.ts'
import type { TicketReading } from './ticket.ts'

const operation = 'ticketDesk.create'

export type NewTicket = components['schemas']['NewTicket']

/** A value and what had to be left out of it. */
export interface Mapped<T> {
  readonly value: T
  readonly warnings: readonly Warning[]
}

/** A draft as the body of a create. Company, title, status and priority are always asked for, and a queue or an assigned resource with them. */
export function newTicketFrom(draft: TicketDraft, { lists, choices, referenceField }: TicketReading): Mapped<NewTicket> {
  const title = titleOf(draft.title)
  if (title.text === '') throw emptyTitle(operation)
  const whole = title.isCut ? [draft.title.trim(), draft.description].filter((text) => text !== '').join('\n\n') : draft.description
  const description = cutAt(whole, descriptionLength)
  const status = statusFor(draft.statusId ?? null, choices, entriesOf(lists, 'status'))
  const priority = newPriority(draft.priority ?? null, choices, entriesOf(lists, 'priority'))
  const queue = draft.boardId ?? choices.board?.id ?? defaultEntry(entriesOf(lists, 'queueID'))?.value ?? null
  const type = draft.typeId ?? choices.type?.id ?? null
  const source = draft.sourceId ?? choices.source?.id ?? null
  const [device] = draft.deviceIds ?? []
  return {
    value: {
      companyID: numberOf(draft.companyId, 'companyId', operation),
      title: title.text,
      status: numberOf(status.value, 'statusId', operation),
      priority: numberOf(priority.value, 'priority', operation),
      ...(description.text === '' ? {} : { description: description.text }),
      ...(queue === null ? {} : { queueID: numberOf(queue, 'boardId', operation) }),
      ...(type === null ? {} : { issueType: numberOf(type, 'typeId', operation) }),
      ...(source === null ? {} : { source: numberOf(source, 'sourceId', operation) }),
      ...(draft.contactId == null ? {} : { contactID: numberOf(draft.contactId, 'contactId', operation) }),
      ...(device === undefined ? {} : { configurationItemID: numberOf(device, 'deviceIds', operation) }),
      ...(draft.reference ? referenceFields(referenceField, draft.reference) : {}),
    },
    warnings: [
      ...(title.isCut ? [cutWarning('title', titleLength)] : []),
      ...(description.isCut ? [cutWarning('description', descriptionLength)] : []),
      ...status.warnings,
      ...priority.warnings,
    ],
  }
}

/** The reference, where `referenceField` says. */
export function referenceFields(referenceField: string, reference: string): Pick<NewTicket, 'externalID' | 'userDefinedFields'> {
  return isExternalId(referenceField) ? { externalID: reference } : { userDefinedFields: [{ name: referenceField, value: reference }] }
}

export function emptyTitle(of: OperationId): InvalidInputError {
  return new InvalidInputError({
    connector: 'autotask',
    operation: of,
    message: 'The title is empty.',
    nextStep: 'Give the ticket a title of one line.',
  })
}

function statusFor(wanted: Id | null, choices: TicketChoices, statuses: readonly EntryWire[]): Mapped<Id> {
  const choice = wanted === null ? choices.status : namedChoice(wanted, choices)
  const first = firstStatus(statuses, choices)
  if (!choice) return { value: first, warnings: [] }
  const entry = chosenEntry(choice, statuses)
  return entry ? { value: entry.value, warnings: [] } : { value: first, warnings: [noSuchStatus(choice, 'the first status')] }
}

/** The name under which somebody chose this status, so that it is found where the entry was made anew. */
export function namedChoice(statusId: Id, choices: TicketChoices): Choice {
  const chosen = [choices.status, choices.closeStatus, choices.reopenStatus, ...(choices.waitingStatuses ?? [])]
  return chosen.find((choice) => choice?.id === statusId) ?? { id: statusId, name: '' }
}

export function noSuchStatus(choice: Choice, used: string): Warning {
  const name = choice.name ? `“${choice.name}” (${choice.id})` : choice.id
  return { code: 'status-not-on-board', field: 'statusId', message: `This tenant has no active status ${name}: ${used} was used.` }
}

/** A new ticket must have a priority: where none is wanted or known, the tenant's default, else the middle one of its list. */
function newPriority(priority: PriorityChoice | null, choices: TicketChoices, entries: readonly EntryWire[]): Mapped<Id> {
  const wanted = priority && chosenPriority(priority, choices)
  if (wanted) return { value: wanted, warnings: [] }
  const active = entries.filter(isActive)
  const usual = defaultEntry(entries)
  const used = usual ?? active[Math.floor((active.length - 1) / 2)]
  if (!used) throw noPriorities()
  const name = `“${used.label ?? used.value}”`
  if (priority && 'level' in priority) return { value: used.value, warnings: [unknownLevel(priority.level, `${name} was used`)] }
  const message = `No priority was chosen and this tenant has no default: ${name} was used, the middle of its list.`
  return { value: used.value, warnings: usual ? [] : [{ code: 'default-used', field: 'priority', message }] }
}

/** A priority by its id as it is, a level by the connection's choices; null for a level that was not chosen. */
export function chosenPriority(priority: PriorityChoice, choices: TicketChoices): Id | null {
  return 'id' in priority ? priority.id : (choices.priorities?.[priority.level]?.id ?? null)
}

export function unknownLevel(level: string, consequence: string): Warning {
  const message = `No Autotask priority was chosen for the level “${level}”: ${consequence}.`
  return { code: 'priority-unknown', field: 'priority', message }
}

function noPriorities(): InvalidInputError {
  return new InvalidInputError({
    connector: 'autotask',
    operation,
    message: 'This tenant has no active priority, and a ticket must have one.',
    nextStep: 'Activate one in Autotask: Admin > Features & Settings > Service Desk > Task & Ticket Priorities.',
  })
}
