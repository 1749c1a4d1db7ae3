import { NotTakenError, UnsupportedError } from '@jackfield/core'
import type { ChangedTicket, Choice, Id, OperationId, Ticket, Warning } from '@jackfield/core'
import { firstClosingStatus, firstOpenStatus, statusOnBoard } from '../mapping/status.ts'
import { statusChange } from '../mapping/ticket-change.ts'
import { notOnBoard } from '../mapping/ticket-draft.ts'
import type { Tenant } from '../tenant.ts'
import type { BoardStatusWire } from '../wire/catalog.ts'
import { changeAndReadBack, readTicket } from './ticket-read.ts'

/**
 * Sets a status that closes: the chosen one, else the first of the ticket's board. Boards have workflows that may put a status back at
 * once, so only the ticket as it is read afterwards counts.
 */
export async function closeTicket(tenant: Tenant, id: Id): Promise<ChangedTicket> {
  const operation = 'ticketDesk.close'
  const before = await readTicket(tenant, id, operation)
  if (before.status.phase === 'closed') return { ticket: before, warnings: [] }
  const ofBoard = await boardStatusesOf(tenant, before, operation)
  const { status, warnings } = pick(tenant.choices.closeStatus, 'closeStatus', ofBoard, true)
  if (!status) throw noStatus(before, operation, 'that closes')
  const ticket = await changeAndReadBack(tenant, before, [statusChange(status.id, operation)], operation)
  if (ticket.status.phase !== 'closed') throw putBack(ticket, status, operation)
  return { ticket, warnings }
}

/** Sets a status that doesn't close: the chosen one, else the board's default, else its first. */
export async function reopenTicket(tenant: Tenant, id: Id): Promise<ChangedTicket> {
  const operation = 'ticketDesk.reopen'
  const before = await readTicket(tenant, id, operation)
  if (before.status.phase !== 'closed') return { ticket: before, warnings: [] }
  const ofBoard = await boardStatusesOf(tenant, before, operation)
  const { status, warnings } = pick(tenant.choices.reopenStatus, 'reopenStatus', ofBoard, false)
  if (!status) throw noStatus(before, operation, 'that leaves it open')
  const ticket = await changeAndReadBack(tenant, before, [statusChange(status.id, operation)], operation)
  if (ticket.status.phase === 'closed') throw putBack(ticket, status, operation)
  return { ticket, warnings }
}

async function boardStatusesOf(tenant: Tenant, ticket: Ticket, operation: OperationId): Promise<readonly BoardStatusWire[]> {
  if (ticket.board === null) throw noStatus(ticket, operation, 'at all: the ticket is on no board')
  return tenant.statuses.read(ticket.board.id, operation)
}

interface Picked {
  readonly status: BoardStatusWire | null
  readonly warnings: readonly Warning[]
}

/** The chosen status where the board has it and it does what is wanted, else the board's own first, with a warning. */
function pick(choice: Choice | undefined, field: string, ofBoard: readonly BoardStatusWire[], closes: boolean): Picked {
  const fallback = closes ? firstClosingStatus(ofBoard) : firstOpenStatus(ofBoard)
  if (!choice) return { status: fallback, warnings: [] }
  const fitting = ofBoard.filter((status) => (status.closedStatus === true) === closes)
  const chosen = statusOnBoard(choice, fitting)
  if (chosen || !fallback) return { status: chosen, warnings: [] }
  return { status: fallback, warnings: [notOnBoard(field, choice, `“${fallback.name ?? fallback.id}”`)] }
}

function noStatus(ticket: Ticket, operation: OperationId, which: string): UnsupportedError {
  return new UnsupportedError({
    connector: 'connectwise',
    operation,
    message: `The board ${ticket.board?.name ?? ''} of ticket ${ticket.id} has no active status ${which}.`,
    nextStep: 'Let somebody with access to the setup tables of ConnectWise add or activate one on this board.',
  })
}

function putBack(ticket: Ticket, wanted: BoardStatusWire, operation: OperationId): NotTakenError {
  return new NotTakenError({
    connector: 'connectwise',
    operation,
    outcome: 'rejected',
    message: `ConnectWise answered success, but ticket ${ticket.id} now has the status “${ticket.status.name ?? ticket.status.id}”, not “${wanted.name ?? wanted.id}”.`,
    nextStep: "Look at the board's workflow rules: one of them may have put the status back.",
  })
}
