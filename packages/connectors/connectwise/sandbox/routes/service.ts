import type { Route, SandboxRequest } from '@jackfield/sandbox'
import { notFound } from '../errors.ts'
import type { BoardRow } from '../records.ts'
import { rowsWith } from '../rows-by-id.ts'
import type { Tenant } from '../tenant.ts'
import { boardNames, priorityNames, sourceNames, statusNames, typeNames } from '../wire/names.ts'
import { presentBoard, presentPriority, presentSource, presentStatus, presentType } from '../wire/tables.ts'
import { readRoutes } from './read-routes.ts'

/** The tenant's own lists around tickets. */
export const serviceRoutes: readonly Route<Tenant>[] = [
  ...readRoutes({
    path: '/service/boards',
    entity: 'ServiceBoard',
    names: boardNames,
    rows: (tenant) => tenant.boards.rows(),
    present: presentBoard,
  }),
  ...readRoutes({
    path: '/service/boards/{id}/statuses',
    entity: 'ServiceStatus',
    names: statusNames,
    rows: (tenant, request) => rowsWith(tenant.statuses.rows(), 'boardId', boardOf(tenant, request).id),
    present: presentStatus,
  }),
  ...readRoutes({
    path: '/service/boards/{id}/types',
    entity: 'ServiceType',
    names: typeNames,
    rows: (tenant, request) => rowsWith(tenant.types.rows(), 'boardId', boardOf(tenant, request).id),
    present: presentType,
  }),
  ...readRoutes({
    path: '/service/priorities',
    entity: 'Priority',
    names: priorityNames,
    rows: (tenant) => tenant.priorities.rows(),
    present: presentPriority,
  }),
  ...readRoutes({
    path: '/service/sources',
    entity: 'Source',
    names: sourceNames,
    rows: (tenant) => tenant.sources.rows(),
    present: presentSource,
  }),
]

function boardOf(tenant: Tenant, { params }: SandboxRequest): BoardRow {
  const board = tenant.boards.get(Number(params['id']))
  if (!board) throw notFound('ServiceBoard', params['id'] ?? '')
  return board
}
