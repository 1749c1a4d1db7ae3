import { JackfieldError, NotFoundError, PermissionError, UnreadableReplyError } from '@jackfield/core'
import type { CreatedTicket, Id, OperationId, Ticket, TicketDraft } from '@jackfield/core'
import { idFrom } from '../../wire/fields.ts'
import { memberOf } from '../../wire/members.ts'
import type { DeskLists } from '../desks.ts'
import { resultOf } from '../envelope.ts'
import { listTickets } from '../lists.ts'
import { deskOfDraft, newTicketFrom, unsupportedIn } from '../mapping/ticket-draft.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { readOrg } from './company-directory.ts'
import { byAge } from './ticket-list.ts'
import { findTicket, withMeaning } from './ticket-read.ts'

const operation: OperationId = 'ticketDesk.create'

/** Creates on one connection. What a create answers is not published, so each ticket is looked for, and `made` keeps those that were found. */
export function ticketCreator(tenant: Vsa9Tenant): (draft: TicketDraft) => Promise<CreatedTicket> {
  const made = new Set<Id>()
  return async (draft) => {
    const desk = deskOfDraft(draft, tenant.choices, await tenant.desks.recent(operation))
    const [lists, organization] = await Promise.all([
      tenant.desks.recentLists(desk.value, operation),
      organizationName(tenant, draft.companyId),
    ])
    const known = await entriesElsewhere(tenant, draft, desk.value, lists)
    const { value: body, warnings } = newTicketFrom(draft, { choices: tenant.choices, lists, known, organization })
    const params = { path: { deskId: desk.value } }
    const sentAt = tenant.clock.now()
    const { data } = await tenant.client.for(operation, 'alert').POST('/automation/servicedesktickets/{deskId}/ticket', { params, body })
    const ticket = await findMade(tenant, { deskId: desk.value, summary: body.Summary, told: toldId(data), sentAt, made })
    made.add(ticket.id)
    return { id: ticket.id, ticket, warnings: [...unsupportedIn(draft), ...desk.warnings, ...warnings] }
  }
}

/** A company that is not there is refused before anything is made; one that may not be seen just is not named. */
async function organizationName(tenant: Vsa9Tenant, companyId: Id): Promise<string | null> {
  try {
    return (await readOrg(tenant, companyId, operation)).wire.OrgName
  } catch (error) {
    if (PermissionError.isInstance(error)) return null
    throw error
  }
}

/** What is chosen may stand in the list of another desk: its name is looked for there. */
async function entriesElsewhere(tenant: Vsa9Tenant, draft: TicketDraft, deskId: Id, lists: DeskLists) {
  const { priorities = {}, status, type } = tenant.choices
  const given = [draft.statusId, draft.typeId, draft.priority && 'id' in draft.priority ? draft.priority.id : null]
  const wanted = [...given, status?.id, type?.id, ...Object.values(priorities).map((choice) => choice?.id)]
  const own = [...lists.statuses, ...lists.priorities, ...lists.categories].map(({ id }) => id)
  if (wanted.every((id) => id == null || own.includes(id))) return []
  const others = (await tenant.desks.recent(operation)).filter(({ id }) => id !== deskId)
  const all = await Promise.all(others.map(({ id }) => tenant.desks.recentLists(id, operation)))
  return all.flatMap(({ statuses, priorities: ranks, categories }) => [...statuses, ...ranks, ...categories])
}

/** The id, should the reply tell one: the result itself, or a member of it. */
function toldId(data: unknown): Id | null {
  const result = data === undefined ? undefined : resultOf(data, { operation, isWrite: true })
  return idFrom(result) ?? idFrom(memberOf(result, /^servicedeskticketid$/i, /^ticketid$/i, /^id$/i))
}

interface MadeTicket {
  readonly deskId: Id
  readonly summary: string
  readonly told: Id | null
  readonly sentAt: number
  readonly made: ReadonlySet<Id>
}

/** The ticket that was just made: by the id that was told, where that one has our summary; else the newest with it that nobody here made before. */
async function findMade(tenant: Vsa9Tenant, wanted: MadeTicket): Promise<Ticket> {
  try {
    return (await byToldId(tenant, wanted)) ?? (await bySummary(tenant, wanted)) ?? (await Promise.reject<never>(notFound(wanted)))
  } catch (error) {
    if (!JackfieldError.isInstance(error) || error.outcome === 'unknown') throw error
    throw notFound(wanted, error)
  }
}

async function byToldId(tenant: Vsa9Tenant, { told, summary }: MadeTicket): Promise<Ticket | null> {
  if (told === null) return null
  try {
    const found = await findTicket(tenant, told, operation)
    return found.wire.Summary?.trim() === summary ? await withMeaning(tenant, found, operation) : null
  } catch (error) {
    if (NotFoundError.isInstance(error)) return null
    throw error
  }
}

async function bySummary(tenant: Vsa9Tenant, { deskId, summary, sentAt, made }: MadeTicket): Promise<Ticket | null> {
  const filter = `CreatedDate ge ${tenant.time.boundBefore(new Date(sentAt).toISOString(), operation)}`
  const found = await listTickets(tenant.client, { operation, deskId, lane: 'alert', filter }).all()
  const ours = found.filter(({ wire }) => wire.Summary?.trim() === summary && !made.has(wire.ServiceDeskTicketId))
  const tickets = await Promise.all(ours.map((record) => withMeaning(tenant, { ...record, deskId }, operation)))
  return tickets.sort(byAge).at(-1) ?? null
}

function notFound({ summary }: MadeTicket, cause?: JackfieldError): UnreadableReplyError {
  return new UnreadableReplyError({
    connector: 'kaseya-vsa',
    operation,
    outcome: 'unknown',
    message: `VSA took the ticket, but it could not be found afterwards${cause ? `: ${cause.message}` : '.'}`,
    nextStep: `Look for a ticket with the summary “${summary}” before making another one.`,
    ...(cause ? { cause } : {}),
  })
}
