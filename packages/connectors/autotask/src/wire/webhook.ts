import { z } from 'zod'
import { id, optionalFlag, optionalId, optionalText } from './fields.ts'

export const webhookWire = z.object({
  id,
  name: optionalText,
  webhookUrl: optionalText,
  isActive: optionalFlag,
  isReady: optionalFlag,
  ownerResourceID: optionalId,
})
export type WebhookWire = z.output<typeof webhookWire>

export const webhookFieldWire = z.object({ id, fieldID: optionalId })
export const excludedResourceWire = z.object({ id, resourceID: optionalId })

/**
 * The body of a delivery, as clients describe it; no capture was published. What `Guid` means is not settled, so it is not read, and what the
 * unsigned call at a deactivation holds is not documented at all.
 */
export const deliveryWire = z.object({ Action: optionalText, EntityType: optionalText, Id: optionalId })
export type DeliveryWire = z.output<typeof deliveryWire>
