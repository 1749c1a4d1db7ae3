import { z } from '@hono/zod-openapi'
import { given } from '../http/given.ts'
import { operation } from '../http/operation.ts'
import { CurrentBook, CurrentDesk } from '../http/tokens.ts'
import { connectionName, flag, line, pageOf, paging } from '../schemas/parts.ts'
import { changedWebhook, newWebhook, webhook } from '../schemas/webhooks.ts'
import { connectionIdOf, connectionOf, found } from './connection-of.ts'

const tag = 'Webhooks'
const path = '/v1/webhooks' as const
const params = z.object({ webhook: line(200) })

export const listWebhooks = operation(
  {
    id: 'webhooks.list',
    method: 'get',
    path,
    tag,
    summary: 'Webhooks at the vendors that lead here, as they were last known',
    query: z.strictObject({ ...paging, connection: connectionName.optional() }),
    reply: pageOf(webhook),
  },
  async ({ query: { connection, ...query }, use }) => {
    const connectionId = connection === undefined ? undefined : await connectionIdOf(use(CurrentBook), connection)
    return { body: await use(CurrentDesk).hooks.list(given({ ...query, connectionId })) }
  },
)

export const createWebhook = operation(
  {
    id: 'webhooks.create',
    method: 'post',
    path,
    tag,
    summary: 'Register one at the vendor; the one that is there already is made to work again',
    description:
      'Topic `tickets`: tickets are read again when the vendor says that they changed, instead of a few minutes later. Topic `alarms`: what is linked by ' +
      '`alert-links.create` is looked at when the vendor says that it has a new alarm, instead of after `pollSeconds`. 422 with `UNSUPPORTED` where the vendor has none of the topic.',
    body: newWebhook,
    reply: changedWebhook,
    status: 201,
    callsVendor: true,
  },
  async ({ body: { connection, topic }, use }) => {
    const { id } = await connectionOf(use(CurrentBook), connection)
    const { hook, warnings } = await use(CurrentDesk).hooks.register(id, topic)
    return { body: { webhook: hook, warnings }, location: `${path}/${hook.id}`, target: hook.id }
  },
)

export const getWebhook = operation(
  { id: 'webhooks.get', method: 'get', path: `${path}/{webhook}`, tag, summary: 'One of them', params, reply: webhook },
  async ({ params: { webhook: id }, use }) => ({ body: found(await use(CurrentDesk).hooks.get(id), 'webhook', id) }),
)

export const refreshWebhooks = operation(
  {
    id: 'webhooks.refresh',
    method: 'post',
    path: '/v1/connections/{connection}/webhooks/refresh',
    tag,
    summary: 'Ask the vendor how each of the connection’s webhooks stands',
    params: z.object({ connection: connectionName }),
    reply: z.object({ items: z.array(webhook) }),
    callsVendor: true,
  },
  async ({ params: { connection }, use }) => {
    const { id } = await connectionOf(use(CurrentBook), connection)
    return { body: { items: await use(CurrentDesk).hooks.refresh(id) }, target: id }
  },
)

export const repairWebhook = operation(
  {
    id: 'webhooks.repair',
    method: 'post',
    path: `${path}/{webhook}/repair`,
    tag,
    summary: 'Make a disabled or half-made one deliver again',
    params,
    reply: changedWebhook,
    callsVendor: true,
  },
  async ({ params: { webhook: id }, use }) => {
    const { hook, warnings } = found(await use(CurrentDesk).hooks.repair(id), 'webhook', id)
    return { body: { webhook: hook, warnings } }
  },
)

export const removeWebhook = operation(
  {
    id: 'webhooks.remove',
    method: 'delete',
    path: `${path}/{webhook}`,
    tag,
    summary: 'Remove one at the vendor, then here; from then on its address is unknown',
    params,
    query: z.strictObject({ force: flag.openapi({ description: '`true`: also where the vendor can’t be asked.' }) }),
    reply: null,
    callsVendor: true,
  },
  async ({ params: { webhook: id }, query, use }) => {
    const isRemoved = await use(CurrentDesk).hooks.remove(id, { force: query.force ?? false })
    found(isRemoved || null, 'webhook', id)
    return { body: null }
  },
)
