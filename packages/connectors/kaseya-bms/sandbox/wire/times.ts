import { variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'

/** The zone of this tenant, in the three ways that userinfo has it. The daylight saving time of its offset is left out, as in a zone's name. */
export const zone = { olson: 'America/New_York', name: '(UTC-05:00) Eastern Time (US & Canada)', hours: -5 } as const

const hour = 3_600_000

/** A time as this tenant's interface writes it (variant `times`); null stays null. A fraction of a second is there where it is not 0, as in .NET. */
export function wireTime(tenant: Tenant, time: number | null): string | null {
  if (time === null) return null
  const way = variantOf(tenant, 'times')
  const shown = new Date(way === 'tenant-zone' ? time + offsetAt(time) : time).toISOString()
  return shown.replace(/\.?0*Z$/, '') + (way === 'with-zone' ? 'Z' : '')
}

/** A time that a client sent, or null where it is none. One without a zone means the one that replies are in; a day means its start. */
export function timeIn(tenant: Tenant, text: unknown): number | null {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i.test(text.trim()))
    return null
  const written = text.trim().replace(' ', 'T')
  const hasZone = /T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(written)
  if (hasZone) return numberOrNull(Date.parse(written))
  const asUtc = numberOrNull(Date.parse(written.includes('T') ? `${written}Z` : `${written}T00:00:00Z`))
  if (asUtc === null || variantOf(tenant, 'times') !== 'tenant-zone') return asUtc
  return fromZone(asUtc)
}

/** Day and time of day in the tenant's zone, as log entries have them. */
export function dayAndTime(time: number): { readonly day: string; readonly time: string } {
  const local = new Date(time + offsetAt(time)).toISOString()
  return { day: local.slice(0, 10), time: local.slice(11, 19) }
}

/**
 * The time at which clocks of the zone show what UTC shows at `asUtc`: the first of the two in the hour that autumn has twice. In the hour
 * that spring leaves out, as if the clocks had not been moved.
 */
function fromZone(asUtc: number): number {
  const before = offsetAt(asUtc - 24 * hour)
  const after = offsetAt(asUtc + 24 * hour)
  const shows = (time: number): boolean => time + offsetAt(time) === asUtc
  return [asUtc - Math.max(before, after), asUtc - Math.min(before, after)].find(shows) ?? asUtc - before
}

const offsets = new Map<number, number>()
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone.olson,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
})

/** What clocks of the zone are ahead of UTC, in milliseconds. It changes on whole hours only. */
export function offsetAt(time: number): number {
  const start = Math.floor(time / hour) * hour
  const known = offsets.get(start)
  if (known !== undefined) return known
  const parts = new Map(clock.formatToParts(start).map(({ type, value }) => [type, value]))
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? ''
  const offset = Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:00:00Z`) - start
  offsets.set(start, offset)
  return offset
}

function numberOrNull(time: number): number | null {
  return Number.isNaN(time) ? null : time
}
