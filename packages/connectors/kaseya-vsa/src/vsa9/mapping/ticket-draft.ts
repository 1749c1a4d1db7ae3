import { InvalidInputError } from '@jackfield/core'
import type { Choice, Id, OperationId, PriorityChoice, TicketChoices, TicketDraft, Warning } from '@jackfield/core'
import type { Desk, DeskLists } from '../desks.ts'
import type { DeskEntry } from '../lists.ts'
import type { NewTicket } from '../paths.ts'
import { choiceOf, entryOnDesk } from './entries.ts'
import { summaryLength, summaryOf } from './summary.ts'

const operation: OperationId = 'ticketDesk.create'

/** A value and what had to be left out of it. */
export interface Mapped<T> {
  readonly value: T
  readonly warnings: readonly Warning[]
}

/** The desk that a draft goes to: the given one, the chosen one, the only or default one; else the first, with a warning. */
export function deskOfDraft(draft: TicketDraft, choices: TicketChoices, desks: readonly Desk[]): Mapped<Id> {
  const wanted = draft.boardId ?? choices.board?.id ?? null
  if (wanted !== null) {
    const found = desks.find(({ id }) => id === wanted)
    if (found) return { value: found.id, warnings: [] }
    throw new InvalidInputError({
      connector: 'kaseya-vsa',
      operation,
      message: `This VSA has no service desk “${wanted}”, or the VSA user may not see it.`,
      nextStep: 'Look the desk up in the list of boards; what was chosen is changed with `connections defaults`.',
    })
  }
  const standard = desks.length === 1 ? desks[0] : desks.find(({ isDefault }) => isDefault)
  if (standard) return { value: standard.id, warnings: [] }
  const [first] = desks
  if (!first) {
    throw new InvalidInputError({
      connector: 'kaseya-vsa',
      operation,
      message: 'This VSA has no service desk that the VSA user may see.',
      nextStep: 'Let an administrator of VSA give the scope of this user a service desk.',
    })
  }
  const message = `No board was chosen, and VSA names no default desk: “${first.name}” was used.`
  return { value: first.id, warnings: [{ code: 'default-used', field: 'boardId', message }] }
}

/** What a draft asks for that a desk of VSA has no place for. */
export function unsupportedIn(draft: TicketDraft): readonly Warning[] {
  const asked: readonly (readonly [string, boolean])[] = [
    ['companyId', true],
    ['contactId', draft.contactId != null],
    ['sourceId', draft.sourceId != null],
    ['deviceIds', (draft.deviceIds ?? []).length > 0],
  ]
  return asked.filter(([, isAsked]) => isAsked).map(([field]) => unsupported(field))
}

export function unsupported(field: string): Warning {
  const message =
    field === 'companyId'
      ? 'VSA takes no organization with a ticket; its name stands in the description.'
      : `A ticket of VSA's service desk can't be given ${field} through the API.`
  return { code: 'field-unsupported', field, message }
}

export interface DraftSurroundings {
  readonly choices: TicketChoices
  /** Of the desk that the ticket goes to. */
  readonly lists: DeskLists
  /** Entries of all desks, to find by name what was chosen on another one. */
  readonly known: readonly Choice[]
  /** The organization's name, where it could be read. */
  readonly organization: string | null
}

/** A draft as the body of a new ticket. Of its fields VSA takes the summary, the description, priority, status and category. */
export function newTicketFrom(draft: TicketDraft, around: DraftSurroundings): Mapped<NewTicket> {
  const { choices, lists } = around
  const summary = summaryOf(draft.title, draft.reference ?? null)
  if (summary.text === '') throw emptyTitle()
  const priority = priorityFor(draft.priority ?? null, around)
  const status = entryFor(draft.statusId ?? choices.status?.id ?? null, lists.statuses, around)
  const category = entryFor(draft.typeId ?? choices.type?.id ?? null, lists.categories, around)
  return {
    value: {
      Summary: summary.text,
      Description: descriptionOf(draft, summary.isCut, around.organization),
      Priority: priority.value,
      ...(status ? { Status: status.id } : {}),
      ...(category ? { Category: category.id } : {}),
    },
    warnings: [...(summary.isCut ? [titleCut] : []), ...priority.warnings, ...missedIn(draft, status, category)],
  }
}

