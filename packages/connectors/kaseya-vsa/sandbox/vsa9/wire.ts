import type { Members, SourceRecord } from '../odata/members.ts'
import { minutesAhead, variantOf } from './server.ts'
import type { Vsa9 } from './server.ts'

/** A number of more digits than JavaScript's own can hold, written to the digit. */
const { rawJSON } = JSON as typeof JSON & { readonly rawJSON: (text: string) => unknown }

/** A record in the vendor's form: ids as the variant has them, dates without a zone in the server's own time (FACTS 1.3). */
export function present(server: Vsa9, members: Members, record: SourceRecord): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(members).map(([name, { type }]) => {
      const value = record[name] ?? null
      if (value === null) return [name, null]
      if (type === 'id') return [name, wireId(server, value as string)]
      if (type === 'date') return [name, wireTime(server, value as number)]
      if (type === 'list') return [name, wireList(server, value as readonly unknown[])]
      return [name, value]
    }),
  )
}

export function wireId(server: Vsa9, id: string): unknown {
  return variantOf(server, 'idForm') === 'number' ? rawJSON(id) : id
}

/** `yyyy-MM-ddTHH:mm:ss`, in a variant with the zone behind it. */
export function wireTime(server: Vsa9, time: number): string {
  const local = new Date(time + minutesAhead(server) * 60_000).toISOString().slice(0, 19)
  if (variantOf(server, 'dateForm') === 'without-zone') return local
  return `${local}${minutesAhead(server) === 0 ? 'Z' : '+02:00'}`
}

/** Milliseconds of a text in one of these forms, null where it is none. */
export function timeFromWire(server: Vsa9, text: string): number | null {
  const [, date, time = 'T00:00:00', zone] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? []
  if (date === undefined) return null
  const milliseconds = Date.parse(`${date}${time}${zone ?? 'Z'}`)
  if (Number.isNaN(milliseconds)) return null
  return zone === undefined ? milliseconds - minutesAhead(server) * 60_000 : milliseconds
}

/** Lists of ids, such as those of a user's roles. */
function wireList(server: Vsa9, items: readonly unknown[]): readonly unknown[] {
  return items.map((item) => (typeof item === 'string' && /^\d+$/.test(item) ? wireId(server, item) : item))
}
