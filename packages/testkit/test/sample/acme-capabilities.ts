import { NotTakenError } from '@jackfield/core'
import type {
  CapabilityMap,
  Catalog,
  CatalogEntry,
  CompanyDirectory,
  Id,
  Phase,
  PriorityChoice,
  RoleDefinition,
  Ticket,
  TicketDesk,
  TicketNotes,
  TicketStatus,
  Warning,
  WorkEvidence,
  WorkMark,
} from '@jackfield/core'
import { acmeAttachments } from './acme-attachments.ts'
import type { AcmeClient, AcmeHabits, AcmeRow } from './acme-client.ts'
import { acmeAlerts, acmeClosing, acmeDevices, acmeRegister, acmeRemoval } from './acme-devices.ts'
import { acmeInspector, snapshotOf } from './acme-rights.ts'
import { acmeWebhookReceiver } from './acme-webhook-receiver.ts'

const longestTitle = 80

export function acmeCapabilities(client: AcmeClient, role: RoleDefinition, habits: AcmeHabits): CapabilityMap {
  const ticketDesk = acmeDesk(client)
  return {
    ticketDesk,
    ticketNotes: acmeNotes(client),
    ticketAttachments: acmeAttachments(client),
    webhookReceiver: acmeWebhookReceiver(client, habits),
    companyDirectory: acmeCompanies(client),
    catalog: acmeCatalog(client),
    deviceInventory: acmeDevices(client),
    deviceRegister: acmeRegister(client),
    alertSource: acmeAlerts(client),
    alertClosing: acmeClosing(client),
    alertRemoval: acmeRemoval(client),
    roleInspector: acmeInspector(client, role),
    roleLearner: { snapshot: () => snapshotOf(client, 'roleLearner.snapshot') },
  }
}

