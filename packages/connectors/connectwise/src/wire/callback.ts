import { z } from 'zod'
import { id, optionalFlag, optionalNumber, optionalText } from './fields.ts'

export const callbackWire = z.object({
  id,
  url: optionalText,
  objectId: optionalNumber,
  type: optionalText,
  level: optionalText,
  inactiveFlag: optionalFlag,
})
export type CallbackWire = z.output<typeof callbackWire>

/** The body of a delivery, as recorded in 2026 (fact sheet section 6). `Entity`, the record as a text, is not read. */
export const deliveryWire = z.object({
  MessageId: z.string().min(1),
  CompanyId: z.string().min(1),
  Action: z.string(),
  Type: z.string(),
  ID: id,
  Metadata: z.object({ key_url: z.string() }),
})
export type DeliveryWire = z.output<typeof deliveryWire>

export const signingKeyWire = z.object({ signing_key: z.string().min(1) })
