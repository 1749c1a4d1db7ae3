import { z } from 'zod'

// ConnectWise leaves null members out of its replies; some come as null all the same. Both are null here. Long lists are read by these
// schemas, so each does its work in as few steps as it can: a pipe to a transform costs several times as much.

export const optionalText = z.transform((value: unknown, context): string | null => {
  if (typeof value === 'string') return value === '' ? null : value
  if (value !== undefined && value !== null) context.issues.push({ code: 'invalid_type', expected: 'string', input: value })
  return null
})
export const optionalFlag = z.boolean().nullable().default(null)
export const optionalNumber = z.number().nullable().default(null)

const digits = /^\d+$/

/** An id as text, whether the wire has a number or (beyond 2^53) text. */
export const id = z.transform((value: unknown, context): string => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  if (typeof value === 'string' && digits.test(value)) return value
  context.issues.push({ code: 'invalid_type', expected: 'number', input: value })
  return ''
})

export const optionalReference = z.object({ id, name: optionalText }).nullable().default(null)

/** A member; `identifier` is the short name that a list of `resources` uses. */
export const optionalMember = z.object({ id, identifier: optionalText, name: optionalText }).nullable().default(null)

/** `_info`, of which only the times are read. */
export const recordInfo = z
  .object({ lastUpdated: optionalText, dateEntered: optionalText })
  .nullish()
  .transform((value) => ({ lastUpdated: value?.lastUpdated ?? null, dateEntered: value?.dateEntered ?? null }))
