import type { Condition } from './condition.ts'
import { unrecognizedName } from './condition-error.ts'

/** What a record can hold under a path, null and absent aside. */
export type FieldValue = string | number | boolean | object

/** Names that every record has, though they stand in `_info`: both spellings mean the same field (FACTS 2). */
const lastUpdated: ReadonlySet<string> = new Set(['lastupdated', '_info/lastupdated'])

/**
 * Throws `ConditionError` for the first name in the condition that is not among `names` (paths such as `status/id`, in any case).
 * `lastUpdated` is known everywhere.
 */
export function checkNames(condition: Condition, names: ReadonlySet<string>): void {
  const isKnown = knownAmong(names)
  for (const name of namesIn(condition)) if (!isKnown(name)) throw unrecognizedName(name)
}

/** Tells, in any case, whether a path is among `names`. */
export function knownAmong(names: ReadonlySet<string>): (name: string) => boolean {
  const known = new Set([...lastUpdated, ...[...names].map((name) => name.toLowerCase())])
  return (name) => known.has(name.toLowerCase())
}

/**
 * What a record holds under a path, its names in any case: one value, or one for each entry where the path leads through a list (child
 * conditions). Absent and null give nothing.
 */
export function valuesAt(record: Readonly<Record<string, unknown>>, name: string): readonly FieldValue[] {
  const path = lastUpdated.has(name.toLowerCase()) ? '_info/lastUpdated' : name
  let values: readonly FieldValue[] = [record]
  for (const segment of path.toLowerCase().split('/')) values = values.flatMap((value) => memberOf(value, segment))
  return values
}

function memberOf(value: FieldValue, lowerName: string): readonly FieldValue[] {
  if (typeof value !== 'object') return []
  const key = Object.keys(value).find((candidate) => candidate.toLowerCase() === lowerName)
  const member = key === undefined ? null : (value as Readonly<Record<string, FieldValue | readonly FieldValue[] | null>>)[key]
  if (member === null || member === undefined) return []
  return Array.isArray(member) ? (member as readonly FieldValue[]) : [member]
}

/** Every name in a condition, as the client wrote it. */
export function namesIn(condition: Condition): readonly string[] {
  if (condition.kind === 'not') return namesIn(condition.part)
  return 'parts' in condition ? condition.parts.flatMap(namesIn) : [condition.name]
}
