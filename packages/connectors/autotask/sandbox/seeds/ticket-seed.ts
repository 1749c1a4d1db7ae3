import { entityNamed } from '../entities/registry.ts'
import type { EntityRow, Values } from '../records.ts'
import { technician } from '../technician-ids.ts'
import { tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { readGiven } from '../write/given.ts'
import { rulesOf } from '../write/rules-by-entity.ts'
import { prepared, store } from '../write/store.ts'

/** A ticket that a technician entered. What is not given is as it stands in most of them. */
export function addTicket(tenant: Tenant, fields: Readonly<Record<string, unknown>>, daysAgo = 0): EntityRow {
  const entity = entityNamed('Tickets')
  const given = readGiven(tenant, entity, {
    status: 1,
    priority: 2,
    queueID: 29_682_833,
    dueDateTime: dayAfter(tenant, daysAgo),
    ...fields,
  })
  const author = { resourceId: technician.resourceId, impersonatorId: null }
  const write = { tenant, entity, author, given, before: null }
  return store(write, rulesOf(entity), aged(tenant, prepared(write, rulesOf(entity), false), daysAgo))
}

/** A record as if it had been written so many days ago: its times are moved back. */
function aged<Fields extends { readonly values: Values }>(tenant: Tenant, fields: Fields, daysAgo: number): Fields {
  const values: Record<string, Values[string]> = { ...fields.values }
  for (const name of ['createDate', 'lastActivityDate', 'lastTrackedModificationDateTime', 'completedDate']) {
    if (values[name] !== undefined) values[name] = timeAgo(tenant, daysAgo)
  }
  return { ...fields, values }
}

/** A time so many days before the tenant's now, as it is kept. */
export function timeAgo(tenant: Tenant, days: number): string {
  return new Date(tenant.context.clock.now() - days * 86_400_000).toISOString()
}

function dayAfter(tenant: Tenant, daysAgo: number): string {
  return timeAgo(tenant, daysAgo - 1)
}

/** Adds a record as it is, without any rule. */
export function addRow(tenant: Tenant, entity: string, id: number, values: Values, udfs: Readonly<Record<string, string>> = {}): EntityRow {
  return tableOf(tenant, entity).insert({ id, values, udfs })
}
