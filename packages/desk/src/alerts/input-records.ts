import type { AlertProblem } from './alert.ts'
import { findJsonFault } from './json-fault.ts'
import type { JsonFault } from './json-fault.ts'

/** One value of the input and where it stands: `index` from 0, `line` from 1 or null. */
export interface InputRecord {
  readonly index: number
  readonly line: number | null
  readonly value: unknown
}

type Place = Pick<AlertProblem, 'index' | 'line'>

/** The records of a JSON text (one value, or an array of them) or of NDJSON, where a bad line does not spoil the others. */
export function recordsIn(text: string): { readonly records: readonly InputRecord[]; readonly problems: readonly AlertProblem[] } {
  if (text.trim() === '') return { records: [], problems: [emptyInput()] }
  const whole = parsed(text)
  if (whole.ok) {
    const values: readonly unknown[] = Array.isArray(whole.value) ? whole.value : [whole.value]
    const line = Array.isArray(whole.value) ? null : lineOfFirst(text)
    return { records: values.map((value, index) => ({ index, line, value })), problems: [] }
  }
  const lines = text.split('\n').flatMap((content, at) => (content.trim() === '' ? [] : [{ content, line: at + 1 }]))
  if (!isNdjson(lines.map(({ content }) => content.trim()))) return { records: [], problems: [malformed(text, { index: 0, line: 1 })] }

  const records: InputRecord[] = []
  const problems: AlertProblem[] = []
  for (const [index, { content, line }] of lines.entries()) {
    const one = parsed(content)
    if (one.ok) records.push({ index, line, value: one.value })
    else problems.push(malformed(content, { index, line }))
  }
  return { records, problems }
}

/** Told by the shape, not by success, so that a bad line among good ones is reported as what it is. */
function isNdjson(lines: readonly string[]): boolean {
  const isObject = (line: string): boolean => line.startsWith('{') && line.endsWith('}')
  return lines.length > 1 && (isObject(lines[0]!) || lines.every((line) => line.startsWith('{') && line !== '{'))
}

function parsed(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: parseJson(text) }
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false }
    throw error
  }
}

const longNumber = /\d{16}/
const unstorable = /\\u(?:0000|d[89a-f])/i
const escapes = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\(u0000|u[dD][89a-fA-F][\da-fA-F]{2})|\\[^]/g

/** JSON as the store can keep it: integers beyond 2^53 stay text to the digit, NUL and halves of characters, which Postgres refuses, go. */
function parseJson(text: string): unknown {
  if (unstorable.test(text)) {
    JSON.parse(text)
    text = text.replace(escapes, (written: string, bad: string | undefined) =>
      bad === undefined ? written : bad === 'u0000' ? '' : '\uFFFD',
    )
  }
  if (!longNumber.test(text)) return JSON.parse(text)
  return JSON.parse(text, keepDigits as (name: string, value: unknown) => unknown)
}

function keepDigits(_name: string, value: unknown, context: { readonly source?: string }): unknown {
  const isRounded = typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context.source ?? '')
  return isRounded ? context.source : value
}

function lineOfFirst(text: string): number {
  return text.slice(0, text.search(/\S/)).split('\n').length
}

function malformed(text: string, place: Place): AlertProblem {
  const fault: JsonFault = findJsonFault(text) ?? { line: 1, column: 1, expected: 'JSON', found: null }
  const line = (place.line ?? 1) + fault.line - 1
  const found = fault.found === null ? 'the end' : JSON.stringify(fault.found)
  return {
    index: place.index,
    line,
    field: 'input',
    message: `Not JSON at line ${line}, column ${fault.column}: expected ${fault.expected}, found ${found}.`,
    nextStep: 'Correct that place and send it again. An input is one JSON object, an array of objects, or one object a line.',
  }
}

function emptyInput(): AlertProblem {
  return {
    index: 0,
    line: null,
    field: 'input',
    message: 'The input is empty.',
    nextStep: 'Give one alert as a JSON object, an array of them, or one a line.',
  }
}
