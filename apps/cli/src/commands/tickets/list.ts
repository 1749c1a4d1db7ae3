import type { CapabilityMap, Ticket, TicketDesk, TicketQuery } from '@jackfield/core'
import { requireCapability } from '@jackfield/core'
import type { OpenConnection } from '@jackfield/host'
import type { App, Result } from '../../app.ts'
import { findCompany } from '../../input/company.ts'
import { openCapability } from '../../input/connection.ts'
import { oneOf } from '../../input/one-of.ts'
import { count } from '../../output/plain.ts'
import { drawTickets, ticketDocument } from '../../output/tickets.ts'
import { UsageError } from '../../usage-error.ts'

export interface ListInput {
  readonly on?: string
  readonly state: string
  readonly company?: string
  readonly board?: string
  readonly changedSince?: string
  readonly limit?: number
}

/** Tickets of a connection. Where it ends normally the list is complete, or says that it was cut at the limit. */
export async function listTickets(app: App, input: ListInput): Promise<Result> {
  const times = { state: stateOf(input.state), changedSince: timeOf(input.changedSince) }
  const { open, of: desk } = await openCapability(app, input.on, 'ticketDesk')
  const { tickets, isCut } = await app.screen.during('Reading tickets', async () => {
    const query = await queryOf(open, input, times)
    return collect(desk, query, input.limit)
  })
  const end = isCut ? `The first ${count(tickets.length, 'ticket')}; there are more.` : `${count(tickets.length, 'ticket')}.`
  return {
    document: { connection: open.summary.name, isComplete: !isCut, tickets: tickets.map(ticketDocument) },
    text: tickets.length > 0 ? `${drawTickets(tickets)}\n\n${end}` : 'No such tickets.',
  }
}

async function collect(
  desk: TicketDesk,
  query: TicketQuery,
  limit = Number.POSITIVE_INFINITY,
): Promise<{ tickets: Ticket[]; isCut: boolean }> {
  const tickets: Ticket[] = []
  for await (const ticket of desk.list(query)) {
    if (tickets.length === limit) return { tickets, isCut: true }
    tickets.push(ticket)
  }
  return { tickets, isCut: false }
}

async function queryOf(
  open: OpenConnection,
  input: ListInput,
  { state, changedSince }: { state: TicketQuery['phase']; changedSince: string | undefined },
): Promise<TicketQuery> {
  const capability = <N extends keyof CapabilityMap>(name: N): CapabilityMap[N] => requireCapability(open.connection, name)
  const company = input.company === undefined ? null : await findCompany(capability('companyDirectory'), input.company, '--company')
  const board = input.board === undefined ? null : oneOf(await capability('catalog').boards(), input.board, 'board', '--board')
  return {
    ...(state ? { phase: state } : {}),
    ...(company ? { companyId: company.id } : {}),
    ...(board ? { boardId: board.id } : {}),
    ...(changedSince ? { changedSince } : {}),
  }
}

function stateOf(text: string): TicketQuery['phase'] {
  if (text === 'all') return undefined
  if (text === 'open' || text === 'closed') return text
  throw new UsageError(`--state is “${text}”.`, 'Give --state open, closed or all.')
}

/** Vendors take whole seconds in UTC. */
function timeOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const time = new Date(text)
  if (!Number.isNaN(time.getTime())) return time.toISOString().replace(/\.\d+Z$/, 'Z')
  throw new UsageError(`--changed-since “${text}” is no time.`, 'Give it as 2026-11-22 or 2026-11-22T05:00:00Z.')
}
