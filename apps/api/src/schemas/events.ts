import { z } from '@hono/zod-openapi'
import { eventData, eventTypes } from '@jackfield/desk'
import type { EventType } from '@jackfield/desk'
import { line, timestamp } from './parts.ts'

export const eventType = z.enum(eventTypes as [EventType, ...EventType[]]).openapi('EventType')

/** A fact that was told, kept for 30 days. */
export const event = z
  .object({
    id: z.string().openapi({ description: 'The header `webhook-id` of each of its deliveries.' }),
    type: eventType,
    at: timestamp,
    data: z.record(z.string(), z.unknown()).openapi({ description: 'By type: see the webhooks of this document.' }),
  })
  .openapi('Event')

/** The body that a subscriber gets. */
export function eventBody(type: EventType) {
  const name = type.split(/[.-]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return z.object({ type: z.literal(type), timestamp, data: eventData[type] }).openapi(`${name.join('')}Event`)
}

const wantedTypes = z
  .union([z.literal('all'), z.array(eventType).min(1).max(50)])
  .openapi({ description: '`all`: also types that are added later.' })

const url = z
  .url({ protocol: /^https?$/, error: 'must be an http address' })
  .max(2000)
  .openapi({
    description: 'https; plain http only to hosts that the operator allows.',
    example: 'https://example.com/jackfield',
  })

/** Where events go. */
export const subscription = z
  .object({
    id: z.string(),
    url: z.string(),
    description: z.string(),
    eventTypes: wantedTypes,
    state: z.enum(['active', 'disabled']),
    disabledReason: z.string().nullable(),
    version: z.int().openapi({ description: 'Rises with each change; the ETag.' }),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .openapi('Subscription')

export const issuedSubscription = z
  .object({
    subscription,
    secret: z.string().openapi({ description: '`whsec_…`, as Standard Webhooks has it. Told once.', example: 'whsec_…' }),
  })
  .openapi('IssuedSubscription')

const description = z
  .string()
  .max(500)
  .regex(/^[^\0]*$/)

export const newSubscription = z
  .strictObject({ url, eventTypes: wantedTypes, description: description.optional() })
  .openapi('NewSubscription')

export const subscriptionChanges = z
  .strictObject({
    url: url.optional(),
    eventTypes: wantedTypes.optional(),
    description: description.optional(),
    state: z.enum(['active', 'disabled']).optional(),
  })
  .refine((changes) => Object.values(changes).some((change) => change !== undefined), 'must hold something to change')
  .openapi('SubscriptionChanges')

export const deliveryState = z.enum(['pending', 'delivered', 'failed'])

/** One event on its way to one subscription. */
export const delivery = z
  .object({
    id: z.string(),
    eventId: z.string(),
    subscriptionId: z.string(),
    type: eventType,
    state: deliveryState,
    createdAt: timestamp,
    nextTryAt: timestamp.nullable(),
    attempts: z.array(z.object({ at: timestamp, status: z.int().nullable(), milliseconds: z.number(), error: z.string().nullable() })),
  })
  .openapi('Delivery')

export const replay = z
  .strictObject({ subscriptionId: line(200).optional().openapi({ description: 'Left out: each that has its type.' }) })
  .openapi('Replay')
