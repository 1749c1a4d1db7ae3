import { NotTakenError } from '@jackfield/core'
import type { ChangedTicket, Choice, Id, OperationId, Ticket, Warning } from '@jackfield/core'
import { numberOf } from '../mapping/ids.ts'
import { chosenEntry, entriesOf, nameOf } from '../mapping/picklists.ts'
import { closingStatus, reopeningStatus } from '../mapping/status.ts'
import { noSuchStatus } from '../mapping/ticket-draft.ts'
import type { Tenant } from '../tenant.ts'
import type { EntryWire } from '../wire/system.ts'
import { changeAndReadBack, readingOf, readTicket } from './ticket-read.ts'

/** Sets the chosen status, else Complete. Workflow rules may put it back at once, so only the ticket as it is read afterwards counts. */
export async function closeTicket(tenant: Tenant, id: Id): Promise<ChangedTicket> {
  const operation = 'ticketDesk.close'
  const before = await readTicket(tenant, id, operation)
  if (before.status.phase === 'closed') return { ticket: before, warnings: [] }
  const statuses = entriesOf((await readingOf(tenant, operation)).lists, 'status')
  const status = closingStatus(tenant.choices.closeStatus, statuses)
  const ticket = await changeAndReadBack(tenant, id, { status: numberOf(status, 'status', operation) }, operation)
  if (ticket.status.phase !== 'closed') throw putBack(ticket, status, statuses, operation)
  return { ticket, warnings: missedChoice(tenant.choices.closeStatus, status, statuses) }
}

/** Sets a status that doesn't close: the chosen one, else the tenant's first. */
export async function reopenTicket(tenant: Tenant, id: Id): Promise<ChangedTicket> {
  const operation = 'ticketDesk.reopen'
  const before = await readTicket(tenant, id, operation)
  if (before.status.phase !== 'closed') return { ticket: before, warnings: [] }
  const statuses = entriesOf((await readingOf(tenant, operation)).lists, 'status')
  const status = reopeningStatus(tenant.choices, statuses)
  const ticket = await changeAndReadBack(tenant, id, { status: numberOf(status, 'status', operation) }, operation)
  if (ticket.status.phase === 'closed') throw putBack(ticket, status, statuses, operation)
  return { ticket, warnings: missedChoice(tenant.choices.reopenStatus, status, statuses) }
}

function missedChoice(choice: Choice | undefined, used: Id, statuses: readonly EntryWire[]): readonly Warning[] {
  if (!choice || chosenEntry(choice, statuses)?.value === used) return []
  return [noSuchStatus(choice, `“${nameOf(statuses, used) ?? used}”`)]
}

function putBack(ticket: Ticket, wanted: Id, statuses: readonly EntryWire[], operation: OperationId): NotTakenError {
  return new NotTakenError({
    connector: 'autotask',
    operation,
    outcome: 'rejected',
    message: `Autotask answered success, but ticket ${ticket.id} now has the status “${ticket.status.name ?? ticket.status.id}”, not “${nameOf(statuses, wanted) ?? wanted}”.`,
    nextStep: 'Look at the workflow rules for tickets in Autotask: one of them may have put the status back.',
  })
}
