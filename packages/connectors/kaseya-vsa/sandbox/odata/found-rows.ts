import { FilterError } from './expression.ts'
import type { Dialect } from './expression.ts'
import { checkMembers, holds } from './holds.ts'
import type { Reader } from './holds.ts'
import { memberNamed } from './members.ts'
import type { Members, SourceRecord } from './members.ts'
import { parseFilter } from './parse-filter.ts'

export interface RowSource<Row extends object> {
  readonly members: Members
  readonly rows: readonly Row[]
  record(row: Row): SourceRecord
}

export interface Asked {
  readonly filter: string | null
  readonly orderBy: string | null
}

/** What was found for the pages of one walk: as long as the rows are the same list, so is what is found in it. */
const found = new WeakMap<readonly object[], WeakMap<Members, Map<string, readonly object[]>>>()

/** The rows that were asked for, in order; in the order of the list where none was asked for. Throws `FilterError`. */
export function foundRows<Row extends object>(
  source: RowSource<Row>,
  { filter, orderBy }: Asked,
  dialect: Dialect,
  dateFrom: Reader['dateFrom'],
): readonly Row[] {
  if (filter === null && orderBy === null) return source.rows
  const known = knownOf(source)
  const key = JSON.stringify([filter, orderBy])
  const before = known.get(key) as readonly Row[] | undefined
  if (before) return before
  const reader: Reader = { members: source.members, dateFrom }
  const rows = inOrder(source, filtered(source, filter, reader, dialect), orderBy)
  known.set(key, rows)
  return rows
}

function knownOf<Row extends object>({ rows, members }: RowSource<Row>): Map<string, readonly object[]> {
  const byMembers = found.get(rows) ?? new WeakMap<Members, Map<string, readonly object[]>>()
  found.set(rows, byMembers)
  const known = byMembers.get(members) ?? new Map<string, readonly object[]>()
  byMembers.set(members, known)
  return known
}

function filtered<Row extends object>(source: RowSource<Row>, filter: string | null, reader: Reader, dialect: Dialect): readonly Row[] {
  if (filter === null) return source.rows
  const expression = parseFilter(filter, dialect)
  checkMembers(expression, reader)
  return source.rows.filter((row) => holds(expression, source.record(row), reader))
}

function inOrder<Row extends object>(source: RowSource<Row>, rows: readonly Row[], orderBy: string | null): readonly Row[] {
  if (orderBy === null || !orderBy.trim()) return rows
  const keys = orderBy.split(',').map((part) => sortKey(source.members, part.trim()))
  const valued = rows.map((row) => ({ row, record: source.record(row) }))
  valued.sort((left, right) => {
    for (const { name, isNumeric, sign } of keys) {
      const order = compareValues(left.record[name], right.record[name], isNumeric)
      if (order !== 0) return order * sign
    }
    return 0
  })
  return valued.map(({ row }) => row)
}

function sortKey(members: Members, part: string): { name: string; isNumeric: boolean; sign: 1 | -1 } {
  const [, given = '', direction = 'asc'] = /^(\w+)(?:\s+(asc|desc))?$/i.exec(part) ?? []
  const name = memberNamed(members, given)
  if (name === undefined) throw new FilterError(`Could not find a property named '${given || part}'.`)
  if (!members[name]?.isSortable) throw new FilterError(`The property '${given}' cannot be used in the $orderby query option.`)
  return { name, isNumeric: members[name].type === 'id', sign: direction.toLowerCase() === 'desc' ? -1 : 1 }
}

/** Null comes first, as in the vendor's database. */
function compareValues(left: unknown, right: unknown, isNumeric: boolean): number {
  const [one, other] = [left ?? null, right ?? null] as readonly (string | number | boolean | null)[]
  if (one === other) return 0
  if (one === null || one === undefined) return -1
  if (other === null || other === undefined) return 1
  if (isNumeric) return BigInt(String(one)) < BigInt(String(other)) ? -1 : 1
  return one < other ? -1 : 1
}
