import type { Route, SandboxRequest } from '@jackfield/sandbox'
import { notFound } from '../errors.ts'
import type { BoardRow } from '../records.ts'
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
    records: (tenant) => tenant.boards.all().map((row) => presentBoard(tenant, row)),
  }),
  ...readRoutes({
    path: '/service/boards/{id}/statuses',
    entity: 'ServiceStatus',
    names: statusNames,
    records(tenant, request) {
      const board = boardOf(tenant, request)
      return tenant.statuses
        .all()
        .filter(({ boardId }) => boardId === board.id)
        .map((row) => presentStatus(tenant, row))
    },
  }),
  ...readRoutes({
    path: '/service/boards/{id}/types',
    entity: 'ServiceType',
    names: typeNames,
    records(tenant, request) {
      const board = boardOf(tenant, request)
      return tenant.types
        .all()
        .filter(({ boardId }) => boardId === board.id)
        .map((row) => presentType(tenant, row))
    },
  }),
  ...readRoutes({
    path: '/service/priorities',
    entity: 'Priority',
    names: priorityNames,
    records: (tenant) => tenant.priorities.all().map((row) => presentPriority(tenant, row)),
  }),
  ...readRoutes({
    path: '/service/sources',
    entity: 'Source',
    names: sourceNames,
    records: (tenant) => tenant.sources.all().map((row) => presentSource(tenant, row)),
  }),
]

function boardOf(tenant: Tenant, { params }: SandboxRequest): BoardRow {
  const board = tenant.boards.get(Number(params['id']))
  if (!board) throw notFound('ServiceBoard', params['id'] ?? '')
  return board
}
