import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { search, startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterEach(() => client.running.reset())
afterAll(() => client.stop())

const all = [{ op: 'exist', field: 'id' }]
const idsOf = (page: Json): number[] => (page.items as { id: number }[]).map(({ id }) => id)
const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index)
const link = (page: Json, way: 'next' | 'prev' = 'next'): string => String(page.pageDetails[`${way}PageUrl`])

/** What a link carries, read back. */
const pagingOf = (url: string): Json => JSON.parse(new URL(url).searchParams.get('paging') ?? 'null')

describe('pages', () => {
  test('ids rise, and every page tells its count, the size that was asked for, and its neighbours', async () => {
    const body = { MaxRecords: 10, filter: all }
    const first = await client.post('Tickets/query', body)
    expect(idsOf(first)).toEqual(from(7841, 10))
    expect(first.pageDetails).toMatchObject({ count: 10, requestCount: 10, prevPageUrl: null })
    const second = await client.post(link(first), body)
    expect(idsOf(second)).toEqual(from(7851, 10))
    const third = await client.post(link(second), body)
    expect(idsOf(third)).toEqual(from(7861, 5))
    expect(third.pageDetails).toMatchObject({ count: 5, requestCount: 10, nextPageUrl: null })
    expect(idsOf(await client.post(link(third, 'prev'), body))).toEqual(idsOf(second))
    const back = await client.post(link(await client.post(link(third, 'prev'), body), 'prev'), body)
    expect(idsOf(back)).toEqual(idsOf(first))
    expect(back.pageDetails.prevPageUrl).toBeNull()
    expect(idsOf(await client.post(link(back), body))).toEqual(idsOf(second))
  })

  test('a page that is just full has no next one', async () => {
    const page = await client.post('Tickets/query', { MaxRecords: 25, filter: all })
    expect(page.pageDetails).toMatchObject({ count: 25, nextPageUrl: null })
  })

  test('500 where nothing is asked for, and nothing is a page too', async () => {
    const page = await client.post('Tickets/query', { filter: [{ op: 'eq', field: 'title', value: 'nothing' }] })
    expect(page).toEqual({ items: [], pageDetails: { count: 0, requestCount: 500, prevPageUrl: null, nextPageUrl: null } })
  })

  test('a record that goes between two pages takes nothing from the next one', async () => {
    const body = { MaxRecords: 10, filter: [{ op: 'noteq', field: 'title', value: 'gone' }] }
    const first = await client.post('Tickets/query', body)
    await client.patch('Tickets', { id: 7845, title: 'gone' })
    expect(idsOf(await client.post(link(first), body))).toEqual(from(7851, 10))
  })
})

describe('links after a POST', () => {
  const body = { MaxRecords: 2, IncludeFields: ['id'], filter: [{ op: 'lt', field: 'id', value: 7846 }] }

  test('hold the position alone, with escapes in lower case', async () => {
    const page = await client.post('Tickets/query', body)
    expect(link(page)).toBe(
      `${client.running.url}/ATServicesRest/V1.0/Tickets/query/next?paging=%7b%22pageSize%22%3a2%2c%22previousIds%22%3a%5b-1%5d%2c%22nextIds%22%3a%5b7842%5d%7d`,
    )
  })

  test('must be posted, with the same body: a GET is a 405, no body is a 500', async () => {
    const page = await client.post('Tickets/query', body)
    const got = await client.send('GET', link(page))
    expect([got.status, JSON.parse(got.text)]).toEqual([405, { Message: "The requested resource does not support http method 'GET'." }])
    expect(await client.refused('POST', link(page))).toEqual([expect.stringContaining('Parameter name: filters')])
    expect(idsOf(await client.post(link(page), body))).toEqual([7843, 7844])
    expect(idsOf(await client.post(link(page), { filter: [{ op: 'gt', field: 'id', value: 7860 }] }))).toEqual([7861, 7862])
  })

  test('a link that can not be read is refused', async () => {
    const url = `${client.running.url}/ATServicesRest/V1.0/Tickets/query/next`
    expect(await client.refused('POST', url, body)).toEqual([expect.stringContaining('Parameter name: paging')])
    expect(await client.refused('POST', `${url}?paging=%7b%22pageSize%22%3a2%7d`, body)).toHaveLength(1)
    expect(await client.refused('POST', `${url}?paging=%7b`, body)).toHaveLength(1)
  })
})

describe('links after a GET', () => {
  const model = { MaxRecords: 3, filter: [{ op: 'lt', field: 'id', value: 7847 }] }

  test('are got, and have the query in them', async () => {
    const first = await client.get(search('Tickets', model))
    expect(JSON.parse(new URL(link(first)).searchParams.get('search') ?? '')).toEqual(model)
    const second = await client.get(link(first))
    expect(idsOf(second)).toEqual([7844, 7845, 7846])
    expect(second.pageDetails.nextPageUrl).toBeNull()
    expect(idsOf(await client.get(link(second, 'prev')))).toEqual([7841, 7842, 7843])
  })

  test('a query in single quotes stays as it came', async () => {
    const text = "{'MaxRecords':3,'filter':[{'op':'exist','field':'id'}]}"
    const page = await client.get(`Tickets/query?search=${encodeURIComponent(text)}`)
    expect(link(page)).toContain('&search=%7b%27MaxRecords%27%3a3%2c%27filter%27')
    expect(idsOf(await client.get(link(page)))).toEqual([7844, 7845, 7846])
  })

  test('an address beyond 2048 characters is a 404 of the web server, of a link too', async () => {
    const withTitle = (length: number): object => ({
      MaxRecords: 1,
      filter: [
        { op: 'noteq', field: 'title', value: 'x'.repeat(length) },
        { op: 'gt', field: 'id', value: 0 },
      ],
    })
    const tooLong = await client.send('GET', search('Tickets', withTitle(2000)))
    expect([tooLong.status, tooLong.headers.get('content-type')]).toEqual([404, 'text/html'])
    expect((await client.send('POST', 'Tickets/query', withTitle(2000))).status).toBe(200)
    const page = await client.get(search('Tickets', withTitle(1700)))
    expect((await client.send('GET', link(page))).status).toBe(404)
  })
})

