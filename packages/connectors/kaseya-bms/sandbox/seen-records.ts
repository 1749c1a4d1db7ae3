import type { SandboxDevice, SandboxTicket } from '@jackfield/sandbox'
import type { TicketRow } from './records.ts'
import { attachmentsOf } from './routes/attachments.ts'
import { notesOf } from './routes/notes.ts'
import type { Tenant } from './tenant.ts'
import { completes } from './tickets/ticket-filter.ts'

/** The devices as a test looks at them. */
export function devicesOf(tenant: Tenant): readonly SandboxDevice[] {
  return tenant.hardwareAssets.rows().map(({ id, name, accountId }) => ({ id: String(id), name, companyId: String(accountId) }))
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
      deviceIds: row.hardwareAssetId === null ? [] : [String(row.hardwareAssetId)],
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
