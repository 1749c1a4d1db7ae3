import { z } from '@hono/zod-openapi'
import type { NewSubscription, SubscriptionChanges } from '@jackfield/desk'
import { given } from '../http/given.ts'
import { operation } from '../http/operation.ts'
import { CurrentDesk } from '../http/tokens.ts'
import { delivery, issuedSubscription, newSubscription, subscription, subscriptionChanges } from '../schemas/events.ts'
import { line, pageOf, paging } from '../schemas/parts.ts'
import { found } from './connection-of.ts'

const tag = 'Subscriptions'
const path = '/v1/subscriptions' as const
const params = z.object({ subscription: line(200) })

export const listSubscriptions = operation(
  {
    id: 'subscriptions.list',
    method: 'get',
    path,
    tag,
    summary: 'Where events go, newest first',
    query: z.strictObject(paging),
    reply: pageOf(subscription),
  },
  async ({ query, use }) => ({ body: await use(CurrentDesk).subscriptions.list(given(query)) }),
)

export const createSubscription = operation(
  {
    id: 'subscriptions.create',
    method: 'post',
    path,
    tag,
    summary: 'Send events to an address',
    description:
      'Each is signed as Standard Webhooks has it, and delivered at least once: tries go on for a day. The secret is told in this reply and never again.',
    body: newSubscription,
    reply: issuedSubscription,
    status: 201,
    version: 'read',
  },
  async ({ body, use }) => {
    const issued = await use(CurrentDesk).subscriptions.create(given(body) as NewSubscription)
    const { id, version } = issued.subscription
    return { body: issued, version, location: `${path}/${id}`, target: id }
  },
)

export const getSubscription = operation(
  {
    id: 'subscriptions.get',
    method: 'get',
    path: `${path}/{subscription}`,
    tag,
    summary: 'One of them',
    params,
    reply: subscription,
    version: 'read',
  },
  async ({ params: { subscription: id }, use }) => {
    const one = found(await use(CurrentDesk).subscriptions.get(id), 'subscription', id)
    return { body: one, version: one.version }
  },
)

export const updateSubscription = operation(
  {
    id: 'subscriptions.update',
    method: 'patch',
    path: `${path}/{subscription}`,
    tag,
    summary: 'Change what is given',
    description: '`active` delivers again from the next event on; what was missed is replayed by hand.',
    params,
    body: subscriptionChanges,
    reply: subscription,
    version: 'write',
  },
  async ({ params: { subscription: id }, body, ifVersion, use }) => {
    const { subscriptions } = use(CurrentDesk)
    const before = found(await subscriptions.get(id), 'subscription', id)
    const condition = given({ ifVersion: ifVersion(before.version) })
    const changed = found(await subscriptions.update(id, given(body) as SubscriptionChanges, condition), 'subscription', id)
    return { body: changed, version: changed.version }
  },
)

export const removeSubscription = operation(
  {
    id: 'subscriptions.remove',
    method: 'delete',
    path: `${path}/{subscription}`,
    tag,
    summary: 'Send no more',
    params,
    reply: null,
    version: 'write',
  },
  async ({ params: { subscription: id }, ifVersion, use }) => {
    const { subscriptions } = use(CurrentDesk)
    const before = found(await subscriptions.get(id), 'subscription', id)
    await subscriptions.remove(id, given({ ifVersion: ifVersion(before.version) }))
    return { body: null }
  },
)

export const rotateSubscriptionSecret = operation(
  {
    id: 'subscriptions.rotate-secret',
    method: 'post',
    path: `${path}/{subscription}/rotate-secret`,
    tag,
    summary: 'A new secret; for a day deliveries are signed with both',
    params,
    reply: issuedSubscription,
    version: 'read',
  },
  async ({ params: { subscription: id }, use }) => {
    const issued = found(await use(CurrentDesk).subscriptions.rotateSecret(id), 'subscription', id)
    return { body: issued, version: issued.subscription.version }
  },
)

export const testSubscription = operation(
  {
    id: 'subscriptions.test',
    method: 'post',
    path: `${path}/{subscription}/test`,
    tag,
    summary: 'Send `subscription.test` to this one alone',
    params,
    reply: delivery,
    status: 202,
  },
  async ({ params: { subscription: id }, use }) => ({ body: found(await use(CurrentDesk).subscriptions.test(id), 'subscription', id) }),
)
