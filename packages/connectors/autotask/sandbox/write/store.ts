import { announce } from '../webhooks/announce.ts'
import type { EntityRow, Value } from '../records.ts'
import { tableOf } from '../tenant.ts'
import { checkFields } from './checks.ts'
import type { Rules } from './rules.ts'
import { drafted, draftedUdfs } from './write.ts'
import type { Draft, Write } from './write.ts'

/** What a write makes of a record. Throws what the vendor refuses, and changes nothing. */
export function prepared(write: Write, rules: Rules, isWhole: boolean): Pick<EntityRow, 'values' | 'udfs'> {
  const draft = drafted(write, isWhole)
  rules.fill?.(write, draft)
  checkFields(write.tenant, write.entity, draft)
  rules.check?.(write, draft)
  return { values: withoutNulls(draft), udfs: draftedUdfs(write) }
}

/** Stores a prepared write, tells the webhooks, and gives the row. */
export function store(write: Write, rules: Rules, fields: Pick<EntityRow, 'values' | 'udfs'>): EntityRow {
  const { tenant, entity, before, author } = write
  const table = tableOf(tenant, entity.name)
  const row = (before && table.update(before.id, fields)) ?? table.insert(fields)
  rules.stored?.(write, row)
  const stored = table.get(row.id) ?? row
  announce(tenant, { entity: entity.name, action: before ? 'Update' : 'Create', row: stored, before, by: author.resourceId })
  return stored
}

function withoutNulls(draft: Draft): Readonly<Record<string, Value>> {
  const values: Record<string, Value> = {}
  for (const [name, value] of Object.entries(draft)) if (value !== null && value !== '') values[name] = value
  return values
}
