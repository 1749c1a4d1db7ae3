import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newTicket, startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterAll(() => client.stop())

const tickets = '/servicedesk/tickets'
const titles = async (filter: object): Promise<string[]> => (await client.search(filter)).rows.map((row) => row.title)

function queryOf(filter: object, prefix = ''): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) query.set(prefix + name, String(value))
  return query.toString()
}

describe('a filter', () => {
  test.each<[object, string[]]>([
    [{ title: 'OUTLOOK' }, ['Outlook öffnet nicht', 'Outlook öffnet nicht (noch einmal)']],
    [{ details: '2 % left' }, ['Disk full on SRV-01']],
    [{ account: 'northgate' }, ['Firewall unreachable']],
    [{ accountCode: 'obrien' }, ['New starter on Monday']],
    [{ accountIds: '41030, 41040' }, ['Firewall unreachable', 'New starter on Monday']],
    [{ accountIds: '9' }, []],
    [{ accountLocationId: 51_011 }, ['Disk full on SRV-01']],
    [{ locationName: 'york' }, ['Disk full on SRV-01']],
    [{ contactId: 61_010 }, ['Printer is out of toner']],
    [{ contactName: 'anna' }, ['Printer is out of toner']],
    [{ assigneeName: 'okafor' }, ['Outlook öffnet nicht']],
    [{ ownerIds: '31004' }, ['Firewall unreachable']],
    [{ ticketNumber: 'T100001' }, ['Printer is out of toner']],
    [{ queueNames: 'monitoring,projects' }, ['Disk full on SRV-01', 'Firewall unreachable', 'Renew our own certificate']],
    [{ queueNames: 'monitor' }, []],
    [{ statusNames: 'In Progress, Duplicate' }, ['Outlook öffnet nicht', 'Outlook öffnet nicht (noch einmal)']],
    [{ priorityNames: 'Critical' }, ['Firewall unreachable']],
    [{ ticketTypeNames: 'Alert', excludeCompleted: 1 }, ['Firewall unreachable']],
    [{ issueTypeNames: 'Hardware' }, ['Disk full on SRV-01']],
    [{ subIssueTypeNames: 'Disk' }, ['Disk full on SRV-01']],
    [{ serviceLevelAgreementNames: 'Standard SLA' }, []],
    [{ sourceIds: '0' }, ['New starter on Monday']],
    [{ hardwareAssetId: 70_004 }, ['Firewall unreachable']],
    [{ hardwareAssetName: 'srv' }, ['Disk full on SRV-01']],
    [{ isScheduled: 1 }, []],
    [{ createdByName: 'maria', queueNames: 'Projects' }, ['Renew our own certificate']],
  ])('%o', async (filter, expected) => {
    expect(await titles(filter)).toEqual(expected)
    const query = queryOf(filter, 'Filter.')
    expect((await client.get(`${tickets}?${query}`)).map((row: Json) => row.title)).toEqual(expected)
    expect(await client.get(`${tickets}/count?${queryOf(filter)}`)).toEqual({ count: expected.length })
  })

  test('ExcludeCompleted is a number; without it, and with 0, closed ones are there too', async () => {
    expect((await client.search({})).total).toBe(7)
    expect((await client.search({ excludeCompleted: 0 })).total).toBe(7)
    expect((await client.search({ ExcludeCompleted: 1 })).total).toBe(5)
    expect((await client.search({ statusNames: 'Completed', excludeCompleted: 1 })).total).toBe(0)
  })

  test.each(['openDate', 'createdOn', 'lastActivityUpdate', 'lastStatusUpdate', 'completedDate'])(
    '%s has both ends, in the zone that replies are in or in one that is named',
    async (name) => {
      const { rows } = await client.search({ statusNames: 'Completed' })
      const local = rows[0][name]
      const utc = new Date(Date.parse(`${local}-05:00`))
      const only = ['Disk full on SRV-01']
      const just = { statusNames: 'Completed' }
      expect(await titles({ ...just, [`${name}From`]: local, [`${name}To`]: local })).toEqual(only)
      expect(await titles({ ...just, [`${name}From`]: utc.toISOString(), [`${name}To`]: utc.toISOString() })).toEqual(only)
      expect(await titles({ ...just, [`${name}From`]: new Date(utc.getTime() + 1000).toISOString() })).toEqual([])
      expect(await titles({ ...just, [`${name}To`]: new Date(utc.getTime() - 1000).toISOString() })).toEqual([])
    },
  )

  test('a ticket without the date is in no range of it, and what is no date is refused', async () => {
    expect(await titles({ completedDateFrom: '2000-01-01' })).toHaveLength(2)
    expect(await titles({ dueDateTo: '2100-01-01' })).toEqual([])
    const reply = await client.send('POST', `${tickets}/search`, { filter: { openDateFrom: 'x' } })
    expect([reply.json.success, reply.json.error.message]).toEqual([false, 'The value "x" is not valid for OpenDateFrom.'])
  })

  test.each([
    { textFilter: 'contains', part: 1, whole: 1 },
    { textFilter: 'equals', part: 0, whole: 1 },
    { textFilter: 'ignored', part: 7, whole: 7 },
  ])('textFilter: $textFilter', async ({ textFilter, part, whole }) => {
    const other = await startClient({ variants: { textFilter } })
    const found = async (filter: object): Promise<number> => (await other.search(filter)).total
    expect([await found({ title: 'Firewall' }), await found({ title: 'firewall unreachable' })]).toEqual([part, whole])
    expect(await found({ details: 'No answer' })).toBe(part)
    expect(await found({ account: 'northgate' })).toBe(1)
    await other.stop()
  })
})

