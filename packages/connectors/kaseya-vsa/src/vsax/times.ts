import type { Timestamp } from '@jackfield/core'

/** A time of VSA X as a timestamp: seconds since 1970, as number or text, or ISO 8601, which is UTC where it names no zone. Null for what is no time. */
export function timestampFrom(time: string | number | null | undefined): Timestamp | null {
  if (time === null || time === undefined || time === '') return null
  const isNumber = typeof time === 'number' || /^\d{9,13}$/.test(time)
  const milliseconds = isNumber ? instantOf(Number(time)) : Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(time) ? time : `${time}Z`)
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z')
}

/** Seconds, as the sample has them; so great a number would lie thousands of years ahead, and is milliseconds. */
function instantOf(count: number): number {
  return count >= 1e11 ? count : count * 1000
}
