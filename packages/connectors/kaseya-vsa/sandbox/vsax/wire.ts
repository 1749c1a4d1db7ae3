import type { Members, SourceRecord } from '../odata/members.ts'

/** A record in the vendor's form: dates as ISO text in UTC. */
export function present(members: Members, record: SourceRecord): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(members).map(([name, { type }]) => {
      const value = record[name] ?? null
      return [name, type === 'date' && typeof value === 'number' ? isoTime(value) : value]
    }),
  )
}

/** With a `Z`. */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** Without a zone, as the times of webhooks and scopes. */
export function plainTime(time: number): string {
  return isoTime(time).slice(0, -1)
}
