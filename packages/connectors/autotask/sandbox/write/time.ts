/** A time as it is kept, UTC with milliseconds and a Z. A text without a zone is UTC (FACTS 2, Replies). Null for what is no time. */
export function isoTime(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const parts = /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?\s*$/i.exec(value)
  if (!parts) return null
  const [, day, clock = '00:00:00', zone = 'Z'] = parts
  // Seven digits of a second, as .NET writes them, are more than the platform reads.
  const time = Date.parse(`${day}T${clock.replace(/(\.\d{3})\d+/, '$1')}${zone}`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
