import type { Route, SandboxRequest } from '@jackfield/sandbox'
import { notFound } from '../envelope.ts'
import {
  categoryMembers,
  categoryRecord,
  customFieldMembers,
  customFieldRecord,
  deskMembers,
  deskRecord,
  priorityMembers,
  priorityRecord,
  statusMembers,
  statusRecord,
  ticketMembers,
  ticketRecord,
} from '../models/tickets.ts'
import type { DeskRow, TicketRow } from '../records.ts'
import { serviceDeskModule } from '../server.ts'
import type { Vsa9 } from '../server.ts'
import { addTicket } from '../tickets.ts'
import { readRoutes, wholeId } from './read-routes.ts'
import { isInstalled } from './session.ts'

const base = '/automation/servicedesks'

/** Service desks with their own lists and tickets: no call lists the tickets of all desks (FACTS 1.9). */
export const deskRoutes: readonly Route<Vsa9>[] = [
  ...readRoutes({
    path: base,
    entity: 'Service desk',
    members: () => deskMembers,
    rows(server) {
      requireModule(server)
      return server.desks.rows()
    },
    record: (_server, row) => deskRecord(row),
    idOf: ({ id }) => id,
  }),
  ...readRoutes({
    path: `${base}/{id}/tickets`,
    entity: 'Ticket',
    members: () => ticketMembers,
    rows: (server, request) => ticketsOfDesk(server, deskAt(server, request).id),
    record: ticketRecord,
    idOf: ({ id }) => id,
    changes: (server, request) => ({
      insertRow: () => void addTicket(server, { deskId: deskAt(server, request).id, summary: 'Reported by telephone', by: 'mweber' }),
      deleteRow: (rows) => rows.some(({ id }) => server.tickets.delete(id)),
    }),
  }),
  ...readRoutes({
    path: `${base}/{id}/status`,
    entity: 'Status',
    members: () => statusMembers,
    rows: (server, request) => ofDesk(server.statuses.rows(), deskAt(server, request)),
    record: (_server, row) => statusRecord(row),
    idOf: ({ id }) => id,
  }),
  ...readRoutes({
    path: `${base}/{id}/priorities`,
    entity: 'Priority',
    members: () => priorityMembers,
    rows: (server, request) => ofDesk(server.priorities.rows(), deskAt(server, request)),
    record: (_server, row) => priorityRecord(row),
    idOf: ({ id }) => id,
  }),
  ...readRoutes({
    path: `${base}/{id}/categories`,
    entity: 'Category',
    members: () => categoryMembers,
    rows: (server, request) => ofDesk(server.categories.rows(), deskAt(server, request)),
    record: (_server, row) => categoryRecord(row),
    idOf: ({ id }) => id,
  }),
  ...readRoutes({
    path: `${base}/{id}/customfields`,
    entity: 'Custom field',
    members: () => customFieldMembers,
    rows: (server, request) => ofDesk(server.customFields.rows(), deskAt(server, request)),
    record: (_server, row) => customFieldRecord(row),
    idOf: ({ id }) => id,
  }),
]

/** Throws where the service desk is not installed: its routes are not there then. */
export function requireModule(server: Vsa9): void {
  if (!isInstalled(server, serviceDeskModule)) throw notFound(server, 'Service')
}

export function deskAt(server: Vsa9, { params }: SandboxRequest): DeskRow {
  requireModule(server)
  const desk = server.desks.get(wholeId(server, params['id'] ?? ''))
  if (!desk) throw notFound(server, 'Service desk')
  return desk
}

function ofDesk<Row extends { readonly deskId: string }>(rows: readonly Row[], desk: DeskRow): readonly Row[] {
  return rows.filter(({ deskId }) => deskId === desk.id)
}

const byDesk = new WeakMap<readonly TicketRow[], Map<string, readonly TicketRow[]>>()

/** The same list until a ticket changes, so that the pages of a walk are found once. */
function ticketsOfDesk(server: Vsa9, deskId: string): readonly TicketRow[] {
  const rows = server.tickets.rows()
  const known = byDesk.get(rows) ?? new Map<string, readonly TicketRow[]>()
  byDesk.set(rows, known)
  const tickets = known.get(deskId) ?? rows.filter((row) => row.deskId === deskId)
  known.set(deskId, tickets)
  return tickets
}
