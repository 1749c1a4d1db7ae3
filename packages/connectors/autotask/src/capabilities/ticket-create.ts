import { JackfieldError, RejectedError } from '@jackfield/core'
import type { CreatedTicket, Id, TicketDraft, Warning } from '@jackfield/core'
import { numberOf } from '../mapping/ids.ts'
import { newTicketFrom } from '../mapping/ticket-draft.ts'
import type { NewTicket } from '../mapping/ticket-draft.ts'
import type { Tenant } from '../tenant.ts'
import { receiveWritten } from '../wire/received.ts'
import { readingOf } from './ticket-read.ts'

const operation = 'ticketDesk.create'

/** Milliseconds. */
const oneDay = 86_400_000

interface Made {
  readonly id: Id
  readonly warnings: readonly Warning[]
}

/** Autotask answers the id alone: the ticket is not read again here, for that would cost a request for each alert. */
export async function createTicket(tenant: Tenant, draft: TicketDraft): Promise<CreatedTicket> {
  const { value, warnings } = newTicketFrom(draft, await readingOf(tenant, operation))
  const made = await createWithDevice(tenant, value)
  const [, ...others] = draft.deviceIds ?? []
  const deviceWarnings = await attachDevices(tenant, made.id, others)
  return { id: made.id, ticket: null, warnings: [...warnings, ...made.warnings, ...deviceWarnings] }
}

/** The main device stands in the ticket itself. Where Autotask refuses the ticket because of it nothing was made, and it is made without. */
async function createWithDevice(tenant: Tenant, body: NewTicket): Promise<Made> {
  const { configurationItemID: device, ...bare } = body
  try {
    return await postTicket(tenant, body)
  } catch (error) {
    if (device === undefined || !RejectedError.isInstance(error) || !/configurationItem/i.test(error.vendor?.message ?? '')) throw error
    const { id, warnings } = await postTicket(tenant, bare)
    return { id, warnings: [...warnings, notAttached(id, JSON.stringify(device), error.vendor?.message ?? error.message)] }
  }
}

/**
 * A due date is computed or asked for, as the ticket category says, and nothing tells which. Where a refusal asks for it, it is a day from now, from
 * then on at once.
 */
async function postTicket(tenant: Tenant, ticket: NewTicket): Promise<Made> {
  const post = async (body: NewTicket): Promise<Id> => {
    const { data } = await tenant.client.for(operation, 'alert').POST('/V1.0/Tickets', { body, headers: tenant.client.onBehalf })
    return receiveWritten(data, { operation })
  }
  const dueDateTime = new Date(tenant.clock.now() + oneDay).toISOString()
  const due: Warning = {
    code: 'default-used',
    field: 'dueDateTime',
    message: `The ticket category asks for a due date, and an alert has none: ${dueDateTime} was used.`,
  }
  if (!tenant.insistsOn.has('dueDateTime')) {
    try {
      return { id: await post(ticket), warnings: [] }
    } catch (error) {
      if (!RejectedError.isInstance(error) || !/dueDateTime/i.test(error.vendor?.message ?? '')) throw error
      tenant.insistsOn.add('dueDateTime')
    }
  }
  return { id: await post({ ...ticket, dueDateTime }), warnings: [due] }
}

/** Further devices are a list of their own, one request each. What fails is a warning each: the ticket itself stands. */
async function attachDevices(tenant: Tenant, ticketId: Id, deviceIds: readonly Id[]): Promise<readonly Warning[]> {
  const warnings: Warning[] = []
  for (const deviceId of deviceIds) {
    try {
      const body = { configurationItemID: numberOf(deviceId, 'deviceIds', operation), ticketID: numberOf(ticketId, 'id', operation) }
      const params = { path: { parentId: ticketId } }
      await tenant.client.for(operation, 'alert').POST('/V1.0/Tickets/{parentId}/AdditionalConfigurationItems', { params, body })
    } catch (error) {
      if (!JackfieldError.isInstance(error)) throw error
      warnings.push(notAttached(ticketId, deviceId, error.message))
    }
  }
  return warnings
}

function notAttached(ticketId: Id, deviceId: Id, why: string): Warning {
  const message = `Ticket ${ticketId} was created, but the device ${deviceId} was not attached: ${why}`
  return { code: 'device-not-attached', field: 'deviceIds', message }
}
