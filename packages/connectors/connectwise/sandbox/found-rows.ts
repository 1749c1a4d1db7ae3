import { Refusal } from '@jackfield/sandbox'
import {
  checkNames,
  ConditionError,
  idBounds,
  matches,
  matchesChild,
  matchesValues,
  parseConditions,
  parseOrder,
  sortedBy,
  valuesAt,
} from './conditions/index.ts'
import type { Condition, FieldValue, IdBounds, OrderKey } from './conditions/index.ts'
import { errorReply } from './errors.ts'
import { inOrderOfId, within } from './rows-by-id.ts'
import { tablesOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import type { NameSet } from './wire/names.ts'
import type { WireRecord } from './wire/wire-record.ts'

/** Filters of a list, wherever they came from: the query, or the body of a search. */
export interface Filters {
  readonly conditions: string
  readonly orderBy: string
  readonly childConditions: string
  readonly customFieldConditions: string
}

/** By name in lower case, what a row holds, as its presented record would have it. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => FieldValue | null | undefined>>

/** A list before its filters, and how a row becomes a record. */
export interface RowSource<Row extends { readonly id: number }> {
  readonly names: NameSet
  /** Names inside the lists of a record, for `childConditions`. */
  readonly childNames?: NameSet
  readonly rows: readonly Row[]
  readonly present: (row: Row) => WireRecord
  /** What most conditions are about, straight from the row: presenting a hundred thousand records for each query would take seconds. */
  readonly columns?: Columns<Row>
}

/** Longer lists are filtered and sorted once, and the outcome is kept until something in the tenant changes. */
const fewRows = 2000

/** The rows that filters let through, in order: by id where nothing else is asked for. Throws the vendor's refusals. */
export function foundRows<Row extends { readonly id: number }>(tenant: Tenant, source: RowSource<Row>, filters: Filters): readonly Row[] {
  try {
    const query = readQuery(source, filters)
    const candidates = query.bounds ? within(inOrderOfId(source.rows), query.bounds) : source.rows
    if (candidates.length <= fewRows) return ordered(source, query, filtered(source, query, candidates))
    const all = keptFor(tenant, source, query, () => ordered(source, query, filtered(source, query, inOrderOfId(source.rows))))
    const { bounds } = query
    if (!bounds) return all
    return query.order.length ? all.filter(({ id }) => id >= bounds.least && id <= bounds.most) : within(all, bounds)
  } catch (reason) {
    if (reason instanceof ConditionError) throw new Refusal(errorReply(reason.status, reason.body))
    throw reason
  }
}

interface Query {
  readonly bounds: IdBounds | null
  readonly condition: Condition | null
  readonly child: Condition | null
  readonly customField: Condition | null
  /** Empty where it is by id, ascending. */
  readonly order: readonly OrderKey[]
}

const customFieldNames: NameSet = new Set(['id', 'caption', 'type', 'value'])

function readQuery<Row extends { readonly id: number }>(source: RowSource<Row>, filters: Filters): Query {
  const read = (text: string, names: NameSet): Condition | null => {
    if (!text) return null
    const condition = parseConditions(text)
    checkNames(condition, names)
    return condition
  }
  const condition = read(filters.conditions, source.names)
  const order = filters.orderBy ? parseOrder(filters.orderBy, source.names) : []
  const isById = order.length === 1 && order[0]?.name.toLowerCase() === 'id' && order[0].sign === 1
  const { bounds, rest } = condition ? idBounds(condition) : { bounds: null, rest: null }
  return {
    bounds: isById && !bounds ? { least: -Infinity, most: Infinity } : bounds,
    condition: rest,
    child: read(filters.childConditions, source.childNames ?? new Set()),
    customField: read(filters.customFieldConditions, customFieldNames),
    order: isById ? [] : order,
  }
}

function filtered<Row extends { readonly id: number }>(source: RowSource<Row>, query: Query, rows: readonly Row[]): readonly Row[] {
  const { condition, child, customField } = query
  if (!condition && !child && !customField) return rows
  return rows.filter((row) => {
    if (condition && !matchesValues(condition, valuesOf(source, row))) return false
    if (!child && !customField) return true
    const record = source.present(row)
    return (!child || matchesChild(child, record)) && (!customField || hasCustomField(customField, record))
  })
}

function ordered<Row extends { readonly id: number }>(source: RowSource<Row>, { order }: Query, rows: readonly Row[]): readonly Row[] {
  return order.length ? sortedBy(rows, order, (row) => valuesOf(source, row)) : rows
}

/** What a row holds under a name, presented only where no column tells. What stands in `_info` can be asked for without it. */
function valuesOf<Row extends { readonly id: number }>(source: RowSource<Row>, row: Row): (name: string) => readonly FieldValue[] {
  let record: Readonly<Record<string, unknown>> | null = null
  return (name) => {
    const column = source.columns?.[name.toLowerCase()]
    if (column) {
      const value = column(row)
      return value === null || value === undefined ? [] : [value]
    }
    if (!record) {
      const presented = source.present(row)
      record = { ...(presented['_info'] as object | undefined), ...presented }
    }
    return valuesAt(record, name)
  }
}

function hasCustomField(condition: Condition, record: WireRecord): boolean {
  const fields = (record['customFields'] ?? []) as readonly Readonly<Record<string, unknown>>[]
  return fields.some((field) => matches(condition, field))
}

interface Kept {
  readonly world: readonly unknown[]
  readonly found: Map<string, readonly { readonly id: number }[]>
}

const keptByRows = new WeakMap<readonly unknown[], Kept>()

/** What was found among these rows before, as long as no table of the tenant has changed since. */
function keptFor<Row extends { readonly id: number }>(
  tenant: Tenant,
  source: RowSource<Row>,
  query: Query,
  find: () => readonly Row[],
): readonly Row[] {
  const world = tablesOf(tenant).map((table) => table.rows())
  let kept = keptByRows.get(source.rows)
  if (!kept || kept.world.some((rows, index) => rows !== world[index])) keptByRows.set(source.rows, (kept = { world, found: new Map() }))
  const key = JSON.stringify([query.condition, query.child, query.customField, query.order])
  const before = kept.found.get(key)
  if (before) return before as readonly Row[]
  const found = find()
  if (kept.found.size >= 20) kept.found.clear()
  kept.found.set(key, found)
  return found
}
