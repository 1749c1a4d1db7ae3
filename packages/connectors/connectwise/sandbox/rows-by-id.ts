import type { IdBounds } from './conditions/index.ts'

interface Identified {
  readonly id: number
}

const sorted = new WeakMap<readonly Identified[], readonly Identified[]>()

/** The rows by rising id: themselves where they are so already, which is looked at once for each list. */
export function inOrderOfId<Row extends Identified>(rows: readonly Row[]): readonly Row[] {
  const known = sorted.get(rows)
  if (known) return known as readonly Row[]
  const isSorted = rows.every((row, index) => index === 0 || (rows[index - 1] as Row).id < row.id)
  const result = isSorted ? rows : rows.toSorted((left, right) => left.id - right.id)
  sorted.set(rows, result)
  return result
}

/** The part of rows in order of id that lies within bounds. */
export function within<Row extends Identified>(rows: readonly Row[], { least, most }: IdBounds): readonly Row[] {
  const from = firstAtLeast(rows, least)
  const to = most === Infinity ? rows.length : firstAtLeast(rows, most + 1)
  return from === 0 && to === rows.length ? rows : rows.slice(from, to)
}

/** Position of the first row whose id is not below `id`. */
function firstAtLeast(rows: readonly Identified[], id: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle] as Identified).id < id) low = middle + 1
    else high = middle
  }
  return low
}

const groups = new WeakMap<readonly object[], Map<PropertyKey, Map<unknown, readonly object[]>>>()
const none: readonly never[] = []

/** The rows that hold a value in a column, such as the notes of a ticket, by an index that is made once for each list. */
export function rowsWith<Row extends object, Name extends keyof Row>(rows: readonly Row[], name: Name, value: Row[Name]): readonly Row[] {
  let byName = groups.get(rows)
  if (!byName) groups.set(rows, (byName = new Map()))
  let byValue = byName.get(name)
  if (!byValue) byName.set(name, (byValue = Map.groupBy(rows, (row) => row[name])))
  return (byValue.get(value) as readonly Row[] | undefined) ?? none
}
