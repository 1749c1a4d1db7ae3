import { NotTakenError, UnsupportedError } from '@jackfield/core'
import type { ChangedTicket, Choice, Id, OperationId, Ticket, Warning } from '@jackfield/core'
import { idNumber } from '../mapping/ids.ts'
import { chosenStatus, closingStatus, initialStatus } from '../mapping/status.ts'
import { replace } from '../mapping/ticket-change.ts'
import type { Tenant } from '../tenant.ts'
import type { StatusWire } from '../wire/lookup.ts'
import { patchTicket, readBack, readTicket } from './ticket-read.ts'

/** BMS wants a comment with every resolution. */
const comment = 'Closed by Jackfield.'

/**
 * Resolves a ticket in the chosen status, else in the tenant's own that closes, and reads it back: a workflow may put the status back at once.
 * Where the list of statuses is refused the vendor takes its own.
 */
export async function closeTicket(tenant: Tenant, id: Id): Promise<ChangedTicket> {
  const operation = 'ticketDesk.close'
  const before = await readTicket(tenant, id, operation)
  if (before.status.phase === 'closed') return { ticket: before, warnings: [] }
  const rows = await tenant.lookups.statusesIfTold(operation)
  const own = rows && closingStatus(rows, await tenant.lookups.kinds(operation))
  const { id: statusId, warnings } = pick(tenant.choices.closeStatus, 'closeStatus', rows, own)
  const body = {
    Comment: comment,
    IsInternal: true,
    ...(statusId === null ? {} : { StatusId: idNumber(statusId, 'closeStatus', operation) }),
  }
  await tenant.client.for(operation).POST('/v2/servicedesk/tickets/{ticketId}/resolve', { params: { path: { ticketId: id } }, body })
  const ticket = await readBack(tenant, id, operation)
  if (ticket.status.phase !== 'closed') throw putBack(ticket, operation)
  return { ticket, warnings }
}

/** Sets a status that does not close: the chosen one, else the one that new tickets have. */
export async function reopenTicket(tenant: Tenant, id: Id): Promise<ChangedTicket> {
  const operation = 'ticketDesk.reopen'
  const before = await readTicket(tenant, id, operation)
  if (before.status.phase !== 'closed') return { ticket: before, warnings: [] }
  const rows = await tenant.lookups.statuses(operation)
  const own = initialStatus(rows, await tenant.lookups.kinds(operation))
  const { id: statusId, warnings } = pick(tenant.choices.reopenStatus, 'reopenStatus', rows, own)
  if (statusId === null) throw noOpenStatus(operation)
  await patchTicket(tenant, id, [replace('StatusId', idNumber(statusId, 'reopenStatus', operation))], operation)
  const ticket = await readBack(tenant, id, operation)
  if (ticket.status.phase === 'closed') throw putBack(ticket, operation)
  return { ticket, warnings }
}

/** The chosen status where the tenant has it and it is active, else the own one with a warning. */
function pick(choice: Choice | undefined, field: string, rows: readonly StatusWire[] | null, own: StatusWire | null) {
  const warnings: Warning[] = []
  if (!choice) return { id: own?.id ?? null, warnings }
  const chosen = rows === null ? choice : chosenStatus(choice, rows)
  if (chosen) return { id: chosen.id, warnings }
  const message = `BMS has no active status “${choice.name}” (${choice.id}) any more: ${own ? `“${own.name ?? own.id}”` : 'its own'} was used.`
  warnings.push({ code: 'status-not-on-board', field, message })
  return { id: own?.id ?? null, warnings }
}

function noOpenStatus(operation: OperationId): UnsupportedError {
  return new UnsupportedError({
    connector: 'kaseya-bms',
    operation,
    message: 'This tenant has no active status that leaves a ticket open.',
    nextStep: 'Let an administrator of BMS add or activate one, or choose one by `jackfield connections defaults`.',
  })
}

function putBack(ticket: Ticket, operation: OperationId): NotTakenError {
  return new NotTakenError({
    connector: 'kaseya-bms',
    operation,
    outcome: 'rejected',
    message: `Kaseya BMS answered success, but ticket ${ticket.id} now has the status “${ticket.status.name ?? ticket.status.id}”, which is ${ticket.status.phase === 'closed' ? 'a closed one' : 'none that closes'}.`,
    nextStep: 'Look at the workflows of BMS (Admin > Workflows): one of them may have put the status back.',
  })
}
