import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sandbox as vsaSandbox } from '@jackfield/kaseya-vsa/sandbox'
import type { RunningSandbox } from '@jackfield/sandbox'
import { readFileSync } from 'node:fs'
import { requestsOf } from './generated-requests.ts'
import type { Pools } from './generated-requests.ts'
import { createReplyCheck, operationsIn } from './reply-check.ts'
import type { ApiDocument } from './reply-check.ts'
import { apiUnderTest, connectedSandbox, stopCluster } from './served-api.ts'
import type { ApiUnderTest, Reply } from './served-api.ts'

const document = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8')) as ApiDocument
/** What takes records away comes last. */
const operations = operationsIn(document).toSorted((left, right) => Number(endsRecords(left.id)) - Number(endsRecords(right.id)))
const check = createReplyCheck(document)

/** Requests of each operation. */
const numRuns = 30
/** Those that have no way to succeed here: nobody signs for a vendor, and what the rest stands on is not removed. */
const neverDone = new Set(['hooks.receive', 'connections.remove'])

function endsRecords(id: string): boolean {
  return /\.(remove|revoke)$/.test(id)
}

let api: ApiUnderTest
let sandbox: RunningSandbox
let source: RunningSandbox
let pools: Pools
/** What came, by operation. */
const answered = new Map<string, readonly number[]>()

beforeAll(async () => {
  api = await apiUnderTest({ work: false, publicUrl: 'http://127.0.0.1:9', rateLimit: null })
  const connected = await connectedSandbox(api)
  sandbox = connected.sandbox
  const { connectionId, companyId } = connected
  const pushed = await api.ask('POST', '/v1/alerts', { body: [{ title: 'one', companyKey: 'tenant-1' }, { title: 'two' }] })
  const subscription = await api.ask('POST', '/v1/subscriptions', { body: { url: 'https://example.com/hook', eventTypes: 'all' } })
  await api.ask('POST', `/v1/subscriptions/${subscription.body.subscription.id}/test`)
  const webhook = await api.ask('POST', '/v1/webhooks', { body: { connection: 'psa', topic: 'tickets' } })
  await api.ask('PUT', `/v1/connections/psa/company-links/tenant-2`, { body: { companyId } })
  const events = await api.ask('GET', '/v1/events')
  const boards = await api.ask('GET', '/v1/connections/psa/boards')
  const board = boards.body.items.find((one: { isDefault: boolean }) => one.isDefault)?.id ?? boards.body.items[0].id
  const [statuses, types, sources] = (await Promise.all(
    [`boards/${board}/statuses`, `boards/${board}/types`, 'sources'].map((list) => api.ask('GET', `/v1/connections/psa/${list}`)),
  )) as [Reply, Reply, Reply]
  const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id)
  const rmm = await connectedSandbox(api, { vendor: vsaSandbox, name: 'rmm', catchAll: false })
  source = rmm.sandbox
  const dryRun = await api.ask('POST', '/v1/discoveries', { body: { from: 'rmm', to: 'psa', dryRun: true } })
  await api.ask('POST', `/v1/discoveries/${dryRun.body.id}/cancel`)
  const [device] = sandbox.devices()
  await rememberDevice(api, { fromId: rmm.connectionId, toId: connectionId, deviceId: device!.id })
  const alertLink = await api.ask('POST', '/v1/alert-links', { body: { from: 'rmm', to: 'psa' } })
  const spareKey = await api.ask('POST', '/v1/api-keys', { body: { name: 'spare', operations: ['read'] } })
  pools = {
    connection: ['psa', connectionId],
    connector: ['connectwise'],
    from: ['rmm'],
    to: ['psa'],
    device: [device!.id],
    targetId: [device!.id],
    discovery: [dryRun.body.id],
    alertLink: [alertLink.body.id],
    alert: [...ids(pushed.body.alerts), pushed.body.alerts[0].conditionKey],
    ticket: sandbox
      .tickets()
      .slice(0, 3)
      .map(({ id }) => id),
    company: [companyId],
    companyId: [companyId],
    boardId: [board],
    board: ids(boards.body.items),
    subscription: [subscription.body.subscription.id],
    subscriptionId: [subscription.body.subscription.id],
    webhook: [webhook.body.webhook?.id ?? 'none'],
    event: ids(events.body.items),
    eventId: ids(events.body.items),
    // Its own key would end the run.
    key: [spareKey.body.key.id, 'tenant-2'],
    settings: [{ ...sandbox.settings }, { replyTimeout: 5 }, {}],
    // Names are taken once: each valid one is another.
    name: Array.from({ length: 50 }, (_, at) => `name-${at}`),
    operations: [['read'], ['alerts.push', 'alerts.*'], ['*']],
    for: ['tickets', 'tickets,close', 'ticketDesk.create'],
    statusId: statuses.body.items.slice(0, 2).map(({ id }: { id: string }) => id),
    typeId: types.body.items.slice(0, 2).map(({ id }: { id: string }) => id),
    sourceId: sources.body.items.slice(0, 2).map(({ id }: { id: string }) => id),
    priority: [{ level: 'high' }],
    contactId: [undefined],
    deviceIds: [undefined],
    cursor: [undefined],
    'If-Match': [undefined, undefined, '*', '*', '"1"', 'W/"1"'],
    'If-None-Match': [undefined, undefined, undefined, '*'],
    choices: [{}, { priorities: {} }],
    catchAll: [null, { id: companyId, name: 'Catch-all' }],
  }
})

