import { compareMarks } from '@jackfield/core'
import type { Id, WorkMark, WorkState } from '@jackfield/core'
import { listById } from '../listing.ts'
import { compare } from '../mapping/filters.ts'
import { numberOf } from '../mapping/ids.ts'
import { markFrom } from '../mapping/work-mark.ts'
import type { Tenant } from '../tenant.ts'
import { noteWire, timeEntryWire } from '../wire/ticket.ts'
import type { NoteWire, TimeEntryWire } from '../wire/ticket.ts'
import { readTicketRecord } from './ticket-read.ts'

const operation = 'ticketDesk.workState'

/**
 * The ticket with all its notes and time entries. The ticket is read first, so that a change in between shows as an entry. Where the API user's level
 * may hide rows of others, that there are none proves nothing.
 */
export async function readWorkState(tenant: Tenant, id: Id, mark: WorkMark | null): Promise<WorkState> {
  const { wire } = await readTicketRecord(tenant, id, operation)
  const filters = [compare('ticketID', 'eq', numberOf(id, 'id', operation))]
  const notes = await listById<NoteWire>(tenant.client, { entity: 'TicketNotes', operation, schema: noteWire, filters }).all()
  const times = await listById<TimeEntryWire>(tenant.client, { entity: 'TimeEntries', operation, schema: timeEntryWire, filters }).all()
  const seesAll = await tenant.access.seesAll(['TicketNotes', 'TimeEntries'], operation)
  const now = markFrom(
    wire,
    notes.map((note) => note.wire),
    times.map((time) => time.wire),
  )
  return compareMarks(mark, now, seesAll)
}
