import { afterAll, beforeAll, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client } from './sandbox-client.ts'

let large: Client

beforeAll(async () => {
  large = await startClient({ seed: 'large' })
})
afterAll(() => large.stop())

test('10,000 tickets, 2,000 accounts with a main location each, and many notes on the last ticket', async () => {
  expect((await large.search({}, { pageSize: 1 })).total).toBe(10_000)
  const accounts = await large.send('GET', '/crm/accounts/summary?PageSize=100&PageNumber=20')
  expect([accounts.json.totalRecords, accounts.json.result.length]).toEqual([2000, 100])
  const { accountId, locations } = { accountId: accounts.json.result[99].id, locations: accounts.json.result[99].locations }
  expect(await large.get(`/crm/accounts/${accountId}/locations/lookup`)).toMatchObject([{ id: locations[0].id, isMain: true }])
  const last = large.running.tickets().at(-1)
  expect(await large.get(`/servicedesk/tickets/${last?.id}/notes?PageSize=100&PageNumber=4`)).toHaveLength(45)
})

test('a walk by page number sees every ticket once', async () => {
  const seen = new Set<number>()
  for (let pageNumber = 1; pageNumber <= 100; pageNumber += 1) {
    const { rows, total } = await large.search({}, { pageSize: 100, pageNumber })
    expect(total).toBe(10_000)
    for (const { id } of rows) seen.add(id)
  }
  expect(seen.size).toBe(10_000)
  expect((await large.search({}, { pageSize: 100, pageNumber: 101 })).rows).toEqual([])
})

test('a filter finds one ticket among all, and what changes is seen at once', async () => {
  const find = (title: string): ReturnType<Client['search']> => large.search({ title, excludeCompleted: 1 })
  const [row] = (await find('Round 9988')).rows
  expect(row).toMatchObject({ title: 'Round 9988', queueName: 'Service Desk' })
  await large.result('PATCH', `/servicedesk/tickets/${row.id}`, [{ op: 'replace', path: '/StatusId', value: 8809 }])
  expect((await find('Round 9988')).total).toBe(0)
  expect((await large.search({ lastActivityUpdateFrom: '2026-03-02T09:00:00' })).rows.map(({ id }) => id)).toEqual([row.id])
  expect((await large.search({ accountIds: String(row.accountId), title: 'round' })).total).toBeLessThan(10)
})
