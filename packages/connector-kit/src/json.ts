import { UnsupportedError } from '@jackfield/core'

/** A number of 16 or more digits where a value can stand. Long digits inside texts don't open it, so most replies pay one scan only. */
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
  if (!bigValue.test(json)) return JSON.parse(json)
  const keepDigits: SourcedReviver = (_key, value, context) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
    if (context?.source === undefined) throw tooOld()
    return integer.test(context.source) ? context.source : value
  }
  return JSON.parse(json, keepDigits as Parameters<typeof JSON.parse>[1])
}

/** An older Node would round ids without a word. */
function tooOld(): UnsupportedError {
  return new UnsupportedError({
    message: `Node ${process.versions.node} can't keep the ids of this vendor: it rounds long numbers.`,
    nextStep: 'Install Node 22.19 or newer.',
  })
}
