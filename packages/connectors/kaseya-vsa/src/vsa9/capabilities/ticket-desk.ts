import { compareMarks } from '@jackfield/core'
import type { Id, TicketDesk, WorkMark, WorkState } from '@jackfield/core'
import { listNotes } from '../lists.ts'
import { noteIdOf } from '../mapping/note.ts'
import { markFrom } from '../mapping/work-mark.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { closeTicket, reopenTicket, updateTicket } from './ticket-change.ts'
import { ticketCreator } from './ticket-create.ts'
import { findByReference, listTicketsOf } from './ticket-list.ts'
import { findTicket, readTicket, withMeaning } from './ticket-read.ts'

/** Tickets of VSA 9's service desk module. */
export function ticketDesk(tenant: Vsa9Tenant): TicketDesk {
  return {
    create: ticketCreator(tenant),
    get: (id) => readTicket(tenant, id, 'ticketDesk.get'),
    list: (query) => listTicketsOf(tenant, query),
    findByReference: (reference, { createdSince }) => findByReference(tenant, reference, createdSince),
    update: (id, change) => updateTicket(tenant, id, change),
    close: (id) => closeTicket(tenant, id),
    reopen: (id) => reopenTicket(tenant, id),
    workState: (id, mark) => readWorkState(tenant, id, mark),
  }
}

/** The ticket is read before its notes, so that a change in between shows as a note. */
async function readWorkState(tenant: Vsa9Tenant, id: Id, mark: WorkMark | null): Promise<WorkState> {
  const operation = 'ticketDesk.workState'
  const found = await findTicket(tenant, id, operation)
  const ticket = await withMeaning(tenant, found, operation)
  const notes = await listNotes(tenant.client, id, operation).all()
  return compareMarks(
    mark,
    markFrom(
      ticket,
      found.wire,
      notes.map(({ wire }) => noteIdOf(wire)),
    ),
  )
}
