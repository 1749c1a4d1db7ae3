import { JackfieldError } from '@jackfield/core'
import type { CreatedTicket, Id, TicketDraft, Warning } from '@jackfield/core'
import { z } from 'zod'
import { idReference } from '../mapping/ids.ts'
import { boardOfDraft, newTicketFrom } from '../mapping/ticket-draft.ts'
import type { Tenant } from '../tenant.ts'
import { id } from '../wire/fields.ts'
import { receive } from '../wire/received.ts'
import { ticketWire } from '../wire/ticket.ts'
import { withMeaning } from './ticket-read.ts'

const operation = 'ticketDesk.create'

/** The id is all that a create must have; a reply that lacks more is no reason to take a ticket that exists for a failure. */
const createdWire = z.object({ id })

export async function createTicket(tenant: Tenant, draft: TicketDraft): Promise<CreatedTicket> {
  const wantsStatus = draft.statusId != null || tenant.choices.status !== undefined
  const ofBoard = wantsStatus ? await tenant.statuses.recent(boardOfDraft(draft, tenant.choices), operation) : null
  const { value, warnings } = newTicketFrom(draft, tenant.choices, ofBoard)
  const { data } = await tenant.client.for(operation, 'alert').POST('/service/tickets', { body: value })
  const created = receive(createdWire, data, { operation, isWrite: true })
  const deviceWarnings = await attachDevices(tenant, created.wire.id, draft.deviceIds ?? [])
  const full = ticketWire.safeParse(data)
  return {
    id: created.wire.id,
    ticket: full.success ? await withMeaning(tenant, { wire: full.data, raw: data }, operation) : null,
    warnings: [...warnings, ...deviceWarnings],
  }
}

/** Devices are linked one by one after the ticket is there. What fails is a warning each: the ticket itself stands. */
async function attachDevices(tenant: Tenant, ticketId: Id, deviceIds: readonly Id[]): Promise<readonly Warning[]> {
  const warnings: Warning[] = []
  for (const deviceId of deviceIds) {
    try {
      const body = idReference(deviceId, 'deviceIds', operation)
      const params = { path: { parentId: ticketId } }
      await tenant.client.for(operation, 'alert').POST('/service/tickets/{parentId}/configurations', { params, body })
    } catch (error) {
      if (!JackfieldError.isInstance(error)) throw error
      const message = `Ticket ${ticketId} was created, but the device ${deviceId} was not attached: ${error.message}`
      warnings.push({ code: 'device-not-attached', field: 'deviceIds', message })
    }
  }
  return warnings
}
