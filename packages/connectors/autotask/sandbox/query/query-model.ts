import { isObject, member, textOf } from '../body.ts'
import type { Entity } from '../entities/entity.ts'
import type { Field } from '../entities/field.ts'
import { badRequest } from '../replies.ts'
import type { Tenant } from '../tenant.ts'

/** A query as it was sent, its names found (FACTS 2, Body). */
export interface Query {
  readonly filter: readonly Condition[]
  readonly maxRecords: number
  /** Names in the vendor's own case; null: all. */
  readonly includeFields: readonly string[] | null
}

/** A group, or one comparison. An operator that the vendor does not know is no condition at all. */
export type Condition =
  | { readonly kind: 'and'; readonly items: readonly Condition[] }
  | { readonly kind: 'or'; readonly items: readonly Condition[] }
  | { readonly kind: 'field'; readonly op: Operator; readonly field: Field; readonly value: unknown }
  | { readonly kind: 'udf'; readonly op: Operator; readonly name: string; readonly value: unknown }

const operators = [
  'eq',
  'noteq',
  'gt',
  'gte',
  'lt',
  'lte',
  'beginswith',
  'endswith',
  'contains',
  'exist',
  'notexist',
  'in',
  'notin',
] as const
export type Operator = (typeof operators)[number]

const mostRecords = 500
/** Conditions joined by OR, and so values of a list (FACTS 2, Operators). */
const mostAlternatives = 500

/** Reads a body or a `search`. Throws the vendor's refusals. A query without filters is null: it is not everything. */
export function readQuery(tenant: Tenant, entity: Entity, sent: unknown): Query | null {
  const model = isObject(sent) ? sent : {}
  const filter = member(model, 'filter')
  if (!Array.isArray(filter)) throw noFilters(tenant)
  const maxRecords = readMaxRecords(tenant, member(model, 'MaxRecords'))
  const includeFields = readIncludeFields(tenant, entity, member(model, 'IncludeFields'))
  const filters: readonly unknown[] = filter
  if (filters.length === 0) return null
  const read: Reading = { tenant, entity, udfs: [], alternatives: 0 }
  const conditions = filters.flatMap((entry) => readCondition(read, entry))
  if (read.udfs.length > 1) throw badRequest(tenant, 'Only one user-defined field can be queried at a time.')
  if (read.alternatives > mostAlternatives) {
    throw badRequest(tenant, "Invalid query syntax. Queries are limited to 500 or fewer 'OR' conditions.")
  }
  return { filter: conditions, maxRecords, includeFields }
}

/** The name of the parameter was seen in the text (FACTS 2, Paging). */
function noFilters(tenant: Tenant): Error {
  return badRequest(tenant, 'Value cannot be null. Parameter name: filters')
}

interface Reading {
  readonly tenant: Tenant
  readonly entity: Entity
  readonly udfs: string[]
  alternatives: number
}

function readCondition(read: Reading, sent: unknown): readonly Condition[] {
  if (!isObject(sent)) throw badRequest(read.tenant, 'A filter must be an object.')
  const op = textOf(member(sent, 'op')).toLowerCase()
  const items = member(sent, 'items')
  if (op === 'and' || op === 'or') {
    const inner = (Array.isArray(items) ? items : []).flatMap((item: unknown) => readCondition(read, item))
    if (op === 'or') read.alternatives += inner.length
    return inner.length ? [{ kind: op, items: inner }] : []
  }
  const known = operators.find((operator) => operator === op)
  if (!known) return []
  return [readComparison(read, known, sent)]
}

function readComparison(read: Reading, op: Operator, sent: Readonly<Record<string, unknown>>): Condition {
  const { tenant, entity } = read
  const name = textOf(member(sent, 'field'))
  const value = readValue(tenant, op, member(sent, 'value'))
  if (Array.isArray(value)) read.alternatives = Math.max(read.alternatives, value.length)
  if (member(sent, 'udf') === true) {
    const udf = udfNamed(tenant, entity, name)
    if (udf === undefined) throw unableToFind(tenant, name, entity)
    if (!read.udfs.includes(udf)) read.udfs.push(udf)
    return { kind: 'udf', op, name: udf, value }
  }
  const field = entity.fieldsByName.get(name.toLowerCase())
  if (!field?.isQueryable) throw unableToFind(tenant, name, entity)
  return { kind: 'field', op, field, value }
}

/** `exist` and `notExist` take none, `in` and `notIn` a list, and nothing takes null (FACTS 2). The vendor's words are not known. */
function readValue(tenant: Tenant, op: Operator, value: unknown): unknown {
  if (op === 'exist' || op === 'notexist') return null
  if (op === 'in' || op === 'notin') {
    if (Array.isArray(value) && value.every((entry) => entry !== null)) return value
    throw badRequest(tenant, `The operator ${op} needs an array of values.`)
  }
  if (value === null || value === undefined || typeof value === 'object') throw badRequest(tenant, `The operator ${op} needs a value.`)
  return value
}

function readMaxRecords(tenant: Tenant, sent: unknown): number {
  if (sent === undefined || sent === null) return mostRecords
  const count = typeof sent === 'string' && sent.trim() !== '' ? Number(sent) : sent
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= mostRecords) return count
  throw badRequest(tenant, 'maxCountOfRecordsToReturn must be between 1 and 500')
}

/** Names of user-defined fields may stand among them (FACTS 2, IncludeFields). */
function readIncludeFields(tenant: Tenant, entity: Entity, sent: unknown): readonly string[] | null {
  if (!Array.isArray(sent) || sent.length === 0) return null
  return sent.map((entry: unknown) => {
    const name = String(entry)
    const known = entity.fieldsByName.get(name.toLowerCase())?.name ?? udfNamed(tenant, entity, name)
    if (known === undefined) throw unableToFind(tenant, name, entity)
    return known
  })
}

function udfNamed(tenant: Tenant, { udfType }: Entity, name: string): string | undefined {
  return tenant.udfs.find((udf) => udf.udfType === udfType && udf.name.toLowerCase() === name.toLowerCase())?.name
}

function unableToFind(tenant: Tenant, name: string, { singular }: Entity): Error {
  return badRequest(tenant, `Unable to find ${name} in the ${singular} Entity`)
}
