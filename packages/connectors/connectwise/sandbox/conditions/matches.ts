import type { ComparisonOperator, Condition, Literal } from './condition.ts'
import { ConditionError } from './condition-error.ts'
import { compareNumbers, compareText } from './compare-values.ts'
import { valuesAt } from './field-names.ts'
import type { FieldValue } from './field-names.ts'
import { likePattern } from './like-pattern.ts'

/** Null: it can't be told, because the record has no value there. */
type Truth = boolean | null

/**
 * Whether a record meets a condition. Throws `ConditionError` where a number is compared with a boolean field, in the vendor's words.
 *
 * The facts leave open what a comparison with an absent value is. It counts as neither true nor false here, as in SQL: `x != 5` and
 * `x not contains "a"` leave out records without `x`, and only `x = null` finds them.
 */
export function matches(condition: Condition, record: Readonly<Record<string, unknown>>): boolean {
  return matchesValues(condition, (name) => valuesAt(record, name))
}

/** The same for a record that is known by what it holds under a name. */
export function matchesValues(condition: Condition, valuesOf: ValuesOf): boolean {
  return truthOf(condition, valuesOf) === true
}

export type ValuesOf = (name: string) => readonly FieldValue[]

/** Every part is looked at, also where one settles the matter: a wrong type is an error wherever it stands. */
function truthOf(condition: Condition, valuesOf: ValuesOf): Truth {
  if (condition.kind === 'not') {
    const truth = truthOf(condition.part, valuesOf)
    return truth === null ? null : !truth
  }
  if ('parts' in condition) {
    const settling = condition.kind === 'or'
    const truths = condition.parts.map((part) => truthOf(part, valuesOf))
    if (truths.includes(settling)) return settling
    return truths.includes(null) ? null : !settling
  }
  const values = valuesOf(condition.name)
  if (condition.kind === 'in') return foundAmong(values, (value) => condition.values.some((literal) => holds('=', value, literal)))
  const { operator, value: literal } = condition
  if (literal.type === 'null') return operator === '=' ? values.length === 0 : values.length > 0
  return foundAmong(values, (value) => holds(operator, value, literal))
}

function foundAmong(values: readonly FieldValue[], test: (value: FieldValue) => boolean): Truth {
  return values.length === 0 ? null : values.some(test)
}

function holds(operator: ComparisonOperator, value: FieldValue, literal: Literal): boolean {
  if (typeof value === 'boolean' && literal.type === 'number') throw expectedBoolean()
  if (typeof value === 'object' || literal.type === 'null') return false
  if (operator === 'like') return likePattern(textOf(literal)).test(String(value))
  if (operator === 'contains') return String(value).toLowerCase().includes(textOf(literal).toLowerCase())
  const order = orderOf(value, literal)
  if (Number.isNaN(order)) return operator === '!='
  return (
    (operator === '=' && order === 0) ||
    (operator === '!=' && order !== 0) ||
    (operator.startsWith('<') && order < 0) ||
    (operator.startsWith('>') && order > 0) ||
    (operator.length === 2 && operator !== '!=' && order === 0)
  )
}

/** Below 0 where the value comes before the literal, NaN where the two have no order. */
function orderOf(value: string | number | boolean, literal: Literal): number {
  if (literal.type === 'date') return Math.sign(Date.parse(String(value)) - literal.time)
  if (literal.type === 'number' || typeof value === 'number') {
    const order = compareNumbers(String(value), textOf(literal))
    if (!Number.isNaN(order)) return order
  }
  return compareText(String(value), textOf(literal))
}

function textOf(literal: Literal): string {
  return literal.type === 'boolean' ? String(literal.value) : 'text' in literal ? literal.text : ''
}

/** The observed reply. Other pairs of wrong types have none that is known, and are compared as text. */
function expectedBoolean(): ConditionError {
  return new ConditionError(
    'Expected a boolean value, not a numeric. String values should be enclosed with double or single quotes; DateTime values should be ' +
      'enclosed in square brackets; numbers should consist of only digits, and optionally a decimal point and a negation sign; boolean ' +
      'values should be indicated with the keywords true or false; null values should be indicated by the keyword null.',
  )
}
