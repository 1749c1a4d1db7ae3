import type { Field } from '../entities/field.ts'
import type { EntityRow, Value } from '../records.ts'
import { badRequest } from '../replies.ts'
import type { Tenant } from '../tenant.ts'
import { variantOf } from '../tenant.ts'
import { isoTime } from '../write/time.ts'
import type { Condition, Operator } from './query-model.ts'

type Matches = (row: EntityRow) => boolean

/** Whether a row meets all of these conditions. Built once for a query, for a table may hold a hundred thousand rows. */
export function matcherOf(tenant: Tenant, conditions: readonly Condition[]): Matches {
  const matchers = conditions.map((condition) => matchesOne(tenant, condition))
  const [only] = matchers
  if (only && matchers.length === 1) return only
  return (row) => matchers.every((matches) => matches(row))
}

function matchesOne(tenant: Tenant, condition: Condition): Matches {
  if (condition.kind === 'and') return matcherOf(tenant, condition.items)
  if (condition.kind === 'or') {
    const matchers = condition.items.map((item) => matchesOne(tenant, item))
    return (row) => matchers.some((matches) => matches(row))
  }
  const fold = variantOf(tenant, 'textCase') === 'ignored'
  if (condition.kind === 'udf') {
    const test = testOf(condition.op, condition.value, (value) => String(value), fold)
    return (row) => test(row.udfs[condition.name])
  }
  const { field, op, value } = condition
  const test = testOf(op, value, (entry) => valueFor(tenant, field, entry), fold && field.dataType === 'string')
  if (field.name === 'id') return (row) => test(row.id)
  return (row) => test(row.values[field.name])
}

/** A value of the query in the form in which the field's values are kept. Numbers and booleans may be texts. */
function valueFor(tenant: Tenant, field: Field, value: unknown): Value {
  const wrong = (): Error => badRequest(tenant, `The value ${String(value)} is not valid for ${field.name}.`)
  switch (field.dataType) {
    case 'string':
      return String(value)
    case 'boolean': {
      const text = String(value).toLowerCase()
      if (text === 'true' || text === '1') return true
      if (text === 'false' || text === '0') return false
      throw wrong()
    }
    case 'datetime': {
      const time = isoTime(value)
      if (time === null) throw wrong()
      return time
    }
    default: {
      // A contact's isActive is a number, and the vendor's own sample asks for true.
      const number =
        typeof value === 'boolean' ? Number(value) : typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)
      if (!Number.isFinite(number)) throw wrong()
      return number
    }
  }
}

type Test = (value: Value | undefined) => boolean

function testOf(op: Operator, sent: unknown, convert: (value: unknown) => Value, fold: boolean): Test {
  const key = (value: Value): Value => (fold && typeof value === 'string' ? value.toLowerCase() : value)
  const text = (value: Value): string => String(key(value))
  switch (op) {
    case 'exist':
      return (value) => value !== undefined && value !== ''
    case 'notexist':
      return (value) => value === undefined || value === ''
    case 'in':
    case 'notin': {
      const wanted = new Set((sent as readonly unknown[]).map((entry) => key(convert(entry))))
      return op === 'in'
        ? (value) => value !== undefined && wanted.has(key(value))
        : (value) => value === undefined || !wanted.has(key(value))
    }
    case 'beginswith':
    case 'endswith':
    case 'contains': {
      const part = text(String(sent))
      const holds = { beginswith: 'startsWith', endswith: 'endsWith', contains: 'includes' } as const
      return (value) => value !== undefined && text(value)[holds[op]](part)
    }
    default: {
      const wanted = key(convert(sent))
      if (op === 'eq') return (value) => value !== undefined && key(value) === wanted
      if (op === 'noteq') return (value) => value === undefined || key(value) !== wanted
      return (value) => value !== undefined && isInOrder(op, key(value), wanted)
    }
  }
}

function isInOrder(op: 'gt' | 'gte' | 'lt' | 'lte', left: Value, right: Value): boolean {
  switch (op) {
    case 'gt':
      return left > right
    case 'gte':
      return left >= right
    case 'lt':
      return left < right
    case 'lte':
      return left <= right
  }
}
