import { integerTable, textTable } from '@jackfield/sandbox'
import type { SandboxRight, Table, WorldContext } from '@jackfield/sandbox'

export interface AcmeEntry {
  readonly id: string
  readonly kind: 'note' | 'time'
  readonly text: string
  readonly internal: boolean
  readonly by: string
  readonly at: string
  readonly hours: number
}

export interface AcmeTicket {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly reference: string | null
  readonly companyId: string
  readonly boardId: string
  readonly statusId: string
  readonly priorityId: string
  readonly assigneeId: string | null
  readonly byApi: boolean
  readonly createdAt: string
  readonly changedAt: string
  readonly closedAt: string | null
  readonly entries: readonly AcmeEntry[]
}

export interface AcmeWorld {
  readonly context: WorldContext
  readonly tickets: Table<AcmeTicket>
  readonly entryIds: Table<{ readonly id: number }>
  readonly putBack: Set<string>
  rights: readonly SandboxRight[] | 'everything'
}

export const companies = ['Äpfel & Birnen', 'Brook "Best" Ltd', "O'Neill", 'Cedar', 'Delta \\ Co', 'Elm #1 + Sons'].map((name, index) => ({
  id: String(index),
  name,
  short: name.slice(0, 3).toUpperCase(),
}))
export const contacts = companies.flatMap((company) =>
  ['Ada', 'Bo', 'Cy'].map((name, index) => ({ id: `${index + 1}${company.id}`, name, companyId: company.id })),
)
export const boards = ['Help', 'Alerts', 'Projects'].map((name, index) => ({ id: String(index + 1), name, isDefault: index === 1 }))
/** Two closing statuses a board: `New`, `Working`, `Done`, `Cancelled`. */
export const statuses = boards.flatMap((board) =>
  ['New', 'Working', 'Done', 'Cancelled'].map((name, index) => ({
    id: `${board.id}${index}`,
    boardId: board.id,
    name,
    isDefault: index === 0,
    closes: index > 1,
  })),
)
export const types = boards.flatMap((board) =>
  ['Fault', 'Wish'].map((name, index) => ({ id: `${board.id}${index + 5}`, boardId: board.id, name })),
)
export const priorities = ['Now', 'Today', 'This week', 'Some day'].map((name, index) => ({
  id: `${index + 1}`,
  name,
  isDefault: index === 2,
}))
export const sources = ['Phone', 'Mail', 'API'].map((name, index) => ({ id: `${index + 1}`, name }))

/** The longest title. */
export const longestTitle = 80

export function createAcmeWorld(context: WorldContext): AcmeWorld {
  const isBig = context.variant('ids') === 'big'
  const world: AcmeWorld = {
    context,
    tickets: textTable<AcmeTicket>((count) => (isBig ? `99999999999999999${String(count).padStart(4, '0')}` : String(100 + count))),
    entryIds: integerTable(),
    putBack: new Set(),
    rights: 'everything',
  }
  const count = context.seed === 'demo' ? 20 : 0
  for (let number = 0; number < count; number += 1) {
    const company = companies[number % 4]?.id ?? '0'
    const ticket = insertTicket(world, {
      title: `Call ${number}`,
      description: 'As told on the phone',
      companyId: company,
      byApi: false,
      boardId: number % 3 === 0 ? '1' : '2',
    })
    if (number % 5 === 0) setStatus(world, ticket.id, `${ticket.boardId}2`)
  }
  return world
}

export function insertTicket(
  world: AcmeWorld,
  given: Pick<AcmeTicket, 'title' | 'description' | 'companyId' | 'byApi'> & Partial<AcmeTicket>,
): AcmeTicket {
  const now = nowIn(world)
  const boardId = given.boardId ?? '2'
  return world.tickets.insert({
    reference: null,
    boardId,
    statusId: `${boardId}0`,
    priorityId: '3',
    assigneeId: null,
    createdAt: now,
    changedAt: now,
    closedAt: null,
    entries: [],
    ...given,
  })
}

export function setStatus(world: AcmeWorld, id: string, statusId: string): void {
  const closes = statuses.find((status) => status.id === statusId)?.closes ?? false
  changeTicket(world, id, { statusId, closedAt: closes ? nowIn(world) : null })
}

export function changeTicket(world: AcmeWorld, id: string, changes: Partial<Omit<AcmeTicket, 'id'>>): void {
  world.tickets.update(id, { changedAt: nowIn(world), ...changes })
}

export function addEntry(
  world: AcmeWorld,
  ticketId: string,
  entry: Pick<AcmeEntry, 'kind' | 'text' | 'internal' | 'by' | 'hours'>,
): AcmeEntry {
  const added = { ...entry, id: String(world.entryIds.insert({}).id), at: nowIn(world) }
  changeTicket(world, ticketId, { entries: [...(world.tickets.get(ticketId)?.entries ?? []), added] })
  return added
}

export function isClosed(ticket: AcmeTicket): boolean {
  return statuses.find((status) => status.id === ticket.statusId)?.closes ?? false
}

/** Whole seconds, as vendors keep them. */
export function nowIn(world: AcmeWorld): string {
  return `${new Date(world.context.clock.now()).toISOString().slice(0, 19)}Z`
}
