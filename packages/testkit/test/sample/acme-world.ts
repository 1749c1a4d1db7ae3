import { integerTable, textTable } from '@jackfield/sandbox'
import type { WorldContext } from '@jackfield/sandbox'
import { tellWebhooks } from './acme-hooks.ts'
import type { AcmeDevice, AcmeEntry, AcmeFile, AcmeTicket, AcmeWorld } from './acme-records.ts'

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

export const deviceTypes = ['Workstation', 'Server'].map((name, index) => ({ id: `${index + 1}`, name }))
const firstDevices: readonly Omit<AcmeDevice, 'id'>[] = Array.from({ length: 11 }, (_, number) => ({
  name: `PC-${number}`,
  companyId: String(number % 4),
  typeId: '1',
  active: number % 3 !== 0,
  serial: `SN${1000 + number}`,
  mac: `00-1a-2b-00-00-${(16 + number).toString(16)}`,
  host: null,
  system: null,
  tag: null,
}))

/** The longest title. */
export const longestTitle = 80

export function createAcmeWorld(context: WorldContext): AcmeWorld {
  const isBig = context.variant('ids') === 'big'
  const world: AcmeWorld = {
    context,
    tickets: textTable<AcmeTicket>((count) => (isBig ? `99999999999999999${String(count).padStart(4, '0')}` : String(100 + count))),
    entryIds: integerTable(),
    fileIds: integerTable(),
    webhooks: integerTable(),
    alarms: integerTable(),
    devices: textTable((count) => `90071992547409931234567${String(count).padStart(3, '0')}`),
    putBack: new Set(),
    deliveries: 0,
    rights: 'everything',
  }
  if (context.seed === 'demo') for (const device of firstDevices) world.devices.insert(device)
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
    files: [],
    ...given,
  })
}

export function setStatus(world: AcmeWorld, id: string, statusId: string): void {
  const closes = statuses.find((status) => status.id === statusId)?.closes ?? false
  changeTicket(world, id, { statusId, closedAt: closes ? nowIn(world) : null })
}

export function changeTicket(world: AcmeWorld, id: string, changes: Partial<Omit<AcmeTicket, 'id'>>): void {
  world.tickets.update(id, { changedAt: nowIn(world), ...changes })
  tellWebhooks(world, id)
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

export function addFile(world: AcmeWorld, ticketId: string, file: Pick<AcmeFile, 'name' | 'internal' | 'content'>): AcmeFile {
  const size = Buffer.from(file.content, 'base64').length
  const added = { ...file, size, id: String(world.fileIds.insert({}).id), at: nowIn(world) }
  changeTicket(world, ticketId, { files: [...(world.tickets.get(ticketId)?.files ?? []), added] })
  return added
}

export function isClosed(ticket: AcmeTicket): boolean {
  return statuses.find((status) => status.id === ticket.statusId)?.closes ?? false
}

/** Whole seconds, as vendors keep them. */
export function nowIn(world: AcmeWorld): string {
  return `${new Date(world.context.clock.now()).toISOString().slice(0, 19)}Z`
}
