import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxTechnician, SandboxTicket } from '@jackfield/sandbox'
import type { TicketRow } from './records.ts'
import { attachmentsOf } from './routes/attachments.ts'
import { notesOf } from './routes/notes.ts'
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

/** The tickets as a test looks at them. */
export function ticketsOf(tenant: Tenant): readonly SandboxTicket[] {
  return tenant.tickets.rows().map((row) => {
    const notes = notesOf(tenant, row.id)
    const isInternal = (noteId: number | null): boolean => notes.find(({ id }) => id === noteId)?.isInternal ?? false
    return {
      id: String(row.id),
      title: row.title,
      reference: referenceOf(row),
      isClosed: completes(tenant, row.statusId),
      companyId: String(row.accountId),
      priority: tenant.priorities.get(row.priorityId)?.name ?? null,
      notes: notes.map((note) => ({ text: note.details, visibility: note.isInternal ? 'internal' : 'public' })),
      description: row.details,
      attachments: attachmentsOf(tenant, row.id).map(({ fileName, content, noteId }) => ({
        fileName,
        size: content.length,
        // A file of the ticket itself has no flag of its own: whoever sees the ticket sees it.
        visibility: isInternal(noteId) ? 'internal' : 'public',
      })),
    }
  })
}

/** A client's reference has no field of its own in this vendor's tickets: it stands at the end of the title, or in the last line of the details. */
function referenceOf({ title, details }: TicketRow): string | null {
  const atEnd = /\b(JF-[A-Z2-7]{26})\W*$/
  const lastLine = details.trimEnd().split('\n').at(-1) ?? ''
  return atEnd.exec(title)?.[1] ?? atEnd.exec(lastLine)?.[1] ?? null
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
