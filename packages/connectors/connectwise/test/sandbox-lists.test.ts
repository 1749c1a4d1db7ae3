import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { query, startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterEach(() => client.running.reset())
afterAll(() => client.stop())

const idsOf = (records: Json): number[] => (records as { id: number }[]).map(({ id }) => id)
const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index)
const tickets = (parameters: Readonly<Record<string, string | number>> = {}): string => `/service/tickets${query(parameters)}`

describe('navigable paging', () => {
  test('25 a page, links with first and last, and nothing after the last page', async () => {
    for (let index = 0; index < 5; index++) await client.post('/service/tickets', { summary: 'x', company: { id: 2 } })
    const first = await client.send('GET', '/service/tickets')
    expect(idsOf(JSON.parse(first.text))).toEqual(from(1, 25))
    const base = `${client.running.url}/v4_6_release/apis/3.0/service/tickets`
    expect(first.headers.get('link')).toBe(`<${base}?page=1>; rel="first", <${base}?page=2>; rel="next", <${base}?page=2>; rel="last"`)
    const second = await client.send('GET', '/service/tickets?page=2')
    expect(idsOf(JSON.parse(second.text))).toEqual(from(26, 5))
    expect(second.headers.get('link')).not.toContain('next')
    expect(second.headers.get('link')).toContain(`<${base}?page=1>; rel="prev"`)
    expect(await client.get('/service/tickets?page=3')).toEqual([])
  })

  test('links keep the request’s own path and query, escaped as the vendor does', async () => {
    const conditions = 'LastUpdated >= [2025-04-01T20:02:28Z]'
    const reply = await client.send('GET', `/company/contacts/${query({ conditions, pageSize: 2 })}`)
    expect(reply.headers.get('link')).toContain(
      '/v4_6_release/apis/3.0/company/contacts/?conditions=LastUpdated+%3e%3d+%5b2025-04-01T20%3a02%3a28Z%5d&pageSize=2&page=2>; rel="next"',
    )
  })

  test('names of parameters come in any case', async () => {
    expect(idsOf(await client.get('/service/tickets?PAGESIZE=3&Page=2'))).toEqual([4, 5, 6])
  })

  test.each([
    ['clamp', 200],
    ['400', 400],
  ])('variant pageSizeOver %s', async (pageSizeOver, status) => {
    const other = await startClient({ seed: 'large', variants: { pageSizeOver } })
    const reply = await other.send('GET', `/company/companies${query({ pageSize: 1001, fields: 'id' })}`)
    expect(reply.status).toBe(status)
    if (status === 200) expect(JSON.parse(reply.text)).toHaveLength(1000)
    await other.stop()
  })
})

test('variant forwardOnlyEnd: the empty link comes with the last rows, or with the empty page after them', async () => {
  const other = await startClient({ variants: { forwardOnlyEnd: 'empty-page' } })
  const forward = { 'pagination-type': 'forward-only' }
  const last = await other.send('GET', tickets({ pageSize: 20, pageId: 20 }), undefined, forward)
  expect(idsOf(JSON.parse(last.text))).toEqual(from(21, 5))
  expect(last.headers.get('link')).toContain('pageId=25>; rel="next"')
  const empty = await other.send('GET', tickets({ pageSize: 20, pageId: 25 }), undefined, forward)
  expect([JSON.parse(empty.text), empty.headers.get('link')]).toEqual([[], ''])
  await other.stop()
})

test('forward-only paging is by id, and page does not count', async () => {
  const forward = { 'pagination-type': 'forward-only' }
  const statuses = await client.send('GET', '/service/boards/1/statuses?page=3', undefined, forward)
  expect(idsOf(JSON.parse(statuses.text))).toEqual([16, 17, 18, 19, 20, 21, 23])
  const some = await client.send('GET', tickets({ conditions: 'closedFlag = false', pageSize: 5 }), undefined, forward)
  const ids = idsOf(JSON.parse(some.text))
  const after = await client.send(
    'GET',
    tickets({ conditions: 'closedFlag = false', pageSize: 5, pageId: ids[4] ?? 0 }),
    undefined,
    forward,
  )
  expect(Math.min(...idsOf(JSON.parse(after.text)))).toBeGreaterThan(Math.max(...ids))
})

test('forward-only paging goes by id, and ends with a link header that is empty', async () => {
  const forward = { 'pagination-type': 'forward-only' }
  const first = await client.send('GET', tickets({ pageSize: 20 }), undefined, forward)
  expect(idsOf(JSON.parse(first.text))).toEqual(from(1, 20))
  const next = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
  expect(next).toContain('pageId=20')
  const last = await client.send('GET', new URL(next).pathname + new URL(next).search, undefined, forward)
  expect(idsOf(JSON.parse(last.text))).toEqual(from(21, 5))
  expect(last.headers.get('link')).toBe('')
  expect((await client.send('GET', tickets({ orderBy: 'id' }), undefined, forward)).status).toBe(400)
})

