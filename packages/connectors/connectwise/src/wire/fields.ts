import { z } from 'zod'

// ConnectWise leaves null members out of its replies; some come as null all the same. Both are null here.

export const optionalText = z
  .string()
  .nullish()
  .transform((value) => (value === undefined || value === '' ? null : value))
export const optionalFlag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null)
export const optionalNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? null)

/** An id as text, whether the wire has a number or (beyond 2^53) text. */
export const id = z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(String)

export const optionalReference = z
  .object({ id, name: optionalText })
  .nullish()
  .transform((value) => value ?? null)

/** A member; `identifier` is the short name that a list of `resources` uses. */
export const optionalMember = z
  .object({ id, identifier: optionalText, name: optionalText })
  .nullish()
  .transform((value) => value ?? null)

/** `_info`, of which only the times are read. */
export const recordInfo = z
  .object({ lastUpdated: optionalText, dateEntered: optionalText })
  .nullish()
  .transform((value) => ({ lastUpdated: value?.lastUpdated ?? null, dateEntered: value?.dateEntered ?? null }))
