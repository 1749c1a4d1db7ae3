import { JackfieldError } from '@jackfield/core'
import type { CreatedTicket, Id, TicketDraft, Warning } from '@jackfield/core'
import { idNumber } from '../mapping/ids.ts'
import { titleWithout } from '../mapping/reference.ts'
import { ticketFrom } from '../mapping/ticket.ts'
import { replace } from '../mapping/ticket-change.ts'
import { newTicketFrom } from '../mapping/ticket-draft.ts'
import { isoSeconds } from '../mapping/times.ts'
import type { Tenant } from '../tenant.ts'
import { receive } from '../wire/received.ts'
import { createdWire, ticketWire } from '../wire/ticket.ts'
import type { TicketWire } from '../wire/ticket.ts'
import { findRequiredIds } from './required-ids.ts'
import { patchTicket, readingFor } from './ticket-read.ts'

const operation = 'ticketDesk.create'

/** All that a ticket needs is looked up before it is sent, so that the one request that creates is the last that can fail. */
export async function createTicket(tenant: Tenant, draft: TicketDraft): Promise<CreatedTicket> {
  const ids = await findRequiredIds(tenant, draft)
  const reading = await readingFor(tenant, operation)
  const { value, warnings } = newTicketFrom(draft, ids.value, isoSeconds(tenant.clock.now()))
  const { data } = await tenant.client.for(operation, 'alert').POST('/v2/servicedesk/tickets', { body: value })
  const created = receive(createdWire, data, { operation, isWrite: true })
  const deviceWarnings = await attachDevice(tenant, created.wire.id, draft.deviceIds ?? [])
  const full = ticketWire.safeParse(created.raw)
  return {
    id: created.wire.id,
    ticket: full.success ? ticketFrom({ wire: full.data, raw: created.raw }, reading) : null,
    warnings: [...ids.warnings, ...warnings, ...shortened(value.Title, full.data, warnings), ...deviceWarnings],
  }
}

/** The vendor publishes no longest title; what it took away shows in its answer. */
function shortened(sent: string, stored: TicketWire | undefined, known: readonly Warning[]): readonly Warning[] {
  const kept = stored?.title ?? sent
  if (kept.length >= sent.trim().length || known.some(({ code }) => code === 'text-cut')) return []
  const message = `Kaseya BMS cut the title; it is now “${titleWithout(kept)}”.`
  return [{ code: 'text-cut', field: 'title', message }]
}

/** A ticket has room for one hardware asset. It is set after the ticket is there, so that a wrong one costs a warning and no ticket. */
async function attachDevice(tenant: Tenant, ticketId: Id, [first, ...others]: readonly Id[]): Promise<readonly Warning[]> {
  const warnings = others.map((id) => notAttached(id, 'a BMS ticket has room for one hardware asset'))
  if (first === undefined) return warnings
  try {
    await patchTicket(tenant, ticketId, [replace('HardwareAssetId', idNumber(first, 'deviceIds', operation))], operation, 'alert')
    return warnings
  } catch (error) {
    if (!JackfieldError.isInstance(error)) throw error
    return [notAttached(first, error.message), ...warnings]
  }

  function notAttached(deviceId: Id, why: string): Warning {
    const message = `Ticket ${ticketId} was created, but the device ${deviceId} was not attached: ${why}`
    return { code: 'device-not-attached', field: 'deviceIds', message }
  }
}
