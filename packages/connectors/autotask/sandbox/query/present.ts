import type { Entity } from '../entities/entity.ts'
import type { Field } from '../entities/field.ts'
import type { EntityRow, UdfDefinition } from '../records.ts'
import { variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'

/** A record as it goes over the wire. */
type WireRecord = Readonly<Record<string, unknown>>

/** What is never read back: the content of a file, but for a single get, and the key that deliveries are signed with. */
const hidden: ReadonlySet<string> = new Set(['data', 'secretKey'])

/** What stands in place of a protected value for who lacks its permission (FACTS 8). */
const protectedValue = '*****'

/**
 * Records of one reply. Empty fields are null; with IncludeFields the others are absent. User-defined fields have texts for values. Where no
 * record of the reply has one the whole collection may be left out: a variant.
 */
export function presentRows(
  tenant: Tenant,
  entity: Entity,
  rows: readonly EntityRow[],
  includeFields: readonly string[] | null = null,
): readonly WireRecord[] {
  const fields = includeFields ? entity.fields.filter(({ name }) => includeFields.includes(name)) : entity.fields
  const definitions = tenant.udfs.filter(
    ({ udfType, name }) => udfType === entity.udfType && (!includeFields || includeFields.includes(name)),
  )
  const isSent = (includeFields ? definitions.length > 0 : entity.udfType !== null) && isCollectionSent(tenant, definitions, rows)
  const isZoned = variantOf(tenant, 'dates') === 'Z'
  return rows.map((row) => {
    const record: Record<string, unknown> = {}
    for (const field of fields) record[field.name] = wireValue(field, row, isZoned)
    if (isSent) record['userDefinedFields'] = definitions.map((udf) => ({ name: udf.name, value: udfValue(udf, row) }))
    return record
  })
}

function wireValue({ name, dataType }: Field, row: EntityRow, isZoned: boolean): unknown {
  if (name === 'id') return row.id
  const value = row.values[name]
  if (value === undefined || hidden.has(name)) return null
  return dataType === 'datetime' && !isZoned ? withoutZone(String(value)) : value
}

/** With a Z at its end, or without: both were seen. */
function withoutZone(time: string): string {
  return time.replace(/(\.000)?Z$/, '')
}

function udfValue({ name, isProtected }: UdfDefinition, row: EntityRow): string | null {
  return isProtected ? protectedValue : (row.udfs[name] ?? null)
}

function isCollectionSent(tenant: Tenant, definitions: readonly UdfDefinition[], rows: readonly EntityRow[]): boolean {
  if (variantOf(tenant, 'udfCollection') === 'always') return true
  return rows.some((row) => definitions.some((udf) => udfValue(udf, row) !== null))
}