describe('paging', () => {
  test('counts pages from 1, takes 0 for the first, and tells the total on each', async () => {
    const page = (pageNumber: number): Promise<{ rows: Json[]; total: number }> => client.search({}, { pageSize: 3, pageNumber })
    const pages = await Promise.all([0, 1, 2, 3, 4].map(page))
    expect(pages.map(({ total }) => total)).toEqual([7, 7, 7, 7, 7])
    expect(pages.map(({ rows }) => rows.length)).toEqual([3, 3, 3, 1, 0])
    expect(pages[0]).toEqual(pages[1])
    const ids = pages.slice(1).flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(new Set(ids).size).toBe(7)
    expect((await client.get(`${tickets}?PageSize=3&pagenumber=3`)).map(({ id }: Json) => id)).toEqual(ids.slice(6))
  })

  test('needs neither a body nor a filter', async () => {
    const reply = await client.send('POST', `${tickets}/search`)
    expect([reply.json.result.length, reply.json.totalRecords]).toEqual([7, 7])
    expect((await client.send('POST', `${tickets}/search`, {})).json.totalRecords).toBe(7)
  })

  test('Exclude leaves members out', async () => {
    const { rows } = await client.search({}, { exclude: 'Details, customFields' })
    expect(rows[0]).toHaveProperty('title')
    for (const name of ['details', 'customFields']) expect(rows[0]).not.toHaveProperty(name)
  })
})

test('a row of a list has the members of its document, and no others than one ticket shares', async () => {
  const { rows } = await client.search({ ticketNumber: 'T100001' })
  const one = await client.get(`${tickets}/100001`)
  const { tenantName, customFields, hardwareAssetId, ...shared } = rows[0]
  expect(one).toMatchObject(shared)
  expect([tenantName, customFields, hardwareAssetId, one.hardwareAssetId]).toEqual(['Sandbox MSP', null, 0, null])
})

test('other lists: own tickets, those of queues, slim rows, summaries', async () => {
  const total = async (path: string): Promise<number> => (await client.send('POST', `/servicedesk/${path}/search`, {})).json.totalRecords
  expect([await total('mytickets'), await total('queuetickets')]).toEqual([0, 7])
  expect(await client.get('/servicedesk/mytickets')).toEqual([])
  expect(await client.get('/servicedesk/queuetickets?Filter.QueueNames=Projects')).toHaveLength(1)
  const slim = await client.get(`${tickets}/searchselect?Filter.Title=outlook&Filter.ExcludeCompleted=true`)
  expect(slim.map(Object.keys)).toEqual([
    [
      'id',
      'ticketNumber',
      'title',
      'queueId',
      'queueName',
      'assigneeId',
      'assigneeName',
      'openDate',
      'statusName',
      'statusId',
      'statusColor',
    ],
  ])
  const named = '/searchselect?Filter.QueueName=Monitoring&Filter.AccountId=41030'
  expect(await client.get(`${tickets}${named}`)).toHaveLength(1)
  expect(await client.get(`${tickets}${named}&Filter.ExcludedId=${slim[0].id + 2}`)).toHaveLength(0)
  const summary = await client.get(`${tickets}/summary?Filter.AccountId=41020&Filter.ExcludedIds=${slim[0].id}`)
  expect(summary).toMatchObject([{ title: 'Outlook öffnet nicht (noch einmal)', statusId: '8815', priorityId: '90' }])
})

test('times without a zone are read in the tenant’s zone, on both sides of its summer time', async () => {
  const openDateOf = async (openDate: string): Promise<string> => (await client.post(tickets, { ...newTicket, openDate })).openDate
  for (const local of ['2026-03-08T01:59:59', '2026-03-08T03:00:00', '2026-07-01T12:00:00', '2026-11-01T01:30:00', '2026-11-01T03:00:00']) {
    expect(await openDateOf(local)).toBe(local)
  }
  expect(await openDateOf('2026-07-01T12:00:00Z')).toBe('2026-07-01T08:00:00')
  expect(await openDateOf('2026-07-01T12:00:00.25+02:00')).toBe('2026-07-01T06:00:00.25')
  // An hour that the clocks leave out is told an hour later.
  expect(await openDateOf('2026-03-08T02:30:00')).toBe('2026-03-08T03:30:00')
  expect(await openDateOf('2026-03-02')).toBe('2026-03-02T00:00:00')
})
