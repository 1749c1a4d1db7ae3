import { InvalidInputError } from '@jackfield/core'
import type { OperationId, Timestamp } from '@jackfield/core'

/** What the vendor sends as a rule, and a timestamp as it is. Days that not every month has are looked at more closely. */
const usual = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/

/** A time of the vendor as a timestamp. All its times are UTC; one without a zone is taken as that too. Null for what is no time. */
export function timestampFrom(text: string | null): Timestamp | null {
  if (text === null || usual.test(text)) return text
  const milliseconds = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`)
  if (Number.isNaN(milliseconds)) return null
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z')
}

/** The same time as the vendor's filters take it, in brackets: UTC and whole seconds, rounded down. It refuses offsets and milliseconds. */
export function timeLiteral(time: Timestamp, operation: OperationId): string {
  const milliseconds = Date.parse(time)
  if (Number.isNaN(milliseconds)) {
    throw new InvalidInputError({
      connector: 'connectwise',
      operation,
      message: `“${time}” is no point in time.`,
      nextStep: 'Give it as ISO 8601 in UTC, such as 2026-11-22T05:15:13Z.',
    })
  }
  return `[${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace('.000Z', 'Z')}]`
}
