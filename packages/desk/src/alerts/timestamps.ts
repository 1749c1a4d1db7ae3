import type { Timestamp } from '@jackfield/core'

/** The first of several values that is a point in time, in UTC; numbers are epochs in s, ms, us or ns, told apart by their size. */
export function firstTime(...values: readonly (string | number | null)[]): Timestamp | null {
  for (const value of values) {
    const time = value === null ? Number.NaN : milliseconds(value)
    if (Number.isFinite(time) && Math.abs(time) <= 8.64e15 && time !== 0) return new Date(time).toISOString().replace('.000Z', 'Z')
  }
  return null
}

/** OCSF says milliseconds; producers that send other units exist. A text without a zone counts as UTC. */
function milliseconds(value: string | number): number {
  if (typeof value === 'string' && !/^\d+(\.\d+)?$/.test(value)) {
    const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(value)
    return Date.parse(hasZone || !/\d[T ]\d/.test(value) ? value : `${value.replace(' ', 'T')}Z`)
  }
  const epoch = Number(value)
  if (epoch < 1e11) return Math.round(epoch * 1e3)
  if (epoch < 1e14) return Math.round(epoch)
  return Math.round(epoch < 1e17 ? epoch / 1e3 : epoch / 1e6)
}
