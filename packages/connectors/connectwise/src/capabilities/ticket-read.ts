import { readAfterWrite } from '@jackfield/connector-kit'
import { NotFoundError, RejectedError } from '@jackfield/core'
import type { Id, OperationId, Ticket } from '@jackfield/core'
import { customFieldsAsTheyAre } from '../mapping/custom-fields.ts'
import { isRecordId } from '../mapping/ids.ts'
import { ticketFrom } from '../mapping/ticket.ts'
import type { Change } from '../mapping/ticket-change.ts'
import type { Tenant } from '../tenant.ts'
import type { BoardStatusWire } from '../wire/catalog.ts'
import { receive } from '../wire/received.ts'
import type { Received } from '../wire/received.ts'
import { ticketWire } from '../wire/ticket.ts'
import type { TicketWire } from '../wire/ticket.ts'

export async function readTicket(tenant: Tenant, id: Id, operation: OperationId): Promise<Ticket> {
  return withMeaning(tenant, await readTicketRecord(tenant, id, operation), operation)
}

export async function readTicketRecord(tenant: Tenant, id: Id, operation: OperationId): Promise<Received<TicketWire>> {
  if (!isRecordId(id)) throw noSuchTicket(id, operation)
  const { data } = await tenant.client.for(operation).GET('/service/tickets/{id}', { params: { path: { id } } })
  return receive(ticketWire, data, { operation, isWrite: false })
}

export async function withMeaning(tenant: Tenant, record: Received<TicketWire>, operation: OperationId): Promise<Ticket> {
  return ticketFrom(record, await tenant.statuses.recent(record.wire.board?.id ?? null, operation), tenant.choices)
}

/** The same for many: the statuses of each board are asked for once. */
export async function allWithMeaning(
  tenant: Tenant,
  records: readonly Received<TicketWire>[],
  operation: OperationId,
): Promise<readonly Ticket[]> {
  const boards = new Set(records.map(({ wire }) => wire.board?.id ?? null))
  const statuses = new Map<Id | null, readonly BoardStatusWire[] | null>()
  await Promise.all([...boards].map(async (board) => statuses.set(board, await tenant.statuses.recent(board, operation))))
  return records.map((record) => ticketFrom(record, statuses.get(record.wire.board?.id ?? null) ?? null, tenant.choices))
}

export function noSuchTicket(id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'connectwise',
    operation,
    message: `ConnectWise has no ticket “${id}”: its ticket numbers are whole numbers.`,
    nextStep: 'Check the ticket number.',
  })
}

/**
 * Sends changes and reads the ticket back: an answer of 200 is no proof that they stayed. Where only the reading fails, the error says
 * that the change itself was answered.
 */
export async function changeAndReadBack(
  tenant: Tenant,
  before: Ticket,
  changes: readonly Change[],
  operation: OperationId,
): Promise<Ticket> {
  const { id } = before
  await sendChanges(tenant, before, changes, operation)
  return readAfterWrite(() => readTicket(tenant, id, operation), { connector: 'connectwise', operation, record: `ticket ${id}` })
}

/**
 * Custom fields are not sent, so that nobody's entry of the same minute is undone. Whether a server may insist on them is not settled
 * (reported live for one kind of object); where its refusal speaks of them, they are sent along as they were read, from then on at once.
 */
async function sendChanges(tenant: Tenant, before: Ticket, changes: readonly Change[], operation: OperationId): Promise<void> {
  const calls = tenant.client.for(operation)
  const params = { path: { id: before.id } }
  const customFields = customFieldsAsTheyAre(before.raw)
  const body = customFields && tenant.insistsOn.has('customFields') ? [...changes, customFields] : [...changes]
  try {
    await calls.PATCH('/service/tickets/{id}', { params, body })
  } catch (error) {
    const isAboutThem = RejectedError.isInstance(error) && /custom\s?field/i.test(error.message)
    if (!isAboutThem || customFields === null || body.includes(customFields)) throw error
    tenant.insistsOn.add('customFields')
    await calls.PATCH('/service/tickets/{id}', { params, body: [...changes, customFields] })
  }
}
