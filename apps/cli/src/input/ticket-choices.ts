import { priorityLevels } from '@jackfield/core'
import type { Catalog, CatalogEntry, CatalogStatus, Choice, PriorityLevel, TicketChoices } from '@jackfield/core'
import { UsageError } from '../usage-error.ts'
import { fold, oneOf } from './one-of.ts'

/** What a person chose, by name from the tenant's lists. */
export interface ChoiceNames {
  readonly board?: string
  readonly status?: string
  readonly closeStatus?: string
  readonly reopenStatus?: string
  readonly waitingStatus?: readonly string[]
  readonly type?: string
  readonly source?: string
  /** `critical=Priority 1`. */
  readonly priority?: readonly string[]
}

type Changes = { -readonly [K in keyof TicketChoices]: TicketChoices[K] }

/** Looks the names up. Statuses belong to a board: they are looked up on the one chosen now, else before, else the vendor's default. */
export async function changedChoices(catalog: Catalog, names: ChoiceNames, before: TicketChoices): Promise<Partial<TicketChoices>> {
  const changes: Changes = {}
  const board = await boardOf(catalog, names.board, before)
  if (names.board !== undefined && board) changes.board = choiceOf(board)
  if (touchesStatuses(names)) Object.assign(changes, await statusChanges(catalog, board, names, before))
  if (names.type !== undefined && board)
    changes.type = choiceOf(oneOf(active(await catalog.types(board.id)), names.type, `type on ${board.name}`, '--type'))
  if (names.source !== undefined) changes.source = choiceOf(oneOf(active(await catalog.sources()), names.source, 'source', '--source'))
  if (names.priority) changes.priorities = { ...before.priorities, ...(await prioritiesOf(catalog, names.priority)) }
  return changes
}

async function boardOf(catalog: Catalog, name: string | undefined, before: TicketChoices): Promise<CatalogEntry | Choice | null> {
  if (name === undefined && before.board) return before.board
  const boards = active(await catalog.boards())
  if (name !== undefined) return oneOf(boards, name, 'board', '--board')
  return boards.find((board) => board.isDefault) ?? boards[0] ?? null
}

function touchesStatuses(names: ChoiceNames): boolean {
  return [names.board, names.status, names.closeStatus, names.reopenStatus, names.waitingStatus].some((name) => name !== undefined)
}

async function statusChanges(catalog: Catalog, board: Choice | null, names: ChoiceNames, before: TicketChoices): Promise<Changes> {
  if (!board) throw new UsageError('This tenant has no board, so it has no statuses to choose from.', 'Make a board there first.')
  const statuses = active(await catalog.statuses(board.id))
  const pick = (name: string, option: string): CatalogStatus => oneOf(statuses, name, `status on ${board.name}`, option)
  const closeStatus = names.closeStatus === undefined ? undefined : pick(names.closeStatus, '--close-status')
  if (closeStatus && closeStatus.phase !== 'closed' && closeStatus.phaseFrom === 'vendor') {
    const closing = statuses.filter((status) => status.phase === 'closed').map((status) => status.name)
    throw new UsageError(
      `“${closeStatus.name}” does not close a ticket of ${board.name}.`,
      `--close-status can be: ${closing.join(', ') || '(there is none)'}.`,
    )
  }
  return {
    ...(names.board === undefined ? {} : carriedOver(statuses, board, before)),
    ...(names.status === undefined ? {} : { status: choiceOf(pick(names.status, '--status')) }),
    ...(closeStatus ? { closeStatus: choiceOf(closeStatus) } : {}),
    ...(names.reopenStatus === undefined ? {} : { reopenStatus: choiceOf(pick(names.reopenStatus, '--reopen-status')) }),
    ...(names.waitingStatus ? { waitingStatuses: names.waitingStatus.map((name) => choiceOf(pick(name, '--waiting-status'))) } : {}),
  }
}

/** On another board the same status has another id: it is kept by name, else the new board's own default takes its place. */
function carriedOver(statuses: readonly CatalogStatus[], board: Choice, before: TicketChoices): Changes {
  if (before.board?.id === board.id) return {}
  const sameName = (choice: Choice | undefined): CatalogStatus | undefined =>
    choice && statuses.find((status) => fold(status.name) === fold(choice.name))
  const first = statuses.find((status) => status.isDefault) ?? statuses[0]
  const closed = statuses.find((status) => status.phase === 'closed')
  const changes: Changes = {}
  const status = sameName(before.status) ?? first
  const closeStatus = sameName(before.closeStatus) ?? closed
  const reopenStatus = sameName(before.reopenStatus) ?? first
  if (status) changes.status = choiceOf(status)
  if (closeStatus) changes.closeStatus = choiceOf(closeStatus)
  if (reopenStatus) changes.reopenStatus = choiceOf(reopenStatus)
  const waiting = (before.waitingStatuses ?? []).map(sameName).filter((found) => found !== undefined)
  if (waiting.length > 0) changes.waitingStatuses = waiting.map(choiceOf)
  return changes
}

async function prioritiesOf(catalog: Catalog, given: readonly string[]): Promise<Partial<Record<PriorityLevel, Choice>>> {
  const priorities = active(await catalog.priorities())
  const chosen: Partial<Record<PriorityLevel, Choice>> = {}
  for (const pair of given) {
    const [level = '', ...rest] = pair.split('=')
    const name = rest.join('=')
    if (!isLevel(level) || name === '') {
      throw new UsageError(
        `--priority “${pair}” is not of the form LEVEL=NAME.`,
        `LEVEL is one of ${priorityLevels.join(', ')}: --priority critical=NAME.`,
      )
    }
    chosen[level] = choiceOf(oneOf(priorities, name, 'priority', `--priority ${level}=NAME`))
  }
  return chosen
}

function isLevel(text: string): text is PriorityLevel {
  return (priorityLevels as readonly string[]).includes(text)
}

function active<T extends CatalogEntry>(entries: readonly T[]): readonly T[] {
  return entries.filter((entry) => entry.isActive)
}

function choiceOf({ id, name }: Choice): Choice {
  return { id, name }
}
