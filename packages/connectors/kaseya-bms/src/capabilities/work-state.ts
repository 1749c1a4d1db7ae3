import { compareMarks } from '@jackfield/core'
import type { Id, WorkMark, WorkState } from '@jackfield/core'
import { markFrom } from '../mapping/work-mark.ts'
import type { Tenant } from '../tenant.ts'
import { listNoteRecords } from './ticket-notes.ts'
import { readTicketRecord } from './ticket-read.ts'

const operation = 'ticketDesk.workState'

/** The ticket, with the hours that were booked, and its notes. The ticket is read first, so that a change in between shows as a note. */
export async function readWorkState(tenant: Tenant, id: Id, mark: WorkMark | null): Promise<WorkState> {
  const { wire } = await readTicketRecord(tenant, id, operation)
  const notes = await listNoteRecords(tenant, id, operation).all()
  const noteIds = notes.map((note) => note.wire.id)
  return compareMarks(mark, markFrom(wire, noteIds, await tenant.user.zone(operation)))
}
