import { InvalidInputError } from '@jackfield/core'
import type { Id, OperationId, PriorityChoice, TicketChoices, TicketDraft, Warning } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import { idNumber } from './ids.ts'
import { detailsWith, titleWith } from './reference.ts'
import { titleLength, titleOf } from './title.ts'

const operation = 'ticketDesk.create'

export type NewTicket = components['schemas']['NewTicket']

/** A value and what had to be left out of it. */
export interface Mapped<T> {
  readonly value: T
  readonly warnings: readonly Warning[]
}

/** The ids that BMS wants of every ticket, as they were found for this one. A ticket may be on no queue. */
export interface FoundIds {
  readonly location: Id
  readonly status: Id
  readonly priority: Id
  readonly type: Id
  readonly source: Id
  readonly queue: Id | null
}

/** A draft as the body of `POST /v2/servicedesk/tickets`. `openedAt` is now, as ISO 8601. */
export function newTicketFrom(draft: TicketDraft, ids: FoundIds, openedAt: string): Mapped<NewTicket> {
  const reference = draft.reference || null
  const title = titleOf(draft.title, reference === null ? 0 : reference.length + 1)
  if (title.text === '') throw emptyTitle(operation)
  // BMS takes no empty details.
  const text = title.isCut ? [draft.title.trim(), draft.description].filter((part) => part !== '').join('\n\n') : draft.description
  const details = detailsWith(text, reference) || title.text
  return {
    value: {
      Title: titleWith(title.text, reference),
      Details: details,
      AccountId: idNumber(draft.companyId, 'companyId', operation),
      LocationId: idNumber(ids.location, 'locationId', operation),
      StatusId: idNumber(ids.status, 'statusId', operation),
      PriorityId: idNumber(ids.priority, 'priority', operation),
      TypeId: idNumber(ids.type, 'typeId', operation),
      SourceId: idNumber(ids.source, 'sourceId', operation),
      OpenDate: openedAt,
      ...(ids.queue === null ? {} : { QueueId: idNumber(ids.queue, 'boardId', operation) }),
      ...(draft.contactId == null ? {} : { ContactId: idNumber(draft.contactId, 'contactId', operation) }),
    },
    warnings: title.isCut ? [titleCut] : [],
  }
}

export function emptyTitle(at: OperationId): InvalidInputError {
  return new InvalidInputError({
    connector: 'kaseya-bms',
    operation: at,
    message: 'The title is empty.',
    nextStep: 'Give the ticket a title of one line.',
  })
}

export const titleCut: Warning = {
  code: 'text-cut',
  field: 'title',
  message: `The title was cut so that it has no more than ${titleLength} characters with the reference behind it.`,
}

/** A priority by id as it is; a level by the connection's choices. Null with a warning where the level has none. */
export function priorityFor(priority: PriorityChoice, choices: TicketChoices): Mapped<Id | null> {
  if ('id' in priority) return { value: priority.id, warnings: [] }
  const choice = choices.priorities?.[priority.level]
  if (choice) return { value: choice.id, warnings: [] }
  const message = `No BMS priority was chosen for the level “${priority.level}”.`
  return { value: null, warnings: [{ code: 'priority-unknown', field: 'priority', message }] }
}
