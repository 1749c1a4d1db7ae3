import { z } from '@hono/zod-openapi'
import { given } from '../http/given.ts'
import { operation } from '../http/operation.ts'
import { CurrentDesk } from '../http/tokens.ts'
import { delivery, deliveryState, event, eventType, replay } from '../schemas/events.ts'
import { line, pageOf, paging } from '../schemas/parts.ts'
import { found } from './connection-of.ts'

const tag = 'Events'
const params = z.object({ event: line(200) })

export const listEvents = operation(
  {
    id: 'events.list',
    method: 'get',
    path: '/v1/events',
    tag,
    summary: 'What was told in the last 30 days, newest first',
    query: z.strictObject({ ...paging, type: eventType.optional() }),
    reply: pageOf(event),
  },
  async ({ query, use }) => {
    const page = await use(CurrentDesk).subscriptions.events(given(query))
    return { body: page }
  },
)

export const getEvent = operation(
  { id: 'events.get', method: 'get', path: '/v1/events/{event}', tag, summary: 'One of them', params, reply: event },
  async ({ params: { event: id }, use }) => ({ body: found(await use(CurrentDesk).subscriptions.event(id), 'event', id) }),
)

export const replayEvent = operation(
  {
    id: 'events.replay',
    method: 'post',
    path: '/v1/events/{event}/replay',
    tag,
    summary: 'Deliver an event again, under its own id',
    params,
    body: replay,
    reply: z.object({ items: z.array(delivery) }),
    status: 202,
  },
  async ({ params: { event: id }, body: { subscriptionId }, use }) => {
    const { subscriptions } = use(CurrentDesk)
    if (subscriptionId !== undefined) found(await subscriptions.get(subscriptionId), 'subscription', subscriptionId)
    return { body: { items: found(await subscriptions.replay(id, subscriptionId), 'event', id) } }
  },
)

export const listDeliveries = operation(
  {
    id: 'deliveries.list',
    method: 'get',
    path: '/v1/deliveries',
    tag,
    summary: 'How deliveries stand, each with its tries, newest first',
    query: z.strictObject({
      ...paging,
      subscriptionId: line(200).optional(),
      eventId: line(200).optional(),
      state: deliveryState.optional(),
    }),
    reply: pageOf(delivery),
  },
  async ({ query, use }) => ({ body: await use(CurrentDesk).subscriptions.deliveries(given(query)) }),
)
