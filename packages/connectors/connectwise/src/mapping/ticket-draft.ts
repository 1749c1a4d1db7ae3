import { InvalidInputError } from '@jackfield/core'
import type { Id, OperationId, PriorityChoice, TicketChoices, TicketDraft, Warning } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { BoardStatusWire } from '../wire/catalog.ts'
import { idReference } from './ids.ts'
import { statusOnBoard } from './status.ts'
import { summaryLength, summaryOf } from './summary.ts'

const operation = 'ticketDesk.create'

export type NewTicket = components['schemas']['NewTicket']

/** A value and what had to be left out of it. */
export interface Mapped<T> {
  readonly value: T
  readonly warnings: readonly Warning[]
}

/** The board that a draft goes to; null leaves it to the API member's default board. */
export function boardOfDraft(draft: TicketDraft, choices: TicketChoices): Id | null {
  return draft.boardId ?? choices.board?.id ?? null
}

/**
 * A draft as the body of `POST /service/tickets`. `ofBoard` holds the statuses of the draft's board, null where the board is left to the
 * vendor or its list can't be read; a status is then sent as it is.
 */
export function newTicketFrom(draft: TicketDraft, choices: TicketChoices, ofBoard: readonly BoardStatusWire[] | null): Mapped<NewTicket> {
  const summary = summaryOf(draft.title)
  if (summary.text === '') throw emptyTitle(operation)
  const description = summary.isCut ? [draft.title.trim(), draft.description].filter((text) => text !== '').join('\n\n') : draft.description
  const board = boardOfDraft(draft, choices)
  // A type belongs to its board: the chosen one is of the chosen board.
  const typeId = draft.typeId ?? (board === (choices.board?.id ?? null) ? choices.type?.id : null) ?? null
  const sourceId = draft.sourceId ?? choices.source?.id ?? null
  const status = statusFor(draft.statusId ?? null, choices, ofBoard)
  const priority = draft.priority ? priorityFor(draft.priority, choices) : { value: null, warnings: [] }
  return {
    value: {
      summary: summary.text,
      company: idReference(draft.companyId, 'companyId', operation),
      ...(board === null ? {} : { board: idReference(board, 'boardId', operation) }),
      ...(status.value === null ? {} : { status: idReference(status.value, 'statusId', operation) }),
      ...(priority.value === null ? {} : { priority: idReference(priority.value, 'priority', operation) }),
      ...(typeId === null ? {} : { type: idReference(typeId, 'typeId', operation) }),
      ...(sourceId === null ? {} : { source: idReference(sourceId, 'sourceId', operation) }),
      ...(draft.contactId == null ? {} : { contact: idReference(draft.contactId, 'contactId', operation) }),
      ...(draft.reference ? { externalXRef: draft.reference } : {}),
      ...(description === '' ? {} : { initialDescription: description }),
    },
    warnings: [...(summary.isCut ? [titleCut] : []), ...status.warnings, ...priority.warnings],
  }
}

export function emptyTitle(operation: OperationId): InvalidInputError {
  return new InvalidInputError({
    connector: 'connectwise',
    operation,
    message: 'The title is empty.',
    nextStep: 'Give the ticket a title of one line.',
  })
}

export const titleCut: Warning = {
  code: 'text-cut',
  field: 'title',
  message: `The title was cut at ${summaryLength} characters, which is what ConnectWise allows.`,
}

/** The wanted status as one of the board's own, else by its name there, else left to the vendor with a warning. */
function statusFor(wanted: Id | null, choices: TicketChoices, ofBoard: readonly BoardStatusWire[] | null): Mapped<Id | null> {
  const choice = wanted === null ? choices.status : (namedChoice(wanted, choices) ?? { id: wanted, name: '' })
  if (!choice) return { value: null, warnings: [] }
  if (ofBoard === null) return { value: choice.id, warnings: [] }
  const row = statusOnBoard(choice, ofBoard)
  return row ? { value: row.id, warnings: [] } : { value: null, warnings: [notOnBoard('statusId', choice, "the board's default status")] }
}

/** The name under which somebody chose this status, so that it can be found on another board. */
export function namedChoice(statusId: Id, choices: TicketChoices): { readonly id: Id; readonly name: string } | undefined {
  return [choices.status, choices.closeStatus, choices.reopenStatus, ...(choices.waitingStatuses ?? [])].find(
    (choice) => choice?.id === statusId,
  )
}

export function notOnBoard(field: string, choice: { readonly id: Id; readonly name: string }, used: string): Warning {
  const name = choice.name ? `“${choice.name}” (${choice.id})` : choice.id
  return { code: 'status-not-on-board', field, message: `The ticket's board has no active status ${name} for this: ${used} was used.` }
}

/** A priority by id as it is; a level by the connection's choices, else left to the vendor with a warning. */
export function priorityFor(priority: PriorityChoice, choices: TicketChoices): Mapped<Id | null> {
  if ('id' in priority) return { value: priority.id, warnings: [] }
  const choice = choices.priorities?.[priority.level]
  if (choice) return { value: choice.id, warnings: [] }
  const message = `No ConnectWise priority was chosen for the level “${priority.level}”: the priority was left to ConnectWise.`
  return { value: null, warnings: [{ code: 'priority-unknown', field: 'priority', message }] }
}
