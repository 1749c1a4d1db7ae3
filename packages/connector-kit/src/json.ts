import { UnsupportedError } from '@jackfield/core'

/** So many digits a number must have to be rounded. */
const manyDigits = 16

/** A number of 16 or more digits where a value can stand. Long digits inside texts don't open it. */
const bigValue = /(?:^|[:[,])\s*-?\d{16}/

const integer = /^-?\d+$/

/** What a reviver is told of a plain value: its own text (ECMAScript 2025). */
type SourcedReviver = (this: unknown, key: string, value: unknown, context?: { readonly source?: string }) => unknown

/**
 * Parses JSON as `JSON.parse` does, but for integers beyond 2^53: they stay text, to the digit, at any depth (VSA sends ids of 26 digits).
 * Throws a `SyntaxError` where the text is no JSON.
 */
export function parseJson(text: string): unknown {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  if (!hasLongRun(json) || !bigValue.test(json)) return JSON.parse(json)
  const keepDigits: SourcedReviver = (_key, value, context) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
    if (context?.source === undefined) throw tooOld()
    return integer.test(context.source) ? context.source : value
  }
  return JSON.parse(json, keepDigits as Parameters<typeof JSON.parse>[1])
}

/**
 * An integer for a request body, of its digits as text. Beyond 2^53 it is an object that `JSON.stringify` writes to the digit: put it into a body and
 * do nothing else with it. Throws a `SyntaxError` where the text is no integer.
 */
export function jsonInteger(digits: string): number {
  if (!integer.test(digits)) throw new SyntaxError('jsonInteger: no integer')
  const number = Number(digits)
  if (Number.isSafeInteger(number)) return number
  // TypeScript's library does not know it yet (ECMAScript 2026).
  const { rawJSON } = JSON as unknown as { rawJSON?: (text: string) => unknown }
  if (!rawJSON) throw tooOld()
  return rawJSON(digits.replace(/^(-?)0+(?=\d)/, '$1')) as number
}

/** Whether so many digits stand side by side anywhere. Most replies have none, and one look at every 16th character shows it. */
function hasLongRun(text: string): boolean {
  for (let at = manyDigits - 1; at < text.length; at += manyDigits) {
    if (!isDigit(text, at)) continue
    let from = at
    while (isDigit(text, from - 1)) from -= 1
    let to = at
    while (isDigit(text, to + 1)) to += 1
    if (to - from + 1 >= manyDigits) return true
  }
  return false
}

/** False beyond the ends of the text. */
function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** An older Node would round ids without a word. */
function tooOld(): UnsupportedError {
  return new UnsupportedError({
    message: `Node ${process.versions.node} can't keep the ids of this vendor: it rounds long numbers.`,
    nextStep: 'Install Node 22.19 or newer.',
  })
}
