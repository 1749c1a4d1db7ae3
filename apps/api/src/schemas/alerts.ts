import { z } from '@hono/zod-openapi'
import { heldError, orNull, timestamp } from './parts.ts'

const outcomes = ['ticket-created', 'ticket-found', 'noted', 'reopened', 'closed', 'left-open', 'no-ticket'] as const

/** An alert that is taken over for good. */
export const acceptedAlert = z.object({ id: z.string(), conditionKey: z.string(), title: z.string() }).openapi('AcceptedAlert')

export const acceptedAlerts = z
  .object({ connectionId: z.string(), alerts: z.array(acceptedAlert).openapi({ description: 'In the order of the input.' }) })
  .openapi('AcceptedAlerts')

/** Where one alert stands. */
export const alert = z
  .object({
    id: z.string(),
    receivedAt: timestamp,
    connectionId: z.string(),
    title: z.string(),
    severity: z.string(),
    state: z.enum(['raised', 'cleared']),
    conditionKey: z.string(),
    companyKey: z.string().nullable(),
    outcome: z.enum(outcomes).nullable().openapi({ description: 'Null while it is not settled.' }),
    ticketId: z.string().nullable(),
    ticketNumber: z.string().nullable(),
    companyName: z.string().nullable(),
    kept: orNull(heldError).openapi({ description: 'Why it is kept; null where it is settled or under way.' }),
    nextTryAt: timestamp.nullable(),
  })
  .openapi('Alert')

/** The road of a condition, from its first alert on. */
export const alertTrace = z
  .object({
    alert: orNull(alert).openapi({ description: 'The one that was asked for; null where a ticket, reference or key was.' }),
    condition: z.object({
      id: z.string(),
      key: z.string(),
      references: z.array(z.string()),
      generation: z.int(),
      ticketId: z.string().nullable(),
      ticketNumber: z.string().nullable(),
      repeats: z.int(),
    }),
    steps: z.array(
      z.object({
        at: timestamp,
        step: z.string(),
        alertId: z.string().nullable(),
        detail: z.record(z.string(), z.unknown()),
        vendorCalls: z.array(z.object({ method: z.string(), path: z.string(), status: z.int().nullable(), milliseconds: z.number() })),
      }),
    ),
    calls: z.int().openapi({ description: 'Vendor calls in all.' }),
  })
  .openapi('AlertTrace')

/** What is not finished. */
export const backlog = z
  .object({
    alerts: z.int().openapi({ description: 'Not settled, the kept ones among them.' }),
    kept: z.int(),
    windows: z.int().openapi({ description: 'Creates whose answer stayed out.' }),
    sweepsDue: z.int(),
    sweepsLater: z.int(),
    nextAt: timestamp.nullable(),
  })
  .openapi('Backlog')

const plainAlert = {
  type: 'object',
  required: ['title'],
  additionalProperties: false,
  description: 'The plain schema: only `title` is required.',
  properties: {
    title: { type: 'string', minLength: 1 },
    text: { type: ['string', 'null'] },
    state: { enum: ['raised', 'cleared', null], description: 'Default `raised`.' },
    severity: {
      type: ['string', 'null'],
      description: '`critical`, `high`, `medium` or `low`, or the words of other products. Default `medium`.',
    },
    conditionKey: {
      type: ['string', 'null'],
      maxLength: 512,
      description: 'The same for every event of one condition on one resource. Left out: made of title and device, else user.',
    },
    companyKey: { type: ['string', 'null'], maxLength: 512, description: 'Whose alert it is, in the source’s own words.' },
    device: { type: ['string', 'null'], maxLength: 512 },
    user: { type: ['string', 'null'], maxLength: 512 },
    at: { type: ['string', 'null'], format: 'date-time' },
    raw: {},
  },
} as const

const otherAlert = {
  type: 'object',
  description: 'An OCSF finding (classes 2001 to 2007), or the payload that Alertmanager (version 4) sends to a webhook.',
  additionalProperties: true,
} as const

/** Bodies of `alerts.push`, for the document: the desk reads them, each object told apart by itself. */
export const alertBodies = {
  'application/json': {
    schema: {
      anyOf: [
        { $ref: '#/components/schemas/PlainAlert' },
        { $ref: '#/components/schemas/OtherAlert' },
        {
          type: 'array',
          minItems: 1,
          items: { anyOf: [{ $ref: '#/components/schemas/PlainAlert' }, { $ref: '#/components/schemas/OtherAlert' }] },
        },
      ],
    },
  },
  'application/x-ndjson': { schema: { type: 'string', description: 'One of these objects a line.' } },
} as const

/** What the bodies refer to. */
export const alertComponents = { PlainAlert: plainAlert, OtherAlert: otherAlert } as const