describe('filters', () => {
  test('conditions by reference, text, flag, time and id', async () => {
    expect(await client.get(tickets({ conditions: 'board/name="Security Alerts" and status/id=43' }))).toHaveLength(1)
    expect(idsOf(await client.get(tickets({ conditions: 'id > 20', orderBy: 'id desc', pageSize: 2 })))).toEqual([25, 24])
    const open = await client.get(tickets({ conditions: 'closedFlag = false' }))
    const closed = await client.get(tickets({ conditions: 'closedFlag = True' }))
    expect(open.length + closed.length).toBe(25)
    expect(closed.length).toBeGreaterThan(3)
    expect(closed.every((ticket: Json) => ticket.closedDate && ticket.closedBy)).toBe(true)
    const late = await client.get(tickets({ conditions: '_info/lastUpdated > [2026-02-27T12:00:00Z]' }))
    expect(await client.get(tickets({ conditions: 'lastUpdated > [2026-02-27T12:00:00Z]' }))).toEqual(late)
    expect(late.length).toBeGreaterThan(0)
    expect(idsOf(await client.get(`/company/companies${query({ conditions: 'name contains "müller" and deletedFlag=false' })}`))).toEqual([
      19_007,
    ])
    expect(await client.get(`/company/contacts${query({ conditions: 'company/identifier="Muellerbau"' })}`)).toHaveLength(2)
  })

  test('counts take the same conditions', async () => {
    expect(await client.get(`/service/tickets/count${query({ conditions: 'id > 20' })}`)).toEqual({ count: 5 })
    expect(await client.get('/company/companies/count')).toEqual({ count: 9 })
    expect(await client.get('/service/boards/1/statuses/count')).toEqual({ count: 7 })
  })

  test.each([
    ['resources/identifier = "x"', 'resources/identifier is not a recognized name.'],
    ['initialDescription = "x"', 'initialDescription is not a recognized name.'],
  ])('%s is refused in the vendor’s words', async (conditions, message) => {
    const reply = await client.send('GET', tickets({ conditions }))
    expect([reply.status, JSON.parse(reply.text)]).toEqual([400, { code: 'ApiFindCondition', message }])
    expect(reply.text).toContain('\r\n')
  })

  test.each([
    ['orderBy', 'nothing desc'],
    ['childConditions', 'summary = "x"'],
    ['childConditions', 'communicationItems/value = "x"'],
    ['customFieldConditions', 'summary = "x"'],
    ['customFieldConditions', 'caption = '],
  ])('%s %s is refused', async (name, text) => {
    const reply = await client.send('GET', tickets({ [name]: text }))
    expect([reply.status, JSON.parse(reply.text).code]).toEqual([400, 'ApiFindCondition'])
  })

  test('childConditions look into lists, and all of one is about the same entry', async () => {
    const contacts = async (childConditions: string): Promise<Json> =>
      (await client.get(`/company/contacts${query({ childConditions })}`)).map(({ lastName }: Json) => lastName)
    expect(await contacts('communicationItems/value like "ruth.%" AND communicationItems/communicationType="Email"')).toEqual(['Bracken'])
    expect(await contacts('communicationItems/value like "ruth.%" AND communicationItems/communicationType="Phone"')).toEqual([])
    expect(await contacts('communicationItems/value like "0113%" AND communicationItems/communicationType="Phone"')).toEqual([
      'Bracken',
      'Avery',
    ])
    expect(await contacts('communicationItems/type/name = "email" and communicationItems/value contains "müller"')).toEqual([])
    expect(await contacts('communicationItems/value = null')).toEqual(['Peel'])
    expect(await client.get(`/company/companies/count${query({ childConditions: 'types/id=1' })}`)).toEqual({ count: 9 })
    expect(await client.get(`/company/companies/count${query({ childConditions: 'types/id=1', conditions: 'id = 2' })}`)).toEqual({
      count: 1,
    })
    await client.post('/service/tickets', { summary: 'x', company: { id: 2 }, integratorTags: ['jf', 'b'] })
    expect(idsOf(await client.get(tickets({ childConditions: 'integratorTags = "jf"' })))).toEqual([26])
  })

  test('a search takes its filters in the body and its page in the query', async () => {
    const path = '/service/tickets/search?pageSize=2&page=2'
    expect(idsOf(await client.post(path, { conditions: 'id > 10', orderBy: 'id' }))).toEqual([13, 14])
    const filters = { childconditions: 'integratorTags = "no"', customfieldconditions: '' }
    expect(await client.post('/service/tickets/search', filters)).toEqual([])
    const found = await client.post('/service/tickets/search', {
      childConditions: '',
      customFieldConditions: 'caption="Asset tag" and value != null',
    })
    expect(found).toHaveLength(1)
    const reply = await client.send('POST', '/service/tickets/search', { conditions: 'id>1', page: 2 })
    expect(reply.status).toBe(400)
    expect(JSON.parse(reply.text).message).toMatch(
      /^Could not find member 'page' on object of type 'FilterValues'\. Path 'page', line 1, position/,
    )
  })
})

