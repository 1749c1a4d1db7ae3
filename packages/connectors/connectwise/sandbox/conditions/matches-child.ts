import type { Condition } from './condition.ts'
import { namesIn, valuesAt } from './field-names.ts'
import type { FieldValue } from './field-names.ts'
import { matches } from './matches.ts'

/**
 * Whether a record has a child that meets a condition, such as `communicationItems/value like "a@b.c" and
 * communicationItems/communicationType="Email"` (FACTS 2). That all comparisons are about one and the same entry of a list is inferred:
 * it is the only reading in which that example of the vendor's makes sense.
 */
export function matchesChild(condition: Condition, record: Readonly<Record<string, unknown>>): boolean {
  const lists = [...new Set(namesIn(condition).map((name) => name.split('/')[0] ?? name))]
  return lists
    .reduce<readonly Readonly<Record<string, FieldValue | undefined>>[]>(
      (records, list) => entriesOf(record, list).flatMap((entry) => records.map((one) => ({ ...one, [list]: entry }))),
      [{}],
    )
    .some((one) => matches(condition, one))
}

/** An empty list stands as an entry without a value, so that `= null` finds it. */
function entriesOf(record: Readonly<Record<string, unknown>>, list: string): readonly (FieldValue | undefined)[] {
  const entries = valuesAt(record, list)
  return entries.length ? entries : [undefined]
}
