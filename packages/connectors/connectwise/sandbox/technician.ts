import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxTechnician, SandboxTicket } from '@jackfield/sandbox'
import type { MemberRow, NoteRow, TicketRow } from './records.ts'
import { addNote } from './routes/notes.ts'
import { addTimeEntry } from './routes/time-entries.ts'
import { newStamp, now, vendorTime } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import { changeTicket } from './ticket-changes.ts'
import { closes, withClosedFields } from './ticket-write.ts'
import { documentsOf } from './wire/documents.ts'
import { notesOf } from './wire/tickets.ts'
import { putBack } from './workflow.ts'

/** A full member of the same tenant at work: rights and faults do not concern them. */
export function technicianOf(tenant: Tenant): SandboxTechnician {
  const member = anyTechnician(tenant)
  return {
    async addNote(ticketId, text) {
      addNote(tenant, knownTicket(tenant, ticketId).id, text, { internalAnalysisFlag: true }, member.identifier)
    },
    async logTime(ticketId, hours) {
      const ticket = knownTicket(tenant, ticketId)
      addTimeEntry(tenant, {
        ...newStamp(tenant, member.identifier),
        ticketId: ticket.id,
        companyId: ticket.companyId,
        memberId: member.id,
        timeStart: vendorTime(tenant.context.clock.now() - hours * 3_600_000),
        timeEnd: now(tenant),
        actualHours: hours,
        hoursDeduct: null,
        billableOption: 'Billable',
        notes: 'Worked on the problem.',
        internalNotes: null,
        detailDescriptionFlag: false,
        internalAnalysisFlag: true,
        resolutionFlag: false,
      })
    },
    async assign(ticketId) {
      const { id } = knownTicket(tenant, ticketId)
      changeTicket(tenant, id, { ownerId: member.id, resources: member.identifier }, member.identifier)
    },
    async closeTicket(ticketId) {
      const before = knownTicket(tenant, ticketId)
      const status = tenant.statuses.find(({ boardId, isClosed }) => boardId === before.boardId && isClosed)
      if (!status) throw new SandboxInputError(`The board of ticket ${ticketId} has no closed status.`, 409)
      const after = withClosedFields(tenant, before, { ...before, statusId: status.id }, member.identifier)
      changeTicket(tenant, before.id, after, member.identifier)
      if (tenant.putBackWhenClosed.has(before.id)) putBack(tenant, before)
    },
    async putBackWhenClosed(ticketId) {
      tenant.putBackWhenClosed.add(knownTicket(tenant, ticketId).id)
    },
  }
}

/** The tickets as a test looks at them. The note that the description became is not among the notes. */
export function ticketsOf(tenant: Tenant): readonly SandboxTicket[] {
  return tenant.tickets.rows().map((row) => ({
    id: String(row.id),
    title: row.summary,
    reference: typeof row.plain['externalXRef'] === 'string' ? row.plain['externalXRef'] : null,
    isClosed: closes(tenant, row.statusId),
    companyId: String(row.companyId),
    priority: tenant.priorities.get(row.priorityId)?.name ?? null,
    notes: notesOf(tenant, row.id)
      .filter(({ id }) => id !== row.descriptionNoteId)
      .map((note) => ({ text: note.text, visibility: visibilityOf(note) })),
    description: row.description,
    deviceIds: row.configurationIds.map(String),
    attachments: documentsOf(tenant, 'Ticket', row.id).map(({ fileName, content, isPublic }) => ({
      fileName,
      size: content.length,
      visibility: isPublic ? 'public' : 'internal',
    })),
  }))
}

/** Discussion and resolution are what a customer reads; the internal flag alone is for technicians. */
function visibilityOf(note: NoteRow): 'internal' | 'public' {
  return note.internalAnalysisFlag && !note.detailDescriptionFlag && !note.resolutionFlag ? 'internal' : 'public'
}

function knownTicket(tenant: Tenant, ticketId: string): TicketRow {
  const row = tenant.tickets.get(Number(ticketId))
  if (!row) throw new SandboxInputError(`There is no ticket ${ticketId}.`, 404)
  return row
}

function anyTechnician(tenant: Tenant): MemberRow {
  const member = tenant.members.find(({ licenseClass }) => licenseClass === 'F')
  if (!member) throw new Error('every seed has a technician')
  return member
}
