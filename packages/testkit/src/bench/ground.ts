import type {
  CatalogEntry,
  CatalogStatus,
  Choice,
  ConnectionV1,
  Id,
  PriorityLevel,
  Ticket,
  TicketChange,
  TicketChoices,
  TicketDraft,
} from '@jackfield/core'
import { priorityLevels } from '@jackfield/core'
import type { SandboxTicket } from '@jackfield/sandbox'

/** What checks work with in the demo tenant. */
export interface Ground {
  /** Null where it has none, as with an RMM that is not asked for companies. */
  readonly companyId: Id | null
  /** The board of `choices`, with its statuses; null without a catalog. */
  readonly boardId: Id | null
  readonly statuses: readonly CatalogStatus[]
  readonly priorities: readonly CatalogEntry[]
  /** What the connections of the checks are told, as if a technician had chosen. */
  readonly choices: TicketChoices
}

/**
 * Looks around in the demo tenant, by a connection with all rights and no choices. `chosen` replaces what would be chosen from the catalog.
 */
export async function surveyGround(
  connection: ConnectionV1,
  tickets: readonly SandboxTicket[],
  chosen: TicketChoices | null,
): Promise<Ground> {
  const companyIds = [...new Set(tickets.map((ticket) => ticket.companyId))]
  const companies = connection.capabilities.companyDirectory
  if (companies) for (const company of await companies.list({}).all()) if (!companyIds.includes(company.id)) companyIds.push(company.id)

  const catalog = connection.capabilities.catalog
  const boards = catalog ? await catalog.boards() : []
  const board = boards.find((entry) => entry.id === chosen?.board?.id) ?? boards.find((entry) => entry.isDefault) ?? activeOf(boards)[0]
  const statuses = catalog && board ? activeOf(await catalog.statuses(board.id)) : []
  const priorities = catalog ? activeOf(await catalog.priorities()) : []
  const ground = { companyId: companyIds[0] ?? null, boardId: board?.id ?? null, statuses, priorities }
  return { ...ground, choices: chosen ?? choose(board, statuses, priorities) }
}

function choose(board: CatalogEntry | undefined, statuses: readonly CatalogStatus[], priorities: readonly CatalogEntry[]): TicketChoices {
  const closed = statuses.filter((status) => status.phase === 'closed')
  const open = statuses.filter((status) => status.phase !== 'closed')
  const reopen = open.find((status) => status.phase === 'open') ?? open[0]
  // The last of several: a connector that takes the first it finds in place of the chosen one is found out.
  const close = closed.at(-1)
  const levels: Partial<Record<PriorityLevel, Choice>> = {}
  for (const [index, level] of priorityLevels.entries()) {
    const entry = priorities[index]
    if (entry) levels[level] = choice(entry)
  }
  return {
    ...(board ? { board: choice(board) } : {}),
    ...(close ? { closeStatus: choice(close) } : {}),
    ...(reopen ? { reopenStatus: choice(reopen) } : {}),
    priorities: levels,
  }
}

/** A new ticket as an alert would ask for it, with `more` on top. */
export function draftOn(ground: Ground, more: Partial<TicketDraft> = {}): TicketDraft {
  return { title: 'Backup failed on SRV-01', description: 'The nightly backup ended with an error.', companyId: companyOf(ground), ...more }
}

/** A change that this vendor takes: of the title, else of the priority, else of the status. */
export function changeOn(ground: Ground, ticket: Ticket, takesTitle: boolean): TicketChange {
  if (takesTitle) return { title: 'Changed by the test' }
  const priority = ground.priorities.find(({ id, name }) => id !== ticket.priority?.id && name !== ticket.priority?.name)
  if (priority) return { priority: { id: priority.id } }
  const status = ground.statuses.find(({ id, phase }) => id !== ticket.status.id && phase !== 'closed')
  if (!status) throw new Error('Nothing of a ticket of the seed “demo” can be changed.')
  return { statusId: status.id }
}

/** The company that checks work with. Throws where the demo tenant has none: it can't be written to then. */
export function companyOf(ground: Ground): Id {
  if (ground.companyId === null) throw new Error('The seed “demo” of the sandbox holds no company.')
  return ground.companyId
}

/** A reference in the right form, different for each number. */
export function referenceOf(number: number): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let rest = number
  let tail = ''
  for (let place = 0; place < 6; place += 1) {
    tail = digits.charAt(rest % 32) + tail
    rest = Math.floor(rest / 32)
  }
  return `JF-CONFORMANCE2TESTKIT${tail}K`
}

function activeOf<T extends CatalogEntry>(entries: readonly T[]): readonly T[] {
  return entries.filter((entry) => entry.isActive)
}

function choice(entry: CatalogEntry): Choice {
  return { id: entry.id, name: entry.name }
}