function acmeDesk(client: AcmeClient): TicketDesk {
  const { choices } = client.context
  const ticketOf = (row: AcmeRow): Ticket => mapTicket(client, row)
  const change = async (
    operation: 'ticketDesk.update' | 'ticketDesk.close' | 'ticketDesk.reopen',
    id: Id,
    body: object,
  ): Promise<Ticket> => {
    await client.write(operation, 'PATCH', `/tickets/${id}`, body)
    return ticketOf((await client.read(operation, `/tickets/${id}`)) as AcmeRow)
  }
  const settle = async (operation: 'ticketDesk.close' | 'ticketDesk.reopen', id: Id): Promise<Ticket> => {
    const wantsClosed = operation === 'ticketDesk.close'
    const row = (await client.read(operation, `/tickets/${id}`)) as AcmeRow
    if (wantsClosed && row['closed'] === true) return ticketOf(row)
    const chosen = wantsClosed ? choices.closeStatus : choices.reopenStatus
    const board = String(row['boardId'])
    const statusId = chosen?.id.startsWith(board) ? chosen.id : `${board}${wantsClosed ? 2 : 0}`
    const ticket = await change(operation, id, { statusId })
    if ((ticket.status.phase === 'closed') === wantsClosed) return ticket
    throw new NotTakenError({
      message: 'Acme Desk put the status back.',
      nextStep: 'Look at the workflows of the board.',
      outcome: 'rejected',
      connector: 'acme',
      operation,
    })
  }
  return {
    async create(draft) {
      const warnings: Warning[] = []
      const title = cut(draft.title)
      if (title !== draft.title)
        warnings.push({ code: 'text-cut', field: 'title', message: `Titles have at most ${longestTitle} characters.` })
      const priorityId = priorityOf(draft.priority ?? null, client, warnings)
      if (draft.deviceIds?.length) warnings.push({ code: 'field-unsupported', field: 'deviceIds', message: 'Acme Desk keeps no devices.' })
      const boardId = draft.boardId ?? choices.board?.id
      const body = {
        title,
        description: draft.description,
        companyId: draft.companyId,
        ...(draft.reference ? { reference: draft.reference } : {}),
        ...(boardId ? { boardId, statusId: draft.statusId ?? `${boardId}0` } : {}),
        ...(priorityId ? { priorityId } : {}),
      }
      const ticket = ticketOf(await client.write('ticketDesk.create', 'POST', '/tickets', body))
      return { id: ticket.id, ticket, warnings }
    },
    get: async (id) => ticketOf((await client.read('ticketDesk.get', `/tickets/${id}`)) as AcmeRow),
    list(query) {
      const wanted = {
        ...(query.companyId ? { company: query.companyId } : {}),
        ...(query.boardId ? { board: query.boardId } : {}),
        ...(query.phase ? { closed: String(query.phase === 'closed') } : {}),
        ...(query.changedSince ? { changedSince: query.changedSince } : {}),
        ...(query.createdSince ? { createdSince: query.createdSince } : {}),
      }
      return client.list('ticketDesk.list', '/tickets', wanted, ticketOf)
    },
    findByReference: (reference) => client.list('ticketDesk.findByReference', '/tickets', { reference }, ticketOf).all(),
    async update(id, { priority, ...changes }) {
      const warnings: Warning[] = []
      const priorityId = priorityOf(priority ?? null, client, warnings)
      const ticket = await change('ticketDesk.update', id, { ...changes, ...(priorityId ? { priorityId } : {}) })
      return { ticket, warnings }
    },
    close: async (id) => ({ ticket: await settle('ticketDesk.close', id), warnings: [] }),
    reopen: async (id) => ({ ticket: await settle('ticketDesk.reopen', id), warnings: [] }),
    async workState(id, mark) {
      const row = (await client.read('ticketDesk.workState', `/tickets/${id}`)) as AcmeRow
      const entries = await client.list('ticketDesk.workState', `/tickets/${id}/entries`, {}, (entry) => entry.id).all()
      const text = (name: string): string | null => (row[name] === null ? null : String(row[name]))
      const now: WorkMark = {
        statusId: text('statusId'),
        assigneeId: text('assigneeId'),
        priorityId: text('priorityId'),
        boardId: text('boardId'),
        changedAt: text('changedAt'),
        entryIds: entries,
        hours: Number(row['hours']),
      }
      if (!mark) return { touched: 'unknown', evidence: [], mark: now }
      const evidence = differences(mark, now)
      return { touched: evidence.length > 0 ? 'some' : 'none', evidence, mark: now }
    },
  }
}

function differences(before: WorkMark, now: WorkMark): WorkEvidence[] {
  const pairs: readonly [WorkEvidence['field'], string | null, string | null][] = [
    ['status', before.statusId, now.statusId],
    ['assignee', before.assigneeId, now.assigneeId],
    ['priority', before.priorityId, now.priorityId],
    ['board', before.boardId, now.boardId],
    ['changedAt', before.changedAt ?? now.changedAt, now.changedAt],
    ['entries', before.entryIds.toSorted().join(), now.entryIds.toSorted().join()],
    ['hours', String(before.hours), String(now.hours)],
  ]
  return pairs.filter(([, was, is]) => was !== is).map(([field, was, is]) => ({ field, before: was, after: is }))
}

function mapTicket(client: AcmeClient, row: AcmeRow): Ticket {
  const text = (name: string): string | null => (row[name] === null || row[name] === undefined ? null : String(row[name]))
  const point = (name: string): { id: Id; name: null } | null =>
    row[name] === null || row[name] === undefined ? null : { id: row[name] as Id, name: null }
  const priority = point('priorityId')
  const levels = Object.entries(client.context.choices.priorities ?? {})
  const level = levels.find(([, choice]) => choice?.id === priority?.id)?.[0] as 'critical' | undefined
  return {
    id: row.id,
    number: row.id,
    title: String(row['title']),
    description: text('description'),
    status: statusOf(client, row['statusId'] as Id, null, row['closed'] === true ? 'closed' : row['isNew'] === true ? 'new' : 'open'),
    priority: priority && { ...priority, level: level ?? null },
    board: point('boardId'),
    type: null,
    source: null,
    company: point('companyId'),
    contact: null,
    assignee: point('assigneeId'),
    devices: null,
    reference: text('reference'),
    createdAt: text('createdAt'),
    changedAt: text('changedAt'),
    closedAt: text('closedAt'),
    url: null,
    raw: row,
  }
}

