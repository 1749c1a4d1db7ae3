import { z } from 'zod'

/**
 * An object whose members are found in any case: the vendor's document writes `AccountName`, live replies have `accountName`, and nobody
 * says how acronyms come (`slaId`, `sLAId`). What is not in `shape` is left out.
 */
export function record<S extends z.ZodRawShape>(shape: S) {
  const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]))
  return z.preprocess((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const found: Record<string, unknown> = {}
    for (const [key, member] of Object.entries(value)) {
      const name = names.get(key.toLowerCase())
      if (name !== undefined) found[name] = member
    }
    return found
  }, z.object(shape))
}

export const optionalText = z.transform((value: unknown, context): string | null => {
  if (typeof value === 'string') return value === '' ? null : value
  if (value !== undefined && value !== null) context.issues.push({ code: 'invalid_type', expected: 'string', input: value })
  return null
})

const digits = /^-?\d+$/

/** An id as text, whether the wire has a number or text. */
export const id = z.transform((value: unknown, context): string => {
  const found = idOf(value)
  if (found !== null) return found
  context.issues.push({ code: 'invalid_type', expected: 'number', input: value })
  return ''
})

export const optionalId = z.transform((value: unknown): string | null => idOf(value))

function idOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  return typeof value === 'string' && digits.test(value) ? value : null
}

export const optionalNumber = z.transform((value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
})

/** The vendor has flags as booleans, and some as 0 and 1. */
export const optionalFlag = z.transform((value: unknown): boolean | null => {
  if (typeof value === 'boolean') return value
  if (value === 0 || value === 1) return value === 1
  return null
})

/** A list in which null and absent are none. */
export function optionalList<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((value) => value ?? [])
}
