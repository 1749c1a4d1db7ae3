import type { Id, OperationId, Ticket, TicketChange, TicketChoices, TicketStatus, Warning } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { BoardStatusWire } from '../wire/catalog.ts'
import { idReference } from './ids.ts'
import { firstClosingStatus, firstOpenStatus, statusOnBoard } from './status.ts'
import { summaryOf } from './summary.ts'
import { emptyTitle, namedChoice, notOnBoard, priorityFor, titleCut } from './ticket-draft.ts'
import type { Mapped } from './ticket-draft.ts'

/** One step of a PATCH. Paths are case sensitive, and a reference is replaced whole: patching inside one may be answered 200 and ignored. */
export type Change = components['schemas']['Change']

export function statusChange(statusId: Id, operation: OperationId): Change {
  return { op: 'replace', path: 'status', value: idReference(statusId, 'statusId', operation) }
}

/** `ofBoard`: statuses of the board that the ticket will be on, null where they can't be read. */
export function changesFrom(
  change: TicketChange,
  choices: TicketChoices,
  ofBoard: readonly BoardStatusWire[] | null,
): Mapped<readonly Change[]> {
  const operation = 'ticketDesk.update'
  const changes: Change[] = []
  const warnings: Warning[] = []
  const replace = (path: string, value: unknown): void => void changes.push({ op: 'replace', path, value })
  if (change.title !== undefined) {
    const summary = summaryOf(change.title)
    if (summary.text === '') throw emptyTitle(operation)
    replace('summary', summary.text)
    if (summary.isCut) warnings.push(titleCut)
  }
  if (change.companyId !== undefined) replace('company', idReference(change.companyId, 'companyId', operation))
  // The board goes first: a status belongs to it.
  if (change.boardId !== undefined) replace('board', idReference(change.boardId, 'boardId', operation))
  if (change.statusId !== undefined) {
    const choice = namedChoice(change.statusId, choices) ?? { id: change.statusId, name: '' }
    const row = ofBoard === null ? choice : statusOnBoard(choice, ofBoard)
    if (row) changes.push(statusChange(row.id, operation))
    else warnings.push(notOnBoard('statusId', choice, 'the status that ConnectWise gives'))
  }
  if (change.priority !== undefined) {
    const priority = priorityFor(change.priority, choices)
    if (priority.value !== null) replace('priority', idReference(priority.value, 'priority', operation))
    warnings.push(...priority.warnings)
  }
  if (change.typeId !== undefined) replace('type', idReference(change.typeId, 'typeId', operation))
  if (change.sourceId !== undefined) replace('source', idReference(change.sourceId, 'sourceId', operation))
  if (change.contactId !== undefined) replace('contact', idReference(change.contactId, 'contactId', operation))
  if (change.reference !== undefined) replace('externalXRef', change.reference)
  return { value: changes, warnings }
}

/**
 * The status of a ticket that changes its board without being given one: statuses belong to a board, so the old one would be refused there.
 * The one of the same name, else the new board's first that leaves the ticket as open or closed as it is.
 */
export function statusForBoard(status: TicketStatus, ofBoard: readonly BoardStatusWire[]): Mapped<readonly Change[]> {
  const isClosed = status.phase === 'closed'
  const fitting = ofBoard.filter((row) => (row.closedStatus === true) === isClosed)
  const choice = { id: status.id, name: status.name ?? '' }
  const same = statusOnBoard(choice, fitting)
  const row = same ?? (isClosed ? firstClosingStatus(ofBoard) : firstOpenStatus(ofBoard))
  if (!row) return { value: [], warnings: [] }
  const warnings = same ? [] : [notOnBoard('statusId', choice, `“${row.name ?? row.id}”`)]
  return { value: [statusChange(row.id, 'ticketDesk.update')], warnings }
}

/** A warning for each change that was sent and does not show in the ticket that was read back. */
export function fieldsNotTaken(changes: readonly Change[], ticket: Ticket): readonly Warning[] {
  return changes.flatMap(({ path, value }) => {
    const [field, now] = shownAs(path, ticket)
    const sent = typeof value === 'string' ? value : JSON.stringify((value as { id: unknown }).id)
    if (now === sent) return []
    const message = `ConnectWise answered success, but ${field} is now ${now === null ? 'empty' : `“${now}”`}, not “${sent}”.`
    return [{ code: 'field-not-taken' as const, field, message }]
  })
}

function shownAs(path: string, ticket: Ticket): readonly [field: string, now: string | null] {
  if (path === 'summary') return ['title', ticket.title]
  if (path === 'externalXRef') return ['reference', ticket.reference]
  const reference = ticket[path as 'company' | 'board' | 'status' | 'priority' | 'type' | 'source' | 'contact']
  return [path === 'priority' ? 'priority' : `${path}Id`, reference?.id ?? null]
}
