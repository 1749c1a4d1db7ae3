import { z } from 'zod'

const ticket = {
  connectionId: z.string(),
  conditionKey: z.string(),
  ticketId: z.string(),
  ticketNumber: z.string().nullable(),
}
const by = z.enum(['us', 'others']).meta({ description: '`others`: somebody at the vendor, as seen when the ticket was read again.' })
const error = z.object({ code: z.string(), message: z.string(), nextStep: z.string() })
const deviceCounts = z.object({
  seen: z.int(),
  added: z.int(),
  updated: z.int(),
  same: z.int(),
  reactivated: z.int(),
  inactivated: z.int(),
  deferred: z.int(),
  ignored: z.int(),
  unmapped: z.int(),
  ambiguous: z.int(),
  failed: z.int(),
})
const time = z.iso.datetime()

/** What the desk tells to whoever subscribed: the shape of `data`, by type. Types are permanent; fields may be added. */
export const eventData = {
  'ticket.created': z.object({ ...ticket, alertId: z.string(), reference: z.string() }),
  'ticket.closed': z.object({ ...ticket, by }),
  'ticket.reopened': z.object({ ...ticket, by }),
  'ticket.gone': z.object(ticket),
  'alert.settled': z.object({
    alertId: z.string(),
    connectionId: z.string(),
    conditionKey: z.string(),
    outcome: z.enum(['ticket-created', 'ticket-found', 'noted', 'reopened', 'closed', 'left-open', 'no-ticket']),
    ticketId: z.string().nullable(),
    ticketNumber: z.string().nullable(),
  }),
  'alert.kept': z.object({
    connectionId: z.string(),
    conditionKey: z.string(),
    alertIds: z.array(z.string()).meta({ description: 'At most 1000: the oldest of the alerts that wait.' }),
    error,
    nextTryAt: time,
  }),
  'connection.failing': z.object({ connectionId: z.string(), connectionName: z.string(), error, since: time }),
  'connection.recovered': z.object({ connectionId: z.string(), connectionName: z.string(), since: time }),
  'discovery.finished': z.object({
    discoveryId: z.string(),
    fromConnectionId: z.string(),
    toConnectionId: z.string(),
    isDryRun: z.boolean(),
    state: z.enum(['done', 'failed', 'cancelled']),
    counts: deviceCounts.nullable().meta({ description: 'By number of devices. Null: it ended before it looked at one.' }),
    error: error.nullable().meta({ description: 'Null unless it failed.' }),
  }),
  'webhook.disabled': z.object({ hookId: z.string(), connectionId: z.string(), topic: z.string() }),
  'subscription.test': z.object({ subscriptionId: z.string() }),
} as const satisfies Readonly<Record<string, z.ZodObject>>

export type EventType = keyof typeof eventData
export type EventData<T extends EventType = EventType> = z.output<(typeof eventData)[T]>

/** Every type that a subscription may name. */
export const eventTypes = Object.keys(eventData) as readonly EventType[]

/** A fact that was told, kept for 30 days. Its body is `{ type, timestamp, data }`. */
export interface DeskEvent {
  /** `evt_` and 32 characters; the header `webhook-id` of every delivery of it. */
  readonly id: string
  readonly type: EventType
  readonly at: string
  readonly data: Readonly<Record<string, unknown>>
}
