import { z } from '@hono/zod-openapi'
import { connectionName, timestamp, warnings } from './parts.ts'

export const topic = z.enum(['tickets', 'alarms']).openapi({
  description: '`tickets`: of a PSA, read again when they change. `alarms`: of a monitoring whose alerts are linked to another connection.',
})

/** A vendor's webhook that leads to us. Its address is told to the vendor alone. */
export const webhook = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    topic,
    state: z.enum(['registering', 'active', 'disabled', 'gone']).openapi({
      description:
        '`registering`: broke off before the vendor answered; `disabled`: the vendor gave up: repair it. `gone`: the vendor has it no more.',
    }),
    vendorId: z.string().nullable(),
    createdAt: timestamp,
    lastDeliveryAt: timestamp.nullable(),
    received: z.int(),
    refused: z.int(),
  })
  .openapi('Webhook')

export const newWebhook = z.strictObject({ connection: connectionName, topic }).openapi('NewWebhook')

export const changedWebhook = z.object({ webhook, warnings }).openapi('ChangedWebhook')
