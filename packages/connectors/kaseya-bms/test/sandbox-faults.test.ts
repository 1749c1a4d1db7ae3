import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FaultKind } from '@jackfield/sandbox'
import { newTicket, startClient } from './sandbox-client.ts'
import type { Client, Reply } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const create = (): Promise<Reply> => client.send('POST', '/servicedesk/tickets', newTicket)
const deal = (kind: FaultKind, more: object = {}): void => client.running.setFaults({ seed: 1, script: [{ kind, ...more }] })
const held = (): number => client.running.tickets().length

describe('a fault on a create', () => {
  test.each([
    ['limit', 429, 7],
    ['error-before', 500, 7],
    ['error-after', 504, 8],
    ['expired-login', 401, 7],
    ['dropped-before', 0, 7],
    ['dropped-after', 0, 8],
  ] as const)('%s answers %i', async (kind, status, tickets) => {
    deal(kind, { path: '/servicedesk/tickets' })
    expect([(await create()).status, held()]).toEqual([status, tickets])
    expect((await create()).json.success).toBe(true)
  })

  test('limit says how long, and is worded as the own limit is', async () => {
    client.running.setFaults({ seed: 1, retryAfterSeconds: 7, script: [{ kind: 'limit' }] })
    const reply = await create()
    expect([reply.headers.get('retry-after'), reply.json.success]).toEqual(['7', false])
  })

  test('torn leaves a JSON without its end', async () => {
    deal('torn')
    const reply = await create()
    expect([reply.status, reply.json, held()]).toEqual([200, undefined, 8])
  })

  test('falls on none that is refused', async () => {
    deal('error-after', { method: 'POST', path: '/servicedesk/tickets' })
    const reply = await client.send('POST', '/servicedesk/tickets', {})
    expect([reply.status, held()]).toEqual([200, 7])
  })

  test('late-commit is carried out later', async () => {
    deal('late-commit')
    const waiting = create()
    await expect.poll(() => client.running.stats().pendingCommits).toBe(1)
    expect(held()).toBe(7)
    await client.running.settled()
    expect([held(), (await waiting).status]).toEqual([8, 0])
  })
})

describe('a fault on a page of a search', () => {
  const page = async (pageNumber: number): Promise<number[]> =>
    (await client.search({}, { pageSize: 3, pageNumber })).rows.map(({ id }) => id)

  test.each(['lost-page', 'skipped-page', 'doubled-row', 'stuck-cursor'] as const)('%s gives other rows than there are', async (kind) => {
    await page(1)
    const right = await page(2)
    await page(1)
    deal(kind)
    expect(await page(2)).not.toEqual(right)
    expect(client.running.stats().faults).toEqual({ [kind]: 1 })
    expect(await page(2)).toEqual(right)
  })

  const lists = [
    { path: '/servicedesk/tickets/search', size: 3, before: 7 },
    { path: '/crm/accounts/summary', size: 6, before: 7 },
    { path: '/crm/contacts/summary', size: 3, before: 6 },
    { path: '/admin/webhooks/search', size: 1, before: 2 },
  ]

  test.each(
    lists.flatMap((list) => [
      { ...list, kind: 'row-inserted', after: list.before + 1 } as const,
      { ...list, kind: 'row-deleted', after: list.before - 1 } as const,
    ]),
  )('$kind changes $path behind a page', async ({ path, size, before, kind, after }) => {
    for (const name of ['first', 'second']) {
      await client.post('/admin/webhooks', { name, payloadURL: 'http://127.0.0.1/', isEnabled: false })
    }
    const total = async (): Promise<number> => {
      const isSearch = path.endsWith('/search')
      const reply = await (isSearch ? client.send('POST', path, { pageSize: size }) : client.send('GET', `${path}?PageSize=${size}`))
      return reply.json.totalRecords
    }
    deal(kind)
    expect(await total()).toBe(before)
    expect(await total()).toBe(after)
    expect(client.running.stats().faults).toEqual({ [kind]: 1 })
  })

  test('row-deleted takes no account that has tickets', async () => {
    deal('row-deleted')
    await client.send('GET', '/crm/accounts/summary?PageSize=1')
    expect(client.running.stats().faults).toEqual({})
    expect((await client.send('GET', '/crm/accounts/summary')).json.totalRecords).toBe(7)
  })
})

test('counts calls by method and route', async () => {
  await create()
  await client.send('GET', '/servicedesk/tickets/100001')
  await client.send('GET', '/ServiceDesk/tickets/100002/')
  expect(client.running.stats().byOperation).toEqual({
    'POST /security/authenticate': 1,
    'POST /servicedesk/tickets': 1,
    'GET /servicedesk/tickets/{ticketId}': 2,
  })
})
