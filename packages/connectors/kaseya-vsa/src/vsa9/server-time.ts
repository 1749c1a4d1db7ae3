import { InvalidInputError } from '@jackfield/core'
import type { OperationId, Timestamp } from '@jackfield/core'

/** Times of one server: most come as its own wall clock shows them, without a zone (fact sheet 1.3). */
export interface ServerTime {
  /** Milliseconds by which a timestamp made of a time without a zone may be too early or too late. */
  readonly room: number
  /** A time of the vendor as a timestamp; null for what is no time. */
  timestamp(text: string | null): Timestamp | null
  /** A bound for `$filter`, so much earlier that no clock and no zone can hide what is meant. What comes is compared once more by who asks. */
  boundBefore(time: Timestamp, operation: OperationId): string
}

const zoneless = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/
const zoned = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i

const hour = 3_600_000

/** `timeZone`: the server's; null where nobody told it: its times are then read as UTC, and bounds leave room for every zone. */
export function createServerTime(timeZone: string | null): ServerTime {
  const zone = timeZone === null || timeZone.toUpperCase() === 'UTC' ? null : timeZone
  const offsetAt = zone === null ? () => 0 : zoneOffset(zone)
  const room = timeZone === null ? 26 * hour : 2 * hour
  return {
    room,
    timestamp(text) {
      if (text === null) return null
      if (zoned.test(text)) return asTimestamp(Date.parse(text.replace(' ', 'T')))
      if (!zoneless.test(text)) return null
      const wall = Date.parse(`${text.replace(' ', 'T')}Z`)
      if (Number.isNaN(wall)) return null
      // The offset of an instant, asked twice: the first guess may lie on the other side of a change of the clocks.
      return asTimestamp(wall - offsetAt(wall - offsetAt(wall)))
    },
    boundBefore(time, operation) {
      const instant = Date.parse(time)
      if (Number.isNaN(instant)) {
        throw new InvalidInputError({
          connector: 'kaseya-vsa',
          operation,
          message: `“${time}” is no point in time.`,
          nextStep: 'Give it as ISO 8601 in UTC, such as 2026-11-22T05:15:13Z.',
        })
      }
      return `DATETIME'${new Date(instant + offsetAt(instant) - room).toISOString().slice(0, 19)}'`
    },
  }
}

function asTimestamp(milliseconds: number): Timestamp | null {
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString().replace('.000Z', 'Z')
}

/** Milliseconds that the wall clock of a zone is ahead of UTC at an instant. */
function zoneOffset(timeZone: string): (instant: number) => number {
  const parts = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...Object.fromEntries(parts.map((part) => [part, 'numeric'])),
  })
  return (instant) => {
    const found = new Map(format.formatToParts(instant).map(({ type, value }) => [type as string, Number(value)]))
    const [year = 0, month = 1, ...rest] = parts.map((part) => found.get(part) ?? 0)
    return Date.UTC(year, month - 1, ...rest) - Math.floor(instant / 1000) * 1000
  }
}
