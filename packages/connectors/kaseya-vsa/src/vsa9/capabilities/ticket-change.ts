import { NotTakenError, UnsupportedError } from '@jackfield/core'
import type { ChangedTicket, Choice, Id, OperationId, Ticket, TicketChange, Warning } from '@jackfield/core'
import type { DeskEntry } from '../lists.ts'
import { entryOnDesk } from '../mapping/entries.ts'
import { seenClosing, seenOpen } from '../mapping/status.ts'
import { entryFor, notOnDesk, unsupported } from '../mapping/ticket-draft.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { readSeenStatuses } from './seen-statuses.ts'
import { readBack, readTicket } from './ticket-read.ts'

/** Status and priority are all that VSA lets be changed (fact sheet 1.9). */
export async function updateTicket(tenant: Vsa9Tenant, id: Id, change: TicketChange): Promise<ChangedTicket> {
  const operation = 'ticketDesk.update'
  const before = await readTicket(tenant, id, operation)
  const { priority, statusId, ...rest } = change
  const warnings: Warning[] = Object.entries(rest).flatMap(([field, value]) => (value === undefined ? [] : [unsupported(field)]))
  const lists = before.board ? await tenant.desks.recentLists(before.board.id, operation) : null
  const around = { choices: tenant.choices, known: [] }
  const wantedStatus = statusId === undefined ? null : entryFor(statusId, lists?.statuses ?? [], around)
  if (statusId !== undefined && !wantedStatus) warnings.push(notOnDesk('statusId', statusId, 'the one that it has'))
  const priorityId =
    priority === undefined ? null : 'id' in priority ? priority.id : (tenant.choices.priorities?.[priority.level]?.id ?? null)
  const wantedPriority = entryFor(priorityId, lists?.priorities ?? [], around)
  if (priority !== undefined && !wantedPriority) warnings.push(noPriority(priority))
  if (!wantedStatus && !wantedPriority) return { ticket: before, warnings }
  if (wantedStatus) await setStatus(tenant, id, wantedStatus, operation)
  if (wantedPriority) await setPriority(tenant, id, wantedPriority, operation)
  const ticket = await readBack(tenant, id, operation)
  if (wantedStatus && ticket.status.id !== wantedStatus.id) warnings.push(notTaken('statusId', ticket.status.name, wantedStatus))
  if (wantedPriority && ticket.priority?.id !== wantedPriority.id)
    warnings.push(notTaken('priority', ticket.priority?.name ?? null, wantedPriority))
  return { ticket, warnings }
}

/** Sets the chosen status, else one that closed tickets of this desk were seen in; only the ticket as it is read afterwards counts. */
export async function closeTicket(tenant: Vsa9Tenant, id: Id): Promise<ChangedTicket> {
  const operation = 'ticketDesk.close'
  const before = await readTicket(tenant, id, operation)
  if (before.status.phase === 'closed') return { ticket: before, warnings: [] }
  const { status, warnings } = await pick(tenant, before, { choice: tenant.choices.closeStatus, field: 'closeStatus', operation })
  await setStatus(tenant, id, status, operation)
  const ticket = await readBack(tenant, id, operation)
  if (ticket.status.phase !== 'closed') throw putBack(ticket, status, operation)
  return { ticket, warnings }
}

/** Sets the chosen status, else one that open tickets of this desk were seen in. */
export async function reopenTicket(tenant: Vsa9Tenant, id: Id): Promise<ChangedTicket> {
  const operation = 'ticketDesk.reopen'
  const before = await readTicket(tenant, id, operation)
  if (before.status.phase !== 'closed') return { ticket: before, warnings: [] }
  const choice = tenant.choices.reopenStatus ?? tenant.choices.status
  const { status, warnings } = await pick(tenant, before, { choice, field: 'reopenStatus', operation })
  await setStatus(tenant, id, status, operation)
  const ticket = await readBack(tenant, id, operation)
  if (ticket.status.phase === 'closed' && ticket.status.id !== status.id) throw putBack(ticket, status, operation)
  if (ticket.status.phase !== 'closed') return { ticket, warnings }
  // Whether the time of closing goes away again is not settled; the status is what was asked for.
  return { ticket: { ...ticket, status: { ...ticket.status, phase: 'open', phaseFrom: 'learnt' } }, warnings }
}