function statusOf(client: AcmeClient, id: Id, name: string | null, phase: Phase): TicketStatus {
  const isWaiting = phase !== 'closed' && (client.context.choices.waitingStatuses ?? []).some((choice) => choice.id === id)
  return isWaiting ? { id, name, phase: 'waiting', phaseFrom: 'configured' } : { id, name, phase, phaseFrom: 'vendor' }
}

function priorityOf(wanted: PriorityChoice | null, client: AcmeClient, warnings: Warning[]): Id | null {
  if (!wanted) return null
  if ('id' in wanted) return wanted.id
  const chosen = client.context.choices.priorities?.[wanted.level]
  if (!chosen) warnings.push({ code: 'priority-unknown', field: 'priority', message: `No priority is chosen for ${wanted.level}.` })
  return chosen?.id ?? null
}

function cut(title: string): string {
  let kept = ''
  for (const sign of title) {
    if (kept.length + sign.length > longestTitle) break
    kept += sign
  }
  return kept
}

function acmeNotes(client: AcmeClient): TicketNotes {
  const add = async (operation: 'ticketNotes.addInternal' | 'ticketNotes.addPublic', ticketId: Id, text: string) => {
    const internal = operation === 'ticketNotes.addInternal'
    const row = await client.write(operation, 'POST', `/tickets/${ticketId}/notes`, { text, internal })
    return { id: row.id, warnings: [] }
  }
  return {
    list: (ticketId) =>
      client.list('ticketNotes.list', `/tickets/${ticketId}/entries`, {}, (row) => ({
        id: row.id,
        ticketId,
        text: String(row['text']),
        visibility: row['internal'] === true ? 'internal' : 'public',
        author: { id: String(row['by']), name: null },
        createdAt: String(row['at']),
        raw: row,
      })),
    addInternal: (ticketId, text) => add('ticketNotes.addInternal', ticketId, text),
    addPublic: (ticketId, text) => add('ticketNotes.addPublic', ticketId, text),
  }
}

function acmeCompanies(client: AcmeClient): CompanyDirectory {
  const companyOf = (row: AcmeRow) => ({
    id: row.id,
    name: String(row['name']),
    identifier: String(row['short']),
    active: null,
    domain: null,
    raw: row,
  })
  return {
    list: ({ name }) => client.list('companyDirectory.list', '/companies', name === undefined ? {} : { name }, companyOf),
    get: async (id) => companyOf((await client.read('companyDirectory.get', `/companies/${id}`)) as AcmeRow),
    listContacts: (companyId) =>
      client.list('companyDirectory.listContacts', `/companies/${companyId}/contacts`, {}, (row) => ({
        id: row.id,
        name: String(row['name']),
        company: { id: companyId, name: null },
        email: null,
        raw: row,
      })),
  }
}

function acmeCatalog(client: AcmeClient): Catalog {
  const entryOf = (row: AcmeRow): CatalogEntry => ({
    id: row.id,
    name: String(row['name']),
    isDefault: row['isDefault'] === true,
    isActive: true,
  })
  return {
    boards: () => client.list('catalog.boards', '/boards', {}, entryOf).all(),
    types: (boardId) => client.list('catalog.types', `/boards/${boardId}/types`, {}, entryOf).all(),
    priorities: () => client.list('catalog.priorities', '/priorities', {}, entryOf).all(),
    sources: () => client.list('catalog.sources', '/sources', {}, entryOf).all(),
    statuses: (boardId) =>
      client
        .list('catalog.statuses', `/boards/${boardId}/statuses`, {}, (row) => {
          const { phase, phaseFrom } = statusOf(
            client,
            row.id,
            null,
            row['closes'] === true ? 'closed' : row['isDefault'] === true ? 'new' : 'open',
          )
          return { ...entryOf(row), phase, phaseFrom }
        })
        .all(),
  }
}
