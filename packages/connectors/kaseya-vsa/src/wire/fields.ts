import { z } from 'zod'

// Both generations leave members out or send them as null or empty text. All are null here.

/** Text as it stands, white space and all; null for what is absent or empty. */
export const optionalText = z.transform((value: unknown, context): string | null => {
  if (typeof value === 'string') return value === '' ? null : value
  if (typeof value === 'number') return String(value)
  if (value !== undefined && value !== null) context.issues.push({ code: 'invalid_type', expected: 'string', input: value })
  return null
})

export const optionalFlag = z.boolean().nullable().default(null)
export const optionalNumber = z.number().nullable().default(null)

const digits = /^\d+$/

/** An id of up to 26 digits as text, whether the wire has a number or text (fact sheet 1.3: which of them is not settled). */
export const id = z.transform((value: unknown, context): string => {
  const text = idFrom(value)
  if (text === null) context.issues.push({ code: 'invalid_type', expected: 'number', input: value })
  return text ?? ''
})

/** The same, null where it is absent. A number of 0 or less stands for none in what VSA 9 sends beside a record. */
export const optionalId = z.transform((value: unknown): string | null => {
  const text = idFrom(value)
  return text === '0' ? null : text
})

/** A GUID or a number. */
export const anyId = z.transform((value: unknown, context): string => {
  if (typeof value === 'string' && value.trim() !== '') return value
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  context.issues.push({ code: 'invalid_type', expected: 'string', input: value })
  return ''
})

export const optionalAnyId = z.transform((value: unknown): string | null => {
  if (typeof value === 'string' && value.trim() !== '') return value
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null
})

/** The digits of an id. A decimal part of nothing but zeros is what some serialisers make of a decimal. */
export function idFrom(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : null
  if (typeof value !== 'string') return null
  const text = value.trim().replace(/\.0+$/, '')
  return digits.test(text) ? text : null
}
