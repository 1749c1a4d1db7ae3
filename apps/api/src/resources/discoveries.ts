import { z } from '@hono/zod-openapi'
import { given } from '../http/given.ts'
import { keptReply } from '../http/kept-reply.ts'
import { operation } from '../http/operation.ts'
import { CurrentBook, CurrentDesk } from '../http/tokens.ts'
import { discovery, discoveryPlan, discoveryReport, newDiscovery } from '../schemas/discoveries.ts'
import { connectionName, line, pageOf, paging } from '../schemas/parts.ts'
import { connectionIdOf, connectionOf, found, notFound } from './connection-of.ts'

const tag = 'Discoveries'
const path = '/v1/discoveries' as const
const params = z.object({ discovery: line(30) })

export const listDiscoveries = operation(
  {
    id: 'discoveries.list',
    method: 'get',
    path,
    tag,
    summary: 'Runs that bring devices of one connection into another, newest first; those of the command line among them',
    query: z.strictObject({
      ...paging,
      connection: connectionName.optional().openapi({ description: 'On either side, by id or name.' }),
    }),
    reply: pageOf(discovery),
  },
  async ({ query: { connection, ...query }, use }) => {
    const connectionId = connection === undefined ? undefined : await connectionIdOf(use(CurrentBook), connection)
    return { body: await use(CurrentDesk).discoveries.list(given({ ...query, connectionId })) }
  },
)

export const startDiscovery = operation(
  {
    id: 'discoveries.start',
    method: 'post',
    path,
    tag,
    summary: 'Leave a run to the worker: customers first, then each device is found again, added, changed or switched off',
    description:
      'Where it stands is in `discoveries.get`, and `discovery.finished` tells its end. A worker that is stopped or killed is followed by the next, and no ' +
      'device is made twice. There is one run of two connections at a time: 409 with `ALREADY_RUNNING` where one waits or runs.',
    body: newDiscovery,
    reply: discovery,
    status: 202,
    keepsReply: true,
  },
  async ({ body: { from, to, ...options }, idempotency, key, use }) => {
    const book = use(CurrentBook)
    // Neither is opened: a vendor that is away holds up the run, not the request.
    const [source, target] = await Promise.all([connectionOf(book, from), connectionOf(book, to)])
    const pair = { fromId: source.id, toId: target.id }
    const within = keptReply({ idempotency, key, use }, 202) ?? undefined
    const run = await use(CurrentDesk).discoveries.start(pair, given(options), given({ within }))
    return { body: run, target: run.id }
  },
)

export const getDiscovery = operation(
  {
    id: 'discoveries.get',
    method: 'get',
    path: `${path}/{discovery}`,
    tag,
    summary: 'Where one run stands, and what it ended in',
    params,
    reply: discoveryReport,
  },
  async ({ params: { discovery: id }, use }) => {
    const { result, ...run } = found(await use(CurrentDesk).discoveries.get(id), 'discovery', id)
    if (result === null) return { body: { ...run, result } }
    const { counts: _, ...rest } = result
    return { body: { ...run, result: rest } }
  },
)

export const getDiscoveryPlan = operation(
  {
    id: 'discoveries.plan',
    method: 'get',
    path: `${path}/{discovery}/plan`,
    tag,
    summary: 'What a dry run would do, device by device',
    params,
    reply: discoveryPlan,
  },
  async ({ params: { discovery: id }, use }) => {
    const { discoveries } = use(CurrentDesk)
    const { isDryRun } = found(await discoveries.get(id), 'discovery', id)
    if (!isDryRun) throw notFound(`Discovery ${id} is no dry run: it has no plan.`, 'Start one with `dryRun: true`.')
    return { body: (await discoveries.plan(id)) ?? { total: null, steps: [] } }
  },
)

export const cancelDiscovery = operation(
  {
    id: 'discoveries.cancel',
    method: 'post',
    path: `${path}/{discovery}/cancel`,
    tag,
    summary: 'End a run: at once while it waits, between two devices while it runs. What it did stays',
    description: 'One that is over stays as it is.',
    params,
    reply: discovery,
    status: 202,
  },
  async ({ params: { discovery: id }, use }) => ({ body: found(await use(CurrentDesk).discoveries.cancel(id), 'discovery', id) }),
)
