import type { ChangedTicket, Id, TicketChange } from '@jackfield/core'
import { changesFrom, fieldsNotTaken } from '../mapping/ticket-change.ts'
import type { Tenant } from '../tenant.ts'
import { changeAndReadBack, readTicket } from './ticket-read.ts'

const operation = 'ticketDesk.update'

/** Reads first: what may not be read could not be read back, and a status must be one of the board's. */
export async function updateTicket(tenant: Tenant, id: Id, change: TicketChange): Promise<ChangedTicket> {
  const before = await readTicket(tenant, id, operation)
  const board = change.boardId ?? before.board?.id ?? null
  const ofBoard = change.statusId === undefined ? null : await tenant.statuses.recent(board, operation)
  const { value: changes, warnings } = changesFrom(change, tenant.choices, ofBoard)
  if (changes.length === 0) return { ticket: before, warnings }
  const ticket = await changeAndReadBack(tenant, id, changes, operation)
  return { ticket, warnings: [...warnings, ...fieldsNotTaken(changes, ticket)] }
}
