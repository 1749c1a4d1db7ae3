import { z } from '@hono/zod-openapi'
import { UnreachableError } from '@jackfield/core'
import type { TicketNote } from '@jackfield/core'
import { operation } from '../http/operation.ts'
import type { Asked } from '../http/operation.ts'
import { CurrentBook, CurrentKey, Walks } from '../http/tokens.ts'
import { connectionName, id, paging, vendorPageOf } from '../schemas/parts.ts'
import { addedNote, newNote, note } from '../schemas/tickets.ts'
import { capabilityOf } from './connection-of.ts'

const tag = 'Notes'
const path = '/v1/connections/{connection}/tickets/{ticket}' as const
const params = z.object({ connection: connectionName, ticket: id })

export const listNotes = operation(
  {
    id: 'notes.list',
    method: 'get',
    path: `${path}/notes`,
    tag,
    summary: 'The notes of a ticket',
    params,
    query: z.strictObject(paging),
    reply: vendorPageOf(note),
    callsVendor: true,
  },
  async ({ params: { connection, ticket }, query, use }) => {
    const { open, of: notes } = await capabilityOf(use(CurrentBook), connection, 'ticketNotes')
    const of = JSON.stringify(['notes', use(CurrentKey).workspace, open.summary.id, ticket])
    const page = await use(Walks).page(of, () => notes.list(ticket), query)
    return { body: { ...page, items: page.items.map(noteOf) } }
  },
)

export const addInternalNote = operation(
  {
    id: 'notes.add-internal',
    method: 'post',
    path: `${path}/internal-notes`,
    tag,
    summary: 'Add a note for technicians only',
    params,
    body: newNote,
    reply: addedNote,
    status: 201,
    callsVendor: true,
  },
  async ({ params: { connection, ticket }, body: { text }, idempotency, use }) => {
    refuseTakeover(idempotency)
    const { of: notes } = await capabilityOf(use(CurrentBook), connection, 'ticketNotes')
    const added = await notes.addInternal(ticket, text)
    return { body: { id: added.id, warnings: added.warnings }, target: `${ticket}/${added.id}` }
  },
)

export const addPublicNote = operation(
  {
    id: 'notes.add-public',
    method: 'post',
    path: `${path}/public-notes`,
    tag,
    summary: 'Add a note that the customer can read',
    params,
    body: newNote,
    reply: addedNote,
    status: 201,
    callsVendor: true,
  },
  async ({ params: { connection, ticket }, body: { text }, idempotency, use }) => {
    refuseTakeover(idempotency)
    const { of: notes } = await capabilityOf(use(CurrentBook), connection, 'ticketNotes')
    const added = await notes.addPublic(ticket, text)
    return { body: { id: added.id, warnings: added.warnings }, target: `${ticket}/${added.id}` }
  },
)

/** A note carries no reference by which it could be found again, so nobody can tell whether the first try wrote it. */
function refuseTakeover(idempotency: Asked['idempotency']): void {
  if (!idempotency?.isTakeover) return
  throw new UnreachableError({
    message: 'An earlier request with this Idempotency-Key ended without an answer, and may have added the note.',
    nextStep: 'Look at the notes of the ticket; if it is not there, send it with a new key.',
    outcome: 'unknown',
  })
}

function noteOf(record: TicketNote): Omit<TicketNote, 'raw'> {
  const { raw: _, ...rest } = record
  return rest
}