describe('the 50 pages that are kept', () => {
  const body = { MaxRecords: 1, IncludeFields: ['id'], filter: all }

  async function walk(other: Client): Promise<{ readonly ids: number[]; readonly last: Json }> {
    for (let index = 0; index < 40; index++) {
      await other.post('Tickets', { companyID: 0, status: 1, priority: 2, queueID: 5, title: `Walk ${index}` })
    }
    let page = await other.post('Tickets/query', body)
    const ids = idsOf(page)
    while (page.pageDetails.nextPageUrl !== null) {
      page = await other.post(link(page), body)
      ids.push(...idsOf(page))
    }
    return { ids, last: page }
  }

  test('a walk goes on, and only so far back', async () => {
    const { ids, last } = await walk(client)
    expect(ids).toEqual(from(7841, 65))
    expect(pagingOf(link(last, 'prev')).previousIds).toHaveLength(50)
    let page = last
    let steps = 0
    while (page.pageDetails.prevPageUrl !== null) {
      page = await client.post(link(page, 'prev'), body)
      steps += 1
    }
    expect([steps, idsOf(page)]).toEqual([50, [7855]])
  })

  test('variant pagesKept all: a walk ends after them without a word', async () => {
    const other = await startClient({ variants: { pagesKept: 'all' } })
    const { ids } = await walk(other)
    expect(ids).toEqual(from(7841, 50))
    await other.stop()
  })
})

describe('lists below a parent', () => {
  test('are pages too, whose links lead to the query', async () => {
    for (let index = 0; index < 3; index++) {
      await client.post('Tickets/7841/Notes', { title: `${index}`, description: 'x', noteType: 1, publish: 1 })
    }
    await client.post('Tickets/7842/Notes', { title: 'other', description: 'x', noteType: 1, publish: 1 })
    const page = await client.get('Tickets/7841/Notes')
    expect(page.items.map((item: Json) => item.title as string)).toEqual(['0', '1', '2'])
    expect(page.pageDetails).toEqual({ count: 3, requestCount: 500, prevPageUrl: null, nextPageUrl: null })
    expect(await client.get('Tickets/7843/Notes')).toMatchObject({ items: [] })
    expect(await client.get('Tickets/999999/Notes')).toMatchObject({ items: [] })
  })
})

describe('what is in a page', () => {
  test('without IncludeFields all fields, the empty ones null', async () => {
    const [ticket] = await client.query('Tickets', { op: 'eq', field: 'id', value: 7841 })
    expect(ticket).toMatchObject({ id: 7841, projectID: null, rmmAlertID: null, companyID: expect.any(Number) as number })
    expect(Object.keys(ticket)).toHaveLength(76)
  })

  test('with IncludeFields just those, under the vendor’s names', async () => {
    const body = { IncludeFields: ['ID', 'Title', 'projectid'], filter: [{ op: 'eq', field: 'id', value: 7841 }] }
    const { items } = await client.post('Tickets/query', body)
    expect(items).toEqual([{ id: 7841, title: 'Printer on the second floor prints blank pages', projectID: null }])
  })

  test('user-defined fields are texts or null, and can be chosen by name', async () => {
    const body = { IncludeFields: ['id', 'asset TAG'], filter: [{ op: 'in', field: 'id', value: [7841, 7845] }] }
    const { items } = await client.post('Tickets/query', body)
    expect(items).toEqual([
      { id: 7841, userDefinedFields: [{ name: 'Asset tag', value: null }] },
      { id: 7845, userDefinedFields: [{ name: 'Asset tag', value: 'AR-4711' }] },
    ])
  })

  test('a protected one reads as stars', async () => {
    const [item] = await client.query('ConfigurationItems', { op: 'eq', field: 'id', value: 901 })
    expect(item.userDefinedFields).toEqual([
      { name: 'Kaseya Agent GUID', value: '77000' },
      { name: 'BIOS password', value: '*****' },
      { name: 'Integration Device', value: null },
    ])
  })

  test('an entity without user-defined fields has no collection', async () => {
    expect((await client.query('Roles'))[0]).not.toHaveProperty('userDefinedFields')
  })

  test('variant udfCollection: it is left out where no record of the reply has a value', async () => {
    const other = await startClient({ variants: { udfCollection: 'with-values' } })
    const ids = (...value: number[]): object => ({ op: 'in', field: 'id', value })
    expect((await other.query('Tickets', ids(7841)))[0]).not.toHaveProperty('userDefinedFields')
    const both = await other.query('Tickets', ids(7841, 7845))
    expect(both.map((item) => (item.userDefinedFields as object[]).length)).toEqual([2, 2])
    expect((await other.get('Tickets/7841')).item).not.toHaveProperty('userDefinedFields')
    await other.stop()
  })

  test.each([
    ['Z', '2026-01-31T09:00:00.000Z'],
    ['no-zone', '2026-01-31T09:00:00'],
  ])('variant dates %s', async (dates, expected) => {
    const other = await startClient({ variants: { dates } })
    expect((await other.get('Tickets/7841')).item.createDate).toBe(expected)
    await other.stop()
  })
})
