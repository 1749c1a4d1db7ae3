import { compareText } from './compare-values.ts'
import { ConditionError, unrecognizedName } from './condition-error.ts'
import { knownAmong } from './field-names.ts'
import type { FieldValue } from './field-names.ts'

/** One key of an order. `sign` is 1 where it ascends, -1 where it descends. */
export interface OrderKey {
  readonly name: string
  readonly sign: 1 | -1
}

/**
 * The keys of the text of `orderBy`: `contact/name asc, id desc`; without a word it is ascending. Throws `ConditionError` for a name that
 * is not among `names` (that the code of the reply is the one of conditions is inferred).
 */
export function parseOrder(orderBy: string, names: ReadonlySet<string>): readonly OrderKey[] {
  const isKnown = knownAmong(names)
  return orderBy.split(',').map((key) => {
    const [, name, direction] = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(key) ?? []
    if (name === undefined) throw new ConditionError(`${JSON.stringify(key.trim())} is no order such as "contact/name asc, id desc".`)
    if (!isKnown(name)) throw unrecognizedName(name)
    return { name, sign: direction?.toLowerCase() === 'desc' ? -1 : 1 }
  })
}

/**
 * The rows in an order. `valuesOf` gives what a row holds under a name. Rows without a value come first where it ascends, as SQL Server has
 * it: the facts don't tell.
 */
export function sortedBy<Row>(
  rows: readonly Row[],
  order: readonly OrderKey[],
  valuesOf: (row: Row) => (name: string) => readonly FieldValue[],
): readonly Row[] {
  const keyed = rows.map((row) => {
    const valuesAt = valuesOf(row)
    return { row, values: order.map(({ name }) => valuesAt(name)[0]) }
  })
  keyed.sort((left, right) => {
    for (const [index, { sign }] of order.entries()) {
      const comparison = compareValues(left.values[index], right.values[index])
      if (comparison !== 0) return sign * comparison
    }
    return 0
  })
  return keyed.map(({ row }) => row)
}

function compareValues(left: FieldValue | undefined, right: FieldValue | undefined): number {
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined)
  if (typeof left === 'object' || typeof right === 'object') return 0
  return typeof left === 'number' && typeof right === 'number' ? Math.sign(left - right) : compareText(String(left), String(right))
}
