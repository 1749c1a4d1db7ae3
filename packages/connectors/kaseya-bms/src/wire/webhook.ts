import type { z } from 'zod'
import { id, optionalFlag, optionalId, optionalText, record } from './fields.ts'

export const webhookWire = record({ id, name: optionalText, payloadUrl: optionalText, isEnabled: optionalFlag })
export type WebhookWire = z.output<typeof webhookWire>

export const webhookEventWire = record({ id: optionalId, name: optionalText, categoryName: optionalText })
export type WebhookEventWire = z.output<typeof webhookEventWire>
