import { compareMarks } from '@jackfield/core'
import type { Id, WorkMark, WorkState } from '@jackfield/core'
import { listUncounted } from '../listing.ts'
import { entryId, markFrom } from '../mapping/work-mark.ts'
import type { Tenant } from '../tenant.ts'
import { entryWire } from '../wire/note.ts'
import { receiveList } from '../wire/received.ts'
import { readTicketRecord } from './ticket-read.ts'

const operation = 'ticketDesk.workState'

/** The ticket and all its entries: notes, time entries, meetings. The ticket is read first, so that a change in between shows as an entry. */
export async function readWorkState(tenant: Tenant, id: Id, mark: WorkMark | null): Promise<WorkState> {
  const { wire } = await readTicketRecord(tenant, id, operation)
  const calls = tenant.client.for(operation)
  const entries = await listUncounted(async (query) => {
    const { data } = await calls.GET('/service/tickets/{parentId}/allNotes', { params: { path: { parentId: id }, query } })
    return receiveList(entryWire, data, { operation, isWrite: false }).map((record) => record.wire)
  }, entryId)
  return compareMarks(mark, markFrom(wire, entries))
}