afterAll(async () => {
  await api.stop()
  await Promise.all([sandbox, source].map((one) => one.stop()))
  await stopCluster()
})

describe('whatever is sent, the reply is one that the document has', () => {
  test.each(operations.map((operation) => [operation.id, operation] as const))('%s', async (id, operation) => {
    // What would take the ground away from the rest is driven with names that nobody has.
    const spared = id === 'connections.remove' ? { ...pools, connection: ['other'] } : pools
    await fc.assert(
      fc.asyncProperty(requestsOf(document, operation, spared), async ({ path, headers, body }) => {
        const reply = await api.ask(operation.method, path, { headers, body })
        answered.set(id, [...(answered.get(id) ?? []), reply.status])
        expect(check(operation, reply)).toBeNull()
        expect([500, 502, 503, 504], reply.text).not.toContain(reply.status)
      }),
      { numRuns, seed: 20_261_125 },
    )
    expect(api.logged).toEqual([])
    // Requests that are refused one and all would prove little.
    const done = answered.get(id)!.filter((status) => status < 300)
    if (!neverDone.has(id)) expect(done.length, String(answered.get(id))).toBeGreaterThan(0)
  })

  test('without a key, every operation that needs one says so and nothing else', async () => {
    for (const { method, path, id } of operations) {
      if (/^(service|hooks)\./.test(id)) continue
      const reply = await api.ask(method, path.replaceAll(/\{\w+\}/g, '1'), { key: null })
      expect([reply.status, reply.body.code], id).toEqual([401, 'UNAUTHENTICATED'])
    }
  })
})

describe('where the vendor fails, the reply says so', () => {
  const failing = [
    { kind: 'error-before', statuses: [502] },
    { kind: 'limit', statuses: [503] },
    { kind: 'dropped-before', statuses: [502] },
  ] as const

  test.each(failing)('$kind', async ({ kind, statuses }) => {
    sandbox.setFaults({ seed: 1, script: [{ kind, times: 20 }] })
    try {
      const operation = operations.find(({ id }) => id === 'tickets.get')!
      const reply = await api.ask('GET', `/v1/connections/psa/tickets/${sandbox.tickets()[0]!.id}`)
      expect(check(operation, reply)).toBeNull()
      expect(statuses).toContain(reply.status)
    } finally {
      sandbox.setFaults(null)
    }
  })
})

/** What a run would have left of one device. */
async function rememberDevice(
  { store }: ApiUnderTest,
  { fromId, toId, deviceId }: { readonly fromId: string; readonly toId: string; readonly deviceId: string },
): Promise<void> {
  const device = { device_id: deviceId, link: 'JD-AAAAAAAAAAAAAAAAAAAAAAAAAA', name: 'PC-1', company_id: null, company_name: null }
  const open = { state: 'found', decision: null, target_id: null, matched_by: null, sent_hash: null, reason: null, seen_in: null } as const
  const whose = { workspace_id: 'default', from_connection_id: fromId, to_connection_id: toId }
  await store
    .in('default')
    .insertInto('device_links')
    .values({ ...whose, ...device, ...open })
    .execute()
}
