import { FilterError } from '../odata/expression.ts'
import type { Dialect, Literal } from '../odata/expression.ts'
import { variantOf } from './server.ts'
import type { Vsa9 } from './server.ts'
import { timeFromWire } from './wire.ts'

const greatestInt32 = 2_147_483_647n

/** The old OData form of VSA 9 (FACTS 1.4). */
export function dialectOf(server: Vsa9): Dialect {
  return {
    functions: { substringof: 2, startswith: 2 },
    hasAny: false,
    literalAt(text) {
      const found = /^(?:DATETIME'([^']*)'|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)([MmLlDdFf]?)(?![\w'])|(true|false|null)(?!\w))/i.exec(text)
      if (!found) return null
      const [whole, date, quoted, number, suffix, word] = found
      return { length: whole.length, literal: literalFrom(server, { date, quoted, number, suffix, word }) }
    },
  }
}

interface Found {
  readonly date: string | undefined
  readonly quoted: string | undefined
  readonly number: string | undefined
  readonly suffix: string | undefined
  readonly word: string | undefined
}

function literalFrom(server: Vsa9, { date, quoted, number, suffix, word }: Found): Literal {
  if (date !== undefined) {
    const time = timeFromWire(server, date)
    if (time === null) throw new FilterError(`Unrecognized 'Edm.DateTime' literal 'datetime'${date}''.`)
    return { type: 'date', value: time }
  }
  if (quoted !== undefined) return { type: 'text', value: quoted.replaceAll("''", "'") }
  if (number !== undefined) return { type: 'number', value: numberFrom(server, number, suffix ?? '') }
  if (word?.toLowerCase() === 'null') return { type: 'null', value: null }
  return { type: 'bool', value: word?.toLowerCase() === 'true' }
}

function numberFrom(server: Vsa9, digits: string, suffix: string): bigint | number {
  if (digits.includes('.')) return Number(digits)
  const value = BigInt(digits)
  const size = value < 0n ? -value : value
  if (!suffix && size > greatestInt32) throw new FilterError(`Unrecognized 'Edm.Int32' literal '${digits}'.`)
  if (size >= 10n ** 15n && variantOf(server, 'bigIdFilter') === 'refused')
    throw new FilterError(`Unrecognized 'Edm.Decimal' literal '${digits}${suffix}'.`)
  return value
}
