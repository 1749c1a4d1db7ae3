import type { SandboxRequest } from '@jackfield/sandbox'
import { callerOf } from '../caller.ts'
import type { Entity } from '../entities/entity.ts'
import type { EntityRow } from '../records.ts'
import { tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import type { Condition } from './query-model.ts'

/**
 * Rows that the caller sees, in the order of their ids. At Restricted what others made silently does not come back (FACTS 9); which records
 * those are at the vendor depends on the tenant, here they are all that the caller did not make.
 */
export function visibleRows(tenant: Tenant, entity: Entity, request: SandboxRequest): readonly EntityRow[] {
  const rows = tableOf(tenant, entity.name).rows()
  if (hidesNothing(tenant, entity, request)) return rows
  const { creator } = entity
  const { resourceId } = callerOf(tenant, request)
  return creator === null ? [] : rows.filter((row) => row.values[creator] === resourceId)
}

function hidesNothing(tenant: Tenant, entity: Entity, request: SandboxRequest): boolean {
  const isFree = entity.webhookOf !== null || !callerOf(tenant, request).isOwn
  return isFree || tenant.rights.levelOf(entity.name, 'query') !== 'Restricted'
}

/** One row, where the caller sees it. */
export function visibleRow(tenant: Tenant, entity: Entity, request: SandboxRequest, id: number): EntityRow | undefined {
  const row = tableOf(tenant, entity.name).get(id)
  return row && hidesNothing(tenant, entity, request) ? row : visibleRows(tenant, entity, request).find((candidate) => candidate === row)
}

/** From which id on a query looks at all: its own bounds on the id, which every walk by id has. */
export function leastId(conditions: readonly Condition[]): number {
  let least = Number.NEGATIVE_INFINITY
  for (const condition of conditions) {
    if (condition.kind !== 'field' || condition.field.name !== 'id') continue
    if (condition.op === 'gt') least = Math.max(least, Number(condition.value) + 1)
    if (condition.op === 'gte') least = Math.max(least, Number(condition.value))
  }
  return Number.isNaN(least) ? Number.NEGATIVE_INFINITY : least
}

/** The rows from an id on. They are in the order of their ids, so that a walk over a hundred thousand does not look at all for each page. */
export function rowsFrom(rows: readonly EntityRow[], least: number): readonly EntityRow[] {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle]?.id ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low === 0 ? rows : rows.slice(low)
}
