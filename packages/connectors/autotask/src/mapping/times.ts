import { InvalidInputError } from '@jackfield/core'
import type { OperationId, Timestamp } from '@jackfield/core'

/** What needs no work: UTC with a `Z`, seconds or milliseconds. Days that not every month has are looked at more closely. */
const usual = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/

/** A time of the vendor as a timestamp. All its times are UTC, with a `Z` or without (fact sheet section 2). Null for what is no time. */
export function timestampFrom(text: string | null): Timestamp | null {
  if (text === null || usual.test(text)) return text
  const milliseconds = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`)
  if (Number.isNaN(milliseconds)) return null
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z')
}

/** A time as filters take it: UTC and whole seconds, rounded down. */
export function filterTime(time: Timestamp, operation: OperationId): string {
  const milliseconds = Date.parse(time)
  if (Number.isNaN(milliseconds)) {
    throw new InvalidInputError({
      connector: 'autotask',
      operation,
      message: `“${time}” is no point in time.`,
      nextStep: 'Give it as ISO 8601 in UTC, such as 2026-11-22T05:15:13Z.',
    })
  }
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace('.000Z', 'Z')
}
