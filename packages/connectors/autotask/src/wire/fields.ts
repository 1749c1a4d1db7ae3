import { z } from 'zod'

// Empty members come as null; with `includeFields` they are absent. Both are null here. Long lists are read by these schemas, so each does its
// work in as few steps as it can: a pipe to a transform costs several times as much.

export const optionalText = z.transform((value: unknown, context): string | null => {
  if (typeof value === 'string') return value === '' ? null : value
  if (value !== undefined && value !== null) context.issues.push({ code: 'invalid_type', expected: 'string', input: value })
  return null
})
export const optionalFlag = z.boolean().nullable().default(null)
export const optionalNumber = z.number().nullable().default(null)

const digits = /^-?\d+$/

/** An id or an entry of a list as text, whether the wire has a number or text: records have numbers, lists of entries have texts. */
export const id = z.transform((value: unknown, context): string => {
  const text = idText(value)
  if (text !== null) return text
  context.issues.push({ code: 'invalid_type', expected: 'number', input: value })
  return ''
})

export const optionalId = z.transform((value: unknown, context): string | null => {
  if (value === undefined || value === null || value === '') return null
  const text = idText(value)
  if (text === null) context.issues.push({ code: 'invalid_type', expected: 'number', input: value })
  return text
})

function idText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  return typeof value === 'string' && digits.test(value) ? value : null
}

/** A list, empty for null and absent. */
export function rows<T>(schema: z.ZodType<T>) {
  return z
    .array(schema)
    .nullish()
    .transform((value) => value ?? [])
}
