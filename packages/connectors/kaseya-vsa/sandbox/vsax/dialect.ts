import { FilterError } from '../odata/expression.ts'
import type { Dialect, Literal } from '../odata/expression.ts'

/** OData v4 (FACTS 2.2). Dates and GUIDs stand without quotes. */
export const dialect: Dialect = {
  functions: { contains: 2, startswith: 2, endswith: 2, tolower: 1, toupper: 1 },
  hasAny: true,
  literalAt(text) {
    const found =
      /^(?:'((?:[^']|'')*)'|(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(-?\d+(?:\.\d+)?)|(true|false|null))(?![\w'])/i.exec(
        text,
      )
    if (!found) return null
    const [whole, quoted, date, guid, number, word] = found
    const words = quoted?.replaceAll("''", "'") ?? guid
    return { length: whole.length, literal: words === undefined ? plainLiteral(date, number, word) : { type: 'text', value: words } }
  },
}

function plainLiteral(date: string | undefined, number: string | undefined, word: string | undefined): Literal {
  if (date !== undefined) {
    const value = timeFrom(date)
    if (value === null) throw new FilterError(`Unrecognized 'Edm.DateTimeOffset' literal '${date}'.`)
    return { type: 'date', value }
  }
  if (number !== undefined) return { type: 'number', value: Number(number) }
  return word === 'null' ? { type: 'null', value: null } : { type: 'bool', value: word === 'true' }
}

/** Milliseconds of an ISO time, in UTC where no zone is given; null where it is none. */
export function timeFrom(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d(T|$)/.test(text)) return null
  const zoned = /Z$|[+-]\d\d:\d\d$/.test(text) || !text.includes('T') ? text : `${text}Z`
  const time = Date.parse(zoned)
  return Number.isNaN(time) ? null : time
}
