import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningSandbox } from '@jackfield/sandbox'
import { readFileSync } from 'node:fs'
import { requestsOf } from './generated-requests.ts'
import type { Pools } from './generated-requests.ts'
import { createReplyCheck, operationsIn } from './reply-check.ts'
import type { ApiDocument } from './reply-check.ts'
import { apiUnderTest, connectedSandbox, stopCluster } from './served-api.ts'
import type { ApiUnderTest } from './served-api.ts'

const document = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8')) as ApiDocument
const operations = operationsIn(document)
const check = createReplyCheck(document)

/** Requests of each operation. */
const numRuns = 25

let api: ApiUnderTest
let sandbox: RunningSandbox
let pools: Pools

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
  const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id)
  const spareKey = await api.ask('POST', '/v1/api-keys', { body: { name: 'spare', operations: ['read'] } })
  pools = {
    connection: ['psa', connectionId],
    connector: ['connectwise'],
    alert: [...ids(pushed.body.alerts), pushed.body.alerts[0].conditionKey],
    ticket: sandbox
      .tickets()
      .slice(0, 3)
      .map(({ id }) => id),
    company: [companyId],
    companyId: [companyId],
    boardId: ids(boards.body.items),
    board: ids(boards.body.items),
    subscription: [subscription.body.subscription.id],
    subscriptionId: [subscription.body.subscription.id],
    webhook: [webhook.body.webhook?.id ?? 'none'],
    event: ids(events.body.items),
    eventId: ids(events.body.items),
    // Its own key would end the run.
    key: [spareKey.body.key.id, 'tenant-2'],
    settings: [{ ...sandbox.settings }, { replyTimeout: 5 }, {}],
    operations: [['read'], ['alerts.push', 'alerts.*'], ['*']],
    'If-Match': ['"1"', '"2"', '*', 'W/"1"'],
  }
})

afterAll(async () => {
  await api.stop()
  await sandbox.stop()
  await stopCluster()
})

describe('whatever is sent, the reply is one that the document has', () => {
  test.each(operations.map((operation) => [operation.id, operation] as const))('%s', async (id, operation) => {
    // What would take the ground away from the rest is driven with names that nobody has.
    const spared = id === 'connections.remove' ? { ...pools, connection: ['other'] } : pools
    await fc.assert(
      fc.asyncProperty(requestsOf(document, operation, spared), async ({ path, headers, body }) => {
        const reply = await api.ask(operation.method, path, { headers, body })
        expect(check(operation, reply)).toBeNull()
        expect([500, 502, 503, 504], reply.text).not.toContain(reply.status)
      }),
      { numRuns, seed: 20_261_125 },
    )
    expect(api.logged).toEqual([])
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
