import { isObject, textOf } from '../body.ts'
import type { Entity } from '../entities/entity.ts'
import type { Field } from '../entities/field.ts'
import type { Value } from '../records.ts'
import { badRequest, onRecord } from '../replies.ts'
import type { Tenant } from '../tenant.ts'
import { isoTime } from './time.ts'

/** What a body sets, under the vendor's own names; null clears. Members that the entity does not have are passed over. */
export interface Given {
  readonly id: number | null
  readonly values: ReadonlyMap<string, Value | null>
  readonly udfs: ReadonlyMap<string, string | null>
}

/** Reads a body for an entity. Throws with every value that is of no right type. */
export function readGiven(tenant: Tenant, entity: Entity, body: unknown): Given {
  if (!isObject(body)) throw badRequest(tenant, 'Value cannot be null. Parameter name: restModelInput')
  const values = new Map<string, Value | null>()
  const problems: string[] = []
  let udfs: ReadonlyMap<string, string | null> = new Map()
  for (const [name, sent] of Object.entries(body)) {
    if (name.toLowerCase() === 'userdefinedfields') {
      udfs = readUdfs(tenant, entity, sent, problems)
      continue
    }
    const field = entity.fieldsByName.get(name.toLowerCase())
    if (!field) continue
    const value = valueOf(field, sent)
    // The vendor's words for a value of a wrong type are not known.
    if (value === undefined) problems.push(onRecord(`Value ${JSON.stringify(sent)} is not valid for ${field.name}`))
    else values.set(field.name, value)
  }
  if (problems.length) throw badRequest(tenant, ...problems)
  const id = values.get('id')
  values.delete('id')
  return { id: typeof id === 'number' ? id : null, values, udfs }
}

/** The value as it is kept; undefined for one of a wrong type. Numbers and booleans may come as texts (FACTS 2, PUT v PATCH). */
function valueOf(field: Field, sent: unknown): Value | null | undefined {
  if (sent === null || sent === undefined) return null
  switch (field.dataType) {
    case 'string':
      return typeof sent === 'string' ? sent : typeof sent === 'number' ? String(sent) : undefined
    case 'datetime':
      return isoTime(sent) ?? undefined
    case 'boolean':
      if (typeof sent === 'boolean') return sent
      return typeof sent === 'string' && /^(true|false)$/i.test(sent) ? sent.toLowerCase() === 'true' : undefined
    default: {
      if (typeof sent === 'boolean') return Number(sent)
      if (typeof sent === 'string' && sent.trim() === '') return null
      const number = typeof sent === 'number' || typeof sent === 'string' ? Number(sent) : Number.NaN
      if (!Number.isFinite(number)) return undefined
      return field.dataType === 'double' || Number.isInteger(number) ? number : undefined
    }
  }
}

function readUdfs(tenant: Tenant, entity: Entity, sent: unknown, problems: string[]): ReadonlyMap<string, string | null> {
  const udfs = new Map<string, string | null>()
  if (!Array.isArray(sent)) return udfs
  for (const entry of sent as readonly unknown[]) {
    if (!isObject(entry)) continue
    const members = Object.fromEntries(Object.entries(entry).map(([name, value]) => [name.toLowerCase(), value]))
    const name = textOf(members['name'])
    const value = members['value']
    const definition = tenant.udfs.find((udf) => udf.udfType === entity.udfType && udf.name.toLowerCase() === name.toLowerCase())
    // Words of the vendor's for these three are not known.
    if (!definition) problems.push(onRecord(`User defined field ${name} does not exist`))
    else if (definition.isProtected) problems.push(onRecord(`User defined field ${name} is protected`))
    else if (definition.list && typeof value === 'string' && !definition.list.includes(value)) {
      problems.push(onRecord(`Picklist value [${value}] does not exist for ${definition.name}`))
    } else udfs.set(definition.name, textOf(value) || null)
  }
  return udfs
}
