import { afterEach, beforeEach, expect, test } from 'vitest'
import { query, startClient } from './sandbox-client.ts'
import type { Client } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient({ seed: 'empty' })
})
afterEach(() => client.stop())

const ticket = { summary: 'x', company: { id: 2 }, externalXRef: 'JF-LATE' }
const search = `/service/tickets${query({ conditions: 'externalXRef="JF-LATE"' })}`

test('too many requests, in the interface’s own words', async () => {
  client.running.setFaults({ seed: 1, script: [{ kind: 'limit' }], retryAfterSeconds: 30 })
  const reply = await client.send('GET', '/system/info')
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '30'])
  expect(JSON.parse(reply.text)).toEqual({ error: 'ConnectWiseAPI', message: 'Too many requests. Please try again in 30 seconds.' })
})

test('variant rateLimitBody: from the network in front', async () => {
  const other = await startClient({ variants: { rateLimitBody: 'html' }, faults: { seed: 1, script: [{ kind: 'limit' }] } })
  const reply = await other.send('GET', '/system/info')
  expect([reply.status, reply.headers.get('retry-after'), reply.headers.get('content-type')]).toEqual([
    429,
    '1',
    'text/html; charset=utf-8',
  ])
  await other.stop()
})

test('errors before and after the commit, and a log-in that is refused once', async () => {
  client.running.setFaults({ seed: 1, script: [{ kind: 'error-before' }, { kind: 'error-after' }, { kind: 'expired-login' }] })
  expect((await client.send('POST', '/service/tickets', ticket)).status).toBe(500)
  expect(client.running.tickets()).toHaveLength(0)
  expect((await client.send('POST', '/service/tickets', ticket)).status).toBe(504)
  expect(client.running.tickets()).toHaveLength(1)
  expect((await client.send('GET', '/system/info')).status).toBe(401)
  expect((await client.send('GET', '/system/info')).status).toBe(200)
})

test('a late commit is found once it was carried out, and not before', async () => {
  client.running.setFaults({
    seed: 1,
    script: [{ kind: 'late-commit', method: 'POST', path: '/service/tickets' }],
    lateCommitSeconds: [5, 5],
  })
  const waiting = client.send('POST', '/service/tickets', ticket)
  await expect.poll(() => client.running.stats().pendingCommits).toBe(1)
  expect(await client.get(search)).toEqual([])
  await client.running.settled()
  expect((await waiting).status).toBe(0)
  expect(await client.get(search)).toMatchObject([{ _info: { dateEntered: '2026-03-02T09:00:05Z' } }])
})

test('what a late commit was for may be gone by then: nothing is done', async () => {
  const { id } = await client.post('/service/tickets', ticket)
  client.running.setFaults({ seed: 1, script: [{ kind: 'late-commit' }] })
  const waiting = client.send('POST', `/service/tickets/${id}/notes`, { text: 'late', internalAnalysisFlag: true })
  await expect.poll(() => client.running.stats().pendingCommits).toBe(1)
  await client.send('DELETE', `/service/tickets/${id}`)
  await client.running.settled()
  expect((await waiting).status).toBe(0)
  expect(client.running.tickets()).toEqual([])
})
