import { z } from 'zod'

const wholeNumber = z.transform((value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : null
})

const meta = z.object({
  ResponseCode: wholeNumber.optional(),
  TotalCount: wholeNumber.optional(),
  ErrorMessage: z.string().nullish().catch(null),
})

/** What every reply is wrapped in (fact sheet 2.2). Writes may answer `Meta` alone. */
export const envelopeWire = z.object({ Data: z.unknown().optional(), Meta: meta.nullish() })

export const pageWire = z.object({ Data: z.array(z.unknown()).nullish(), Meta: meta.nullish() })