async function setStatus(tenant: Vsa9Tenant, id: Id, status: DeskEntry, operation: OperationId): Promise<void> {
  const params = { path: { ticketId: id, statusId: status.id } }
  await tenant.client.for(operation).PUT('/automation/servicedesktickets/{ticketId}/status/{statusId}', { params })
}

async function setPriority(tenant: Vsa9Tenant, id: Id, priority: DeskEntry, operation: OperationId): Promise<void> {
  const params = { path: { ticketId: id, priorityId: priority.id } }
  await tenant.client.for(operation).PUT('/automation/servicedesktickets/{ticketId}/priority/{priorityId}', { params })
}

interface Wanted {
  readonly choice: Choice | undefined
  readonly field: 'closeStatus' | 'reopenStatus'
  readonly operation: OperationId
}

async function pick(
  tenant: Vsa9Tenant,
  ticket: Ticket,
  { choice, field, operation }: Wanted,
): Promise<{ readonly status: DeskEntry; readonly warnings: readonly Warning[] }> {
  if (ticket.board === null) throw noStatus(ticket, field, operation)
  const { statuses } = await tenant.desks.recentLists(ticket.board.id, operation)
  const chosen = choice ? entryOnDesk(choice, statuses) : null
  if (chosen) return { status: chosen, warnings: [] }
  const seen = await readSeenStatuses(tenant, ticket.board.id, operation)
  const found = field === 'closeStatus' ? seenClosing(seen, statuses) : seenOpen(seen, statuses)
  if (!found) throw noStatus(ticket, field, operation)
  return { status: found, warnings: choice ? [notOnDesk(field, choice.name || choice.id, `“${found.name}”`)] : [] }
}

function noPriority(priority: NonNullable<TicketChange['priority']>): Warning {
  const asked = 'id' in priority ? priority.id : priority.level
  return { code: 'priority-unknown', field: 'priority', message: `The desk has no priority for “${asked}”: it was left as it is.` }
}

function notTaken(field: string, now: string | null, wanted: DeskEntry): Warning {
  return { code: 'field-not-taken', field, message: `VSA answered success, but it is now “${now ?? ''}”, not “${wanted.name}”.` }
}

function noStatus(ticket: Ticket, field: Wanted['field'], operation: OperationId): UnsupportedError {
  const what = field === 'closeStatus' ? 'closes a ticket' : 'opens a ticket again'
  return new UnsupportedError({
    connector: 'kaseya-vsa',
    operation,
    message: `VSA does not tell which status of the desk ${ticket.board?.name ?? ''} ${what}, and none was chosen.`,
    nextStep: `Choose one: \`connections defaults\` sets the ${field === 'closeStatus' ? 'closing' : 'reopening'} status of a connection.`,
  })
}

function putBack(ticket: Ticket, wanted: DeskEntry, operation: OperationId): NotTakenError {
  const isThere = ticket.status.id === wanted.id
  return new NotTakenError({
    connector: 'kaseya-vsa',
    operation,
    outcome: 'rejected',
    message: isThere
      ? `Ticket ${ticket.id} has the status “${wanted.name}” now, but VSA does not count it as closed.`
      : `VSA answered success, but ticket ${ticket.id} now has the status “${ticket.status.name ?? ''}”, not “${wanted.name}”.`,
    nextStep: isThere
      ? 'Choose a status that closes tickets of this desk: `connections defaults` sets it.'
      : "Look at the desk's procedures: one of them may have put the status back.",
  })
}
