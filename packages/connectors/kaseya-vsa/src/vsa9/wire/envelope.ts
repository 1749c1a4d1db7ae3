import { z } from 'zod'

const wholeNumber = z.transform((value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : null
})

/** What every reply is wrapped in (fact sheet 1.3). */
export const envelopeWire = z.object({ ResponseCode: wholeNumber.optional(), Result: z.unknown().optional() })

/** What a failure says of itself. */
export const failureWire = z.object({
  ResponseCode: wholeNumber.optional(),
  Error: z.string().nullish().catch(null),
})

export const pageWire = z.object({ Result: z.array(z.unknown()).nullish(), TotalRecords: wholeNumber.optional() })

/** The reply to a log-in. Clients read the token under either name. */
export const sessionWire = z.object({ Token: z.string().min(1).nullish(), ApiToken: z.string().min(1).nullish() })
