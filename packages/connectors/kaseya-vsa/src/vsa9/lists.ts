import { RejectedError } from '@jackfield/core'
import type { Id, Lane, Listing, OperationId } from '@jackfield/core'
import { listBySkip } from '../paging.ts'
import type { PageQuery } from '../paging.ts'
import type { Received } from '../wire/received.ts'
import type { Vsa9Client } from './client.ts'
import { pageOf } from './envelope.ts'
import { categoryWire, deskWire, noteWire, priorityWire, statusWire, ticketWire } from './wire/desk.ts'
import type { DeskWire, NoteWire, TicketWire } from './wire/desk.ts'
import { anyRow, assetTypeWire, assetWire, auditWire, orgWire } from './wire/rows.ts'
import type { AnyRow, AssetWire, AuditWire, OrgWire } from './wire/rows.ts'
import { alarmIdOf } from './mapping/alarm.ts'
import { noteIdOf } from './mapping/note.ts'

/** An entry of a desk's own list, whichever of the three. */
export interface DeskEntry {
  readonly id: Id
  readonly name: string
}

interface Reply {
  readonly data?: unknown
}

const pageFor = (operation: OperationId, read: (query: PageQuery) => Promise<Reply>) => async (query: PageQuery) =>
  pageOf((await read(query)).data, { operation, isWrite: false })

export function listOrgs(client: Vsa9Client, operation: OperationId, lane: Lane = 'sync'): Listing<Received<OrgWire>> {
  const calls = client.for(operation, lane)
  const page = pageFor(operation, (query) => calls.GET('/system/orgs', { params: { query } }))
  return listBySkip({ operation, schema: orgWire, idOf: (org) => org.OrgId, orderBy: 'OrgRef', page })
}

export function listAssets(client: Vsa9Client, operation: OperationId, filter?: string, lane: Lane = 'sync'): Listing<Received<AssetWire>> {
  const calls = client.for(operation, lane)
  const page = pageFor(operation, (query) => calls.GET('/assetmgmt/assets', { params: { query } }))
  return listBySkip({
    operation,
    schema: assetWire,
    idOf: (asset) => asset.AssetId,
    orderBy: 'AssetName',
    page,
    ...(filter === undefined ? {} : { filter }),
  })
}

export function listAssetTypes(client: Vsa9Client, operation: OperationId) {
  const calls = client.for(operation, 'sync')
  const page = pageFor(operation, (query) => calls.GET('/assetmgmt/assettypes', { params: { query } }))
  return listBySkip({ operation, schema: assetTypeWire, idOf: (type) => type.AssetTypeId, page })
}

export function listAudits(client: Vsa9Client, operation: OperationId): Listing<Received<AuditWire>> {
  const calls = client.for(operation, 'sync')
  const page = pageFor(operation, (query) => calls.GET('/assetmgmt/audit', { params: { query } }))
  return listBySkip({ operation, schema: auditWire, idOf: (audit) => audit.AgentGuid, orderBy: 'DisplayName', page })
}

/** All alarms, and never `alarms/false`: that answers only what is new to the session, so a lost reply would lose alarms (fact sheet 1.7). */
export function listAlarms(client: Vsa9Client, operation: OperationId): Listing<Received<AnyRow>> {
  const calls = client.for(operation, 'alert')
  const page = pageFor(operation, (query) => calls.GET('/assetmgmt/alarms/true', { params: { query } }))
  return listBySkip({ operation, schema: anyRow, idOf: alarmIdOf, page })
}

export function listDesks(client: Vsa9Client, operation: OperationId): Listing<Received<DeskWire>> {
  const calls = client.for(operation)
  const page = pageFor(operation, (query) => calls.GET('/automation/servicedesks', { params: { query } }))
  return listBySkip({ operation, schema: deskWire, idOf: (desk) => desk.ServiceDeskId, page })
}

export async function readStatuses(client: Vsa9Client, deskId: Id, operation: OperationId): Promise<readonly DeskEntry[]> {
  const calls = client.for(operation)
  const path = { deskId }
  const page = pageFor(operation, (query) => calls.GET('/automation/servicedesks/{deskId}/status', { params: { path, query } }))
  const rows = await listBySkip({ operation, schema: statusWire, idOf: (row) => row.StatusId, page }).all()
  return rows.map(({ wire }) => ({ id: wire.StatusId, name: wire.StatusName ?? wire.StatusId }))
}

export async function readPriorities(client: Vsa9Client, deskId: Id, operation: OperationId): Promise<readonly DeskEntry[]> {
  const calls = client.for(operation)
  const path = { deskId }
  const page = pageFor(operation, (query) => calls.GET('/automation/servicedesks/{deskId}/priorities', { params: { path, query } }))
  const rows = await listBySkip({ operation, schema: priorityWire, idOf: (row) => row.PriorityId, page }).all()
  return rows.map(({ wire }) => ({ id: wire.PriorityId, name: wire.PriorityName ?? wire.PriorityId }))
}

export async function readCategories(client: Vsa9Client, deskId: Id, operation: OperationId): Promise<readonly DeskEntry[]> {
  const calls = client.for(operation)
  const path = { deskId }
  const page = pageFor(operation, (query) => calls.GET('/automation/servicedesks/{deskId}/categories', { params: { path, query } }))
  const rows = await listBySkip({ operation, schema: categoryWire, idOf: (row) => row.CategoryId, page }).all()
  return rows.map(({ wire }) => ({ id: wire.CategoryId, name: wire.CategoryName ?? wire.CategoryId }))
}

export interface TicketWalk {
  readonly operation: OperationId
  readonly deskId: Id
  readonly lane?: Lane
  readonly filter?: string
}

export function listTickets(client: Vsa9Client, { operation, deskId, lane, filter }: TicketWalk): Listing<Received<TicketWire>> {
  const calls = client.for(operation, lane)
  const path = { deskId }
  const page = pageFor(operation, (query) => calls.GET('/automation/servicedesks/{deskId}/tickets', { params: { path, query } }))
  return listBySkip({
    operation,
    schema: ticketWire,
    idOf: (ticket) => ticket.ServiceDeskTicketId,
    orderBy: 'ServiceDeskTicketId',
    page,
    ...(filter === undefined ? {} : { filter }),
  })
}

export function listNotes(client: Vsa9Client, ticketId: Id, operation: OperationId): Listing<Received<NoteWire>> {
  const calls = client.for(operation)
  const path = { ticketId }
  const page = pageFor(operation, (query) => calls.GET('/automation/servicedesktickets/{ticketId}/notes', { params: { path, query } }))
  return listBySkip({ operation, schema: noteWire, idOf: noteIdOf, page })
}

/** Whether a server refused a request for its form, as one that does not take a filter does. */
export function isBadQuery(error: unknown): boolean {
  return RejectedError.isInstance(error) && error.vendor?.status === 400
}

/** An id in a `$filter`: without the suffix of a decimal the server refuses long ones (fact sheet 1.4). */
export function idLiteral(id: Id): string {
  return `${id}M`
}
