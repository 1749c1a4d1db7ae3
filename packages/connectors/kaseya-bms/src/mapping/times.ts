import { InvalidInputError } from '@jackfield/core'
import type { OperationId, Timestamp } from '@jackfield/core'

/** How a tenant's clock stands to UTC. */
export interface Zone {
  /** For people; null where it is not known. */
  readonly name: string | null
  /** Milliseconds that its clock is ahead of UTC at a point in time. */
  offsetAt(milliseconds: number): number
}

const hour = 3_600_000
/** No place on earth is further from UTC. */
const furthest = 14 * hour

/** For a tenant that does not tell its zone: times without one are taken as UTC, as a client of the live service does. */
export const unknownZone: Zone = { name: null, offsetAt: () => 0 }

/** What a user's record tells of the zone: an IANA name, words of the vendor, and the hours that hold now. */
export interface ZoneWords {
  readonly olsonTimeZoneName: string | null
  readonly timeZoneName: string | null
  readonly timeZoneValue: number | null
}

export function zoneFrom({ olsonTimeZoneName, timeZoneName, timeZoneValue }: ZoneWords): Zone {
  for (const name of [olsonTimeZoneName, timeZoneName]) {
    const format = name === null ? null : formatOf(name)
    if (format) return { name, offsetAt: (at) => offsetIn(format, at) }
  }
  if (timeZoneValue === null || Math.abs(timeZoneValue * hour) > furthest) return unknownZone
  return { name: timeZoneName, offsetAt: () => timeZoneValue * hour }
}

function formatOf(name: string): Intl.DateTimeFormat | null {
  try {
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
    return new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', era: 'short', ...fields })
  } catch {
    return null
  }
}

function offsetIn(format: Intl.DateTimeFormat, at: number): number {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(at / 1000) * 1000
}

/** A time of the vendor as a timestamp: as it says where it has a zone, else by the tenant's clock. Null for what is no time. */
export function timestampFrom(text: string | null, zone: Zone): Timestamp | null {
  if (text === null) return null
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text)
  const shown = Date.parse(hasZone ? text : `${text}Z`)
  // What its language has for “no time” is the first day of the year 1.
  if (Number.isNaN(shown) || shown < Date.UTC(1971, 0)) return null
  return new Date(hasZone ? shown : utcOf(shown, zone)).toISOString().replace('.000Z', 'Z')
}

/** The point in time at which the tenant's clock shows this. Of an hour that comes twice in a year the first is taken. */
function utcOf(shown: number, zone: Zone): number {
  const earlier = shown - zone.offsetAt(shown - furthest)
  if (earlier + zone.offsetAt(earlier) === shown) return earlier
  return shown - zone.offsetAt(shown - zone.offsetAt(shown))
}

/**
 * The same time for a filter of the vendor, and earlier by all that is in doubt: whether it reads a time in UTC as it is meant or by the
 * tenant's clock is not published. A filter only narrows; the caller compares.
 * @throws InvalidInputError where it is no time.
 */
export function noLaterThan(time: Timestamp, zone: Zone, operation: OperationId): string {
  const milliseconds = Date.parse(time)
  if (Number.isNaN(milliseconds)) {
    throw new InvalidInputError({
      connector: 'kaseya-bms',
      operation,
      message: `“${time}” is no point in time.`,
      nextStep: 'Give it as ISO 8601 in UTC, such as 2026-11-22T05:15:13Z.',
    })
  }
  return isoSeconds(milliseconds - doubtAt(milliseconds, zone) - 1000)
}

function doubtAt(milliseconds: number, zone: Zone): number {
  if (zone.name === null) return furthest
  // The clock may have changed the day before.
  return Math.max(Math.abs(zone.offsetAt(milliseconds)), Math.abs(zone.offsetAt(milliseconds - 24 * hour)))
}

export function isoSeconds(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace('.000Z', 'Z')
}

/** The later of two times; null where there is none. */
export function laterOf(left: Timestamp | null, right: Timestamp | null): Timestamp | null {
  if (left === null || right === null) return left ?? right
  return Date.parse(right) > Date.parse(left) ? right : left
}

/** Whether `time` is at or after `since`, in whole seconds as vendors count them. What has no time is not left out. */
export function isSince(time: Timestamp | null, since: Timestamp | undefined): boolean {
  return since === undefined || time === null || Date.parse(time) >= Math.floor(Date.parse(since) / 1000) * 1000
}
