import { compareNumbers, compareText } from './compare-values.ts'
import { ConditionError, unrecognizedName } from './condition-error.ts'
import { knownAmong, valuesAt } from './field-names.ts'
import type { FieldValue } from './field-names.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * A comparison for sorting by the text of `orderBy`: `contact/name asc, id desc`; without a word it is ascending. Records without a value
 * come first where it ascends, as SQL Server has it: the facts don't tell. Throws `ConditionError` for a name that is not among `names`
 * (that the code of the reply is the one of conditions is inferred).
 */
export function compareByOrder(orderBy: string, names: ReadonlySet<string>): (left: Row, right: Row) => number {
  const isKnown = knownAmong(names)
  const keys = orderBy.split(',').map((key) => {
    const [, name, direction] = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(key) ?? []
    if (name === undefined) throw new ConditionError(`${JSON.stringify(key.trim())} is no order such as "contact/name asc, id desc".`)
    if (!isKnown(name)) throw unrecognizedName(name)
    return { name, sign: direction?.toLowerCase() === 'desc' ? -1 : 1 }
  })
  return (left, right) => {
    for (const { name, sign } of keys) {
      const order = compareValues(valuesAt(left, name)[0], valuesAt(right, name)[0])
      if (order !== 0) return sign * order
    }
    return 0
  }
}

function compareValues(left: FieldValue | undefined, right: FieldValue | undefined): number {
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined)
  if (typeof left === 'object' || typeof right === 'object') return 0
  const order = typeof left === 'number' && typeof right === 'number' ? compareNumbers(String(left), String(right)) : Number.NaN
  return Number.isNaN(order) ? compareText(String(left), String(right)) : order
}