describe('records', () => {
  test('fields gives a part, into references too', async () => {
    const [record] = await client.get(tickets({ fields: 'id,summary,status/id', pageSize: 1 }))
    expect(Object.keys(record)).toEqual(['id', 'summary', 'status'])
    expect(Object.keys(record.status)).toEqual(['id'])
  })

  test('nulls are left out, and what is there tells who wrote it and when', async () => {
    const [company] = await client.get(`/company/companies${query({ conditions: 'identifier="TidewellFoods"' })}`)
    expect(company).not.toHaveProperty('website')
    expect(company._info).toMatchObject({ enteredBy: 'mweber', lastUpdated: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) })
    expect(Object.values(await client.get('/service/tickets/1'))).not.toContain(null)
  })

  test('every absolute address starts with the public one', async () => {
    const first = await startClient()
    const port = Number(new URL(first.running.url).port)
    await first.stop()
    const proxied = await startClient({ port, publicUrl: 'https://proxy.example' })
    expect(proxied.running.settings).toMatchObject({ site: 'https://proxy.example', network: 'private' })
    const reply = await proxied.send('GET', tickets({ pageSize: 1 }))
    expect(reply.headers.get('link')).toContain(
      '<https://proxy.example/v4_6_release/apis/3.0/service/tickets?pageSize=1&page=2>; rel="next"',
    )
    expect(reply.text).toContain('"board_href":"https://proxy.example/v4_6_release/apis/3.0/service/boards/1"')
    expect(reply.text).not.toContain('127.0.0.1')
    const created = await proxied.send('POST', '/service/tickets', { summary: 'x', company: { id: 2 } })
    expect(created.headers.get('location')).toMatch(/^http:\/\/proxy\.example\/v4_6_release\/apis\/3\.0\/service\/tickets\/\d+$/)
    await proxied.stop()
  })

  test('e-mail addresses and phone numbers stand in communicationItems', async () => {
    const [contact] = await client.get(`/company/contacts${query({ conditions: 'lastName="Bracken"' })}`)
    expect(contact.communicationItems).toMatchObject([
      { value: 'ruth.bracken@brackenholt.example', communicationType: 'Email' },
      { communicationType: 'Phone' },
    ])
    expect(contact).not.toHaveProperty('email')
  })

  test.each([
    ['/company/contacts/57919', 'Contact 57919 not found'],
    ['/service/tickets/99', 'Ticket 99 not found'],
    ['/service/tickets/abc', 'Ticket abc not found'],
    ['/service/boards/9/statuses', 'ServiceBoard 9 not found'],
  ])('%s is not there', async (path, message) => {
    const reply = await client.send('GET', path)
    expect([reply.status, JSON.parse(reply.text)]).toEqual([404, { code: 'NotFound', message }])
  })

  test('every list of the catalogue has its own flags', async () => {
    expect(await client.get('/service/boards')).toMatchObject([{ name: 'Help Desk' }, { name: 'Security Alerts' }])
    const statuses = await client.get('/service/boards/1/statuses')
    expect(statuses.filter((status: Json) => status.closedStatus)).toHaveLength(2)
    expect(statuses.filter((status: Json) => status.defaultFlag)).toHaveLength(1)
    expect(statuses.filter((status: Json) => status.inactive)).toHaveLength(1)
    expect(await client.get('/service/boards/4/types/61')).toMatchObject({ name: 'Alert', defaultFlag: true, board: { id: 4 } })
    expect(await client.get('/service/priorities')).toMatchObject([
      { level: 'Critical' },
      { level: 'High' },
      { level: 'Medium' },
      { level: 'Low' },
    ])
    expect(await client.get('/service/sources')).toHaveLength(4)
    expect(await client.get('/company/companies/statuses')).toMatchObject([{ name: 'Active', defaultFlag: true }, {}, {}])
  })
})

test('a walk by key meets page faults like any other', async () => {
  const page = async (after: number): Promise<number[]> =>
    idsOf(
      await client.get(
        tickets({ conditions: `id > ${after} and closedFlag != true or id > ${after}`, orderBy: 'id', pageSize: 10, fields: 'id' }),
      ),
    )
  client.running.setFaults({ seed: 1, script: [{ kind: 'stuck-cursor' }, { kind: 'doubled-row' }, { kind: 'row-deleted' }] })
  expect(await page(0)).toEqual(from(1, 10))
  expect(await page(10)).toEqual(from(1, 10))
  expect(await page(10)).toEqual([10, ...from(11, 9)])
  expect(await page(10)).toEqual(from(11, 10))
  expect(client.running.tickets()).toHaveLength(24)
  expect(client.running.stats().faults).toEqual({ 'stuck-cursor': 1, 'doubled-row': 1, 'row-deleted': 1 })
})
