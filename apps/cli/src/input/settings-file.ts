import { UsageError } from '../usage-error.ts'
import { readGivenText } from './given-file.ts'

/**
 * Settings of a connection, as a JSON object in a file or on stdin. What stands in it never reaches a message: a broken file may hold a
 * key anywhere.
 */
export async function readSettings(path: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readGivenText(path, '--settings')
  const name = path === '-' ? 'stdin' : path
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${name} is not valid JSON${placeOf(error, text)}.`, 'Give the settings as one JSON object: { "field": "value" }.')
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new UsageError(`${name} holds no JSON object.`, 'Give the settings as one JSON object: { "field": "value" }.')
}

/** Node's own message quotes the text around the mistake, so only the position is taken from it. */
function placeOf(error: unknown, text: string): string {
  const { message } = error as Error
  if (text.trim() === '') return ': it is empty'
  if (/^Unexpected end/.test(message)) return ': it breaks off'
  const position = /at position (\d+)/.exec(message)?.[1]
  if (position === undefined) return ''
  const before = text.slice(0, Number(position)).split('\n')
  return ` (line ${before.length}, column ${(before.at(-1) ?? '').length + 1})`
}
