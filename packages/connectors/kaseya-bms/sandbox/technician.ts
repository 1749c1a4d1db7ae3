import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxTechnician } from '@jackfield/sandbox'
import type { TicketRow } from './records.ts'
import { addTimeLog } from './routes/time-logs.ts'
import { newStamp, now, technicianId } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import { addNote, changeTicket, putBack } from './tickets/ticket-changes.ts'
import { completes } from './tickets/ticket-filter.ts'
import { dayAndTime } from './wire/times.ts'

/** An employee of the same tenant at work: rights and faults do not concern them. */
export function technicianOf(tenant: Tenant): SandboxTechnician {
  return {
    async addNote(ticketId, text) {
      addNote(tenant, knownTicket(tenant, ticketId).id, { details: text, isInternal: true, typeId: 0 }, technicianId)
    },
    async logTime(ticketId, hours) {
      const end = dayAndTime(now(tenant))
      const start = dayAndTime(now(tenant) - hours * 3_600_000)
      addTimeLog(tenant, {
        ...newStamp(tenant, technicianId),
        ticketId: knownTicket(tenant, ticketId).id,
        startDate: start.day,
        startTime: start.time,
        endTime: end.time,
        hours,
        notes: 'Worked on the problem.',
        internalNotes: null,
        userId: technicianId,
        workTypeId: firstOf(tenant, 'workTypes'),
        roleId: firstOf(tenant, 'billingRoles'),
      })
    },
    async assign(ticketId) {
      changeTicket(tenant, knownTicket(tenant, ticketId).id, { assigneeId: technicianId }, technicianId)
    },
    async closeTicket(ticketId) {
      const before = knownTicket(tenant, ticketId)
      const status = tenant.statuses.find(({ id, isActive }) => isActive && completes(tenant, id))
      if (!status) throw new SandboxInputError('The tenant has no status of the completed kind.', 409)
      changeTicket(tenant, before.id, { statusId: status.id }, technicianId)
      if (tenant.putBackWhenClosed.has(before.id)) putBack(tenant, before)
    },
    async putBackWhenClosed(ticketId) {
      tenant.putBackWhenClosed.add(knownTicket(tenant, ticketId).id)
    },
  }
}

function firstOf(tenant: Tenant, name: 'workTypes' | 'billingRoles'): number {
  const row = tenant.lists[name].rows()[0]
  if (!row) throw new Error(`every seed has ${name}`)
  return row.id
}

function knownTicket(tenant: Tenant, ticketId: string): TicketRow {
  const row = tenant.tickets.get(Number(ticketId))
  if (!row) throw new SandboxInputError(`There is no ticket ${ticketId}.`, 404)
  return row
}
