import type { ChangedTicket, Id, TicketChange } from '@jackfield/core'
import { changesFrom, fieldsNotTaken, statusForBoard } from '../mapping/ticket-change.ts'
import type { Tenant } from '../tenant.ts'
import { changeAndReadBack, readTicket } from './ticket-read.ts'

const operation = 'ticketDesk.update'
const nothing = { value: [], warnings: [] }

/** Reads first: what may not be read could not be read back, and a status must be one of the board's. */
export async function updateTicket(tenant: Tenant, id: Id, change: TicketChange): Promise<ChangedTicket> {
  const before = await readTicket(tenant, id, operation)
  const board = change.boardId ?? before.board?.id ?? null
  const changesBoard = change.boardId !== undefined && change.boardId !== before.board?.id
  const ofBoard = change.statusId === undefined && !changesBoard ? null : await tenant.statuses.recent(board, operation)
  const wanted = changesFrom(change, tenant.choices, ofBoard)
  const moved = changesBoard && change.statusId === undefined && ofBoard !== null ? statusForBoard(before.status, ofBoard) : nothing
  const changes = [...wanted.value, ...moved.value]
  const warnings = [...wanted.warnings, ...moved.warnings]
  if (changes.length === 0) return { ticket: before, warnings }
  const ticket = await changeAndReadBack(tenant, before, changes, operation)
  return { ticket, warnings: [...warnings, ...fieldsNotTaken(changes, ticket)] }
}
