import { z } from '@hono/zod-openapi'
import { InvalidInputError } from '@jackfield/core'
import type { CreatedTicket, Ticket, TicketDesk, TicketDraft, TicketQuery } from '@jackfield/core'
import { referenceOf } from '@jackfield/desk'
import type { OpenConnection } from '@jackfield/host'
import { given } from '../http/given.ts'
import { operation } from '../http/operation.ts'
import type { IdempotentRun } from '../http/operation.ts'
import { CurrentBook, CurrentDesk, CurrentKey, Walks } from '../http/tokens.ts'
import { connectionName, id, pageOf, paging, vendorPageOf } from '../schemas/parts.ts'
import { changedTicket, createdTicket, linkedTicket, newTicket, ticket, ticketChanges, ticketQuery } from '../schemas/tickets.ts'
import { capabilityOf, connectionIdOf } from './connection-of.ts'

const tag = 'Tickets'
const path = '/v1/connections/{connection}/tickets' as const
const params = z.object({ connection: connectionName })
const oneParams = z.object({ connection: connectionName, ticket: id })

export const listTickets = operation(
  {
    id: 'tickets.list',
    method: 'get',
    path,
    tag,
    summary: 'Tickets at the vendor; a list that can’t be proved complete ends in an error',
    params,
    query: z.strictObject({ ...paging, ...ticketQuery }),
    reply: vendorPageOf(ticket),
    callsVendor: true,
  },
  async ({ params: { connection }, query: { cursor, limit, state = 'open', ...query }, use }) => {
    const { open, of: desk } = await capabilityOf(use(CurrentBook), connection, 'ticketDesk')
    const wanted: TicketQuery = given({ ...query, phase: state === 'all' ? undefined : state })
    const of = JSON.stringify(['tickets', use(CurrentKey).workspace, open.summary.id, wanted])
    const page = await use(Walks).page(of, () => desk.list(wanted), { cursor, limit })
    return { body: { ...page, items: page.items.map(ticketOf) } }
  },
)

export const createTicket = operation(
  {
    id: 'tickets.create',
    method: 'post',
    path,
    tag,
    summary: 'Create a ticket, with the connection’s choices where nothing is given',
    description:
      'With an Idempotency-Key it is one ticket also where this server is killed in between: it is found again by its reference.',
    params,
    body: newTicket,
    reply: createdTicket,
    status: 201,
    callsVendor: true,
  },
  async ({ params: { connection }, body, idempotency, use }) => {
    const { open, of: desk } = await capabilityOf(use(CurrentBook), connection, 'ticketDesk')
    const companyId = body.companyId ?? open.summary.catchAll?.id
    if (companyId === undefined) throw companyMissing(open)
    const reference = idempotency ? referenceFor(use(CurrentKey).workspace, use(CurrentKey).id, open, idempotency) : undefined
    const draft: TicketDraft = given({ ...body, companyId, reference })
    const created = (idempotency?.isTakeover ? await createdBefore(desk, reference!, companyId) : null) ?? (await desk.create(draft))
    const known = created.ticket ?? (await desk.get(created.id))
    return {
      body: { id: created.id, ticket: ticketOf(known), warnings: created.warnings },
      location: `/v1/connections/${open.summary.id}/tickets/${encodeURIComponent(created.id)}`,
      target: created.id,
    }
  },
)

function referenceFor(workspace: string, caller: string, { summary }: OpenConnection, { key }: IdempotentRun): string {
  return referenceOf({ workspace, origin: summary.id, conditionKey: `request/${caller}/${key}`, generation: 0 })
}

/** What an earlier try of this request made before its process was gone. */
async function createdBefore(desk: TicketDesk, reference: string, companyId: string): Promise<CreatedTicket | null> {
  const [first] = await desk.findByReference(reference, { companyId })
  return first ? { id: first.id, ticket: first, warnings: [] } : null
}

function companyMissing({ summary }: OpenConnection): InvalidInputError {
  return new InvalidInputError({
    message: `The ticket names no company, and ${summary.name} has no catch-all company.`,
    nextStep: `Give \`companyId\`, or set \`catchAll\`: \`PATCH /v1/connections/${summary.name}\`.`,
  })
}

export const getTicket = operation(
  {
    id: 'tickets.get',
    method: 'get',
    path: `${path}/{ticket}`,
    tag,
    summary: 'One ticket',
    params: oneParams,
    reply: ticket,
    callsVendor: true,
  },
  async ({ params: { connection, ticket: ticketId }, use }) => {
    const { of: desk } = await capabilityOf(use(CurrentBook), connection, 'ticketDesk')
    return { body: ticketOf(await desk.get(ticketId)) }
  },
)

export const updateTicket = operation(
  {
    id: 'tickets.update',
    method: 'patch',
    path: `${path}/{ticket}`,
    tag,
    summary: 'Change what is given; read back',
    params: oneParams,
    body: ticketChanges,
    reply: changedTicket,
    callsVendor: true,
  },
  async ({ params: { connection, ticket: ticketId }, body, use }) => {
    const { of: desk } = await capabilityOf(use(CurrentBook), connection, 'ticketDesk')
    const changed = await desk.update(ticketId, given(body))
    return { body: { ticket: ticketOf(changed.ticket), warnings: changed.warnings } }
  },
)

export const closeTicket = operation(
  {
    id: 'tickets.close',
    method: 'post',
    path: `${path}/{ticket}/close`,
    tag,
    summary: 'Set the close status and read it back',
    params: oneParams,
    reply: changedTicket,
    callsVendor: true,
  },
  async ({ params: { connection, ticket: ticketId }, use }) => {
    const { of: desk } = await capabilityOf(use(CurrentBook), connection, 'ticketDesk')
    const changed = await desk.close(ticketId)
    return { body: { ticket: ticketOf(changed.ticket), warnings: changed.warnings } }
  },
)

export const reopenTicket = operation(
  {
    id: 'tickets.reopen',
    method: 'post',
    path: `${path}/{ticket}/reopen`,
    tag,
    summary: 'Open a closed ticket again',
    params: oneParams,
    reply: changedTicket,
    callsVendor: true,
  },
  async ({ params: { connection, ticket: ticketId }, use }) => {
    const { of: desk } = await capabilityOf(use(CurrentBook), connection, 'ticketDesk')
    const changed = await desk.reopen(ticketId)
    return { body: { ticket: ticketOf(changed.ticket), warnings: changed.warnings } }
  },
)

export const listLinkedTickets = operation(
  {
    id: 'tickets.linked',
    method: 'get',
    path: '/v1/tickets',
    tag,
    summary: 'Tickets that stand for a condition, as they were last seen; no vendor is asked',
    query: z.strictObject({ ...paging, connection: connectionName.optional(), ticketId: id.optional() }),
    reply: pageOf(linkedTicket),
  },
  async ({ query: { connection, ...query }, use }) => {
    const connectionId = connection === undefined ? undefined : await connectionIdOf(use(CurrentBook), connection)
    return { body: await use(CurrentDesk).linkedTickets(given({ ...query, connectionId })) }
  },
)

/** The record without the vendor's raw reply, whose shape is nobody's promise. */
function ticketOf(record: Ticket): Omit<Ticket, 'raw'> {
  const { raw: _, ...rest } = record
  return rest
}
