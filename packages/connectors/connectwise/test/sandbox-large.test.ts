import { afterAll, beforeAll, expect, test } from 'vitest'
import { presentTicket, ticketColumns } from '../sandbox/wire/tickets.ts'
import { seedTenant } from '../sandbox/seeds/seeds.ts'
import { valuesAt } from '../sandbox/conditions/index.ts'
import { seededRandom, virtualClock } from '@jackfield/sandbox'
import { query, startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let large: Client

beforeAll(async () => {
  large = await startClient({ seed: 'large' })
})
afterAll(() => large.stop())

const page = (parameters: Readonly<Record<string, string | number>>): Promise<Json> =>
  large.get(`/service/tickets${query({ pageSize: 1000, fields: 'id', ...parameters })}`)

test('100,000 tickets, 2,000 companies, and thousands of contacts and of notes on one ticket', async () => {
  expect(await large.get('/service/tickets/count')).toEqual({ count: 100_000 })
  expect(await large.get('/company/companies/count')).toEqual({ count: 2000 })
  const last = large.running.tickets().at(-1)
  expect(last).toMatchObject({ id: '100000', title: 'Round 100000' })
  for (const path of ['/company/contacts', `/service/tickets/${last?.id}/notes`]) {
    expect((await large.get(`${path}/count`)).count, path).toBeGreaterThan(2000)
  }
})

test('a walk by key and one by page number both see every ticket once', async () => {
  let last = 0
  let seen = 0
  for (let rows = await page({ conditions: 'id > 0', orderBy: 'id' }); rows.length;) {
    expect(rows[0].id).toBe(last + 1)
    seen += rows.length
    last = rows.at(-1).id
    rows = await page({ conditions: `id > ${last}`, orderBy: 'id' })
  }
  expect([seen, last]).toEqual([100_000, 100_000])
  expect((await page({ page: 37 }))[0].id).toBe(36_001)
  expect(await page({ page: 100 })).toHaveLength(1000)
  expect(await page({ page: 101 })).toEqual([])
})

test('filters and orders over all of them, and what changes is seen at once', async () => {
  const open = 'closedFlag = false and id > 50000'
  expect((await large.get(`/service/tickets/count${query({ conditions: 'closedFlag = false' })}`)).count).toBeGreaterThan(24_000)
  expect((await page({ conditions: open })).slice(0, 3)).toEqual([{ id: 50_004 }, { id: 50_008 }, { id: 50_012 }])
  expect((await page({ conditions: 'id >= 99998', orderBy: 'id desc' })).map(({ id }: Json) => id)).toEqual([100_000, 99_999, 99_998])
  const newest = async (): Promise<Json> => (await page({ orderBy: 'lastUpdated desc', pageSize: 1 }))[0]
  expect(await newest()).toEqual({ id: 100_000 })
  await large.patch('/service/tickets/50004', { op: 'replace', path: 'status', value: { id: 21 } })
  expect(await newest()).toEqual({ id: 50_004 })
  expect((await page({ conditions: open }))[0]).toEqual({ id: 50_008 })
  const byName = async (name: string): Promise<number> => (await page({ conditions: `company/name = "${name}"` })).length
  const before = await byName('Bracken & Holt Ltd')
  expect([before > 0, await byName('Renamed')]).toEqual([true, 0])
  await large.patch('/company/companies/19000', { op: 'replace', path: 'name', value: 'Renamed' })
  expect([await byName('Bracken & Holt Ltd'), await byName('Renamed')]).toEqual([0, before])
})

test('a column of a ticket holds what its record says', () => {
  const tenant = seedTenant({
    seed: 'demo',
    clock: virtualClock(),
    publicUrl: 'http://127.0.0.1',
    random: seededRandom('columns'),
    variant: () => '',
    deliver: () => undefined,
  })
  for (const row of tenant.tickets.rows()) {
    const record = presentTicket(tenant, row)
    const searchable = { ...(record['_info'] as object), ...record }
    for (const [name, column] of Object.entries(ticketColumns(tenant))) {
      expect(
        [column(row)].filter((value) => value !== null && value !== undefined),
        `${name} of ${row.id}`,
      ).toEqual(valuesAt(searchable, name))
    }
  }
})
