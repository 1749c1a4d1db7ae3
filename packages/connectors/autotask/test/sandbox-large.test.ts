import { afterAll, beforeAll, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient({ seed: 'large' })
})
afterAll(() => client.stop())

const all = [{ op: 'exist', field: 'id' }]
const count = async (entity: string, filter: readonly object[] = all): Promise<number> =>
  Number((await client.post(`${entity}/query/count`, { filter })).queryCount)

/** The ids of a whole walk, page by page by the links or by the last id. */
async function walk(entity: string, how: 'links' | 'ids', filter: readonly object[] = all): Promise<number[]> {
  const ids: number[] = []
  let page: Json = null
  do {
    const bound = how === 'ids' && ids.length ? [{ op: 'gt', field: 'id', value: ids.at(-1) }] : []
    const path = how === 'links' && page ? String(page.pageDetails.nextPageUrl) : `${entity}/query`
    page = await client.post(path, { IncludeFields: ['id'], filter: [...filter, ...bound] })
    ids.push(...(page.items as { id: number }[]).map(({ id }) => id))
  } while (how === 'links' ? page.pageDetails.nextPageUrl !== null : (page.items as unknown[]).length > 0)
  return ids
}

test('100,000 tickets, 20,000 devices, 2,000 companies, and more contacts and notes than fit on four pages', async () => {
  expect(await count('Tickets')).toBe(100_000)
  expect(await count('Companies')).toBe(2000)
  expect(await count('ConfigurationItems')).toBe(20_000)
  expect(await count('Contacts')).toBeGreaterThan(2345)
  expect(await count('TicketNotes')).toBe(2345)
  expect(await count('Tickets', [{ op: 'noteq', field: 'status', value: 5 }])).toBeGreaterThan(20_000)
  expect(client.running.tickets()).toHaveLength(100_000)
})

test.each(['links', 'ids'] as const)('companies in full pages, by %s: company 0 is the first of them', async (how) => {
  const ids = await walk('Companies', how)
  expect(ids).toHaveLength(2000)
  expect(ids[0]).toBe(0)
  expect(ids).toEqual([...new Set(ids)].sort((left, right) => left - right))
})

test('the last of four full pages has no next one', async () => {
  let page = await client.post('Companies/query', { IncludeFields: ['id'], filter: all })
  let pages = 1
  while (page.pageDetails.nextPageUrl !== null) {
    page = await client.post(String(page.pageDetails.nextPageUrl), { IncludeFields: ['id'], filter: all })
    pages += 1
  }
  expect([pages, page.pageDetails.count]).toEqual([4, 500])
})

test('a walk over all open tickets gives each of them once', async () => {
  const open = [{ op: 'noteq', field: 'status', value: 5 }]
  const ids = await walk('Tickets', 'ids', open)
  expect(ids).toHaveLength(await count('Tickets', open))
  expect(new Set(ids).size).toBe(ids.length)
})

test('notes of one ticket have pages too', async () => {
  const last = client.running.tickets().at(-1)?.id
  const page = await client.get(`Tickets/${last}/Notes`)
  expect(page.pageDetails).toMatchObject({ count: 500, prevPageUrl: null })
  const next = await client.get(String(page.pageDetails.nextPageUrl))
  expect(next.items[0].id).toBe(page.items.at(-1).id + 1)
})

test('more than 500 results need the id among their fields', async () => {
  const body = { IncludeFields: ['companyName'], filter: all }
  expect(await client.refused('POST', 'Companies/query', body)).toEqual([expect.stringContaining('Id must be among')])
  const few = { IncludeFields: ['companyName'], filter: [{ op: 'lt', field: 'id', value: 10_000 }] }
  expect((await client.post('Companies/query', few)).items[0]).toEqual({ companyName: 'Harrow & Pine Managed Services' })
})

test('what is written is found, and new ids go on', async () => {
  const { itemId } = await client.post('Tickets', {
    companyID: 0,
    status: 1,
    priority: 1,
    queueID: 8,
    title: 'New',
    externalID: 'JF-LARGE',
  })
  const found = await client.query('Tickets', { op: 'eq', field: 'externalID', value: 'JF-LARGE' })
  expect(found.map(({ id }) => id as number)).toEqual([itemId])
  expect((await client.get(`Tickets/${itemId}`)).item.ticketNumber).toMatch(/^T20260302\.\d{4}$/)
})