function descriptionOf(draft: TicketDraft, isCut: boolean, organization: string | null): string {
  const parts = [organization === null ? '' : `Organization: ${organization}`, isCut ? draft.title.trim() : '', draft.description]
  return parts.filter((part) => part !== '').join('\n\n')
}

const titleCut: Warning = {
  code: 'text-cut',
  field: 'title',
  message: `The title was cut so that the summary has at most ${summaryLength} characters, the reference at its end among them.`,
}

function missedIn(draft: TicketDraft, status: DeskEntry | null, category: DeskEntry | null): readonly Warning[] {
  const warnings: Warning[] = []
  if (draft.statusId != null && !status) warnings.push(notOnDesk('statusId', draft.statusId, "the desk's own first status"))
  if (draft.typeId != null && !category) {
    warnings.push({ code: 'default-used', field: 'typeId', message: `The desk has no category ${draft.typeId}: none was given.` })
  }
  return warnings
}

export function notOnDesk(field: string, wanted: string, used: string): Warning {
  return { code: 'status-not-on-board', field, message: `The desk has no status “${wanted}”: ${used} was used.` }
}

/** An entry of the desk by its id, or by the name that this id has on another desk or was chosen under. */
export function entryFor(
  wanted: Id | null,
  ofDesk: readonly DeskEntry[],
  { choices, known }: Pick<DraftSurroundings, 'choices' | 'known'>,
): DeskEntry | null {
  if (wanted === null) return null
  const { status, closeStatus, reopenStatus, waitingStatuses = [], type, priorities = {} } = choices
  const chosen = [status, closeStatus, reopenStatus, ...waitingStatuses, type, ...Object.values(priorities)]
  return entryOnDesk(choiceOf(wanted, [...chosen, ...known]), ofDesk)
}

/** VSA wants a priority of every ticket. Without one that was asked for or chosen it is the middle one of the desk's list, with a warning. */
function priorityFor(priority: PriorityChoice | null, around: DraftSurroundings): Mapped<string> {
  const { choices, lists } = around
  const wanted = priority === null ? null : 'id' in priority ? priority.id : (choices.priorities?.[priority.level]?.id ?? null)
  const found = entryFor(wanted, lists.priorities, around)
  if (found) return { value: found.id, warnings: [] }
  const { medium, low, high, critical } = choices.priorities ?? {}
  const chosen = [medium, low, high, critical].map((choice) => entryFor(choice?.id ?? null, lists.priorities, around)).find(Boolean)
  if (chosen && priority === null) return { value: chosen.id, warnings: [] }
  const used = chosen ?? lists.priorities[Math.floor(lists.priorities.length / 2)]
  if (!used) throw noPriority()
  const asked = priority === null ? null : 'id' in priority ? priority.id : priority.level
  return {
    value: used.id,
    warnings: [
      asked === null
        ? { code: 'default-used', field: 'priority', message: `VSA wants a priority and none was chosen: “${used.name}” was used.` }
        : { code: 'priority-unknown', field: 'priority', message: `The desk has no priority for “${asked}”: “${used.name}” was used.` },
    ],
  }
}

function emptyTitle(): InvalidInputError {
  return new InvalidInputError({
    connector: 'kaseya-vsa',
    operation,
    message: 'The title is empty.',
    nextStep: 'Give the ticket a title of one line.',
  })
}

function noPriority(): InvalidInputError {
  return new InvalidInputError({
    connector: 'kaseya-vsa',
    operation,
    message: 'The desk has no priorities, and VSA wants one of every ticket.',
    nextStep: 'Let an administrator of VSA give the desk priorities, or choose another one.',
  })
}
