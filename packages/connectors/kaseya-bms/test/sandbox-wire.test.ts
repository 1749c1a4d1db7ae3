import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { member, newTicket, startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'
import { dotnetName } from '../sandbox/wire/present.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const ticket = '/servicedesk/tickets/100001'

/** A sandbox with one variant at another value, for one test. */
async function withVariant<T>(variants: Readonly<Record<string, string>>, use: (one: Client) => Promise<T>): Promise<T> {
  const one = await startClient({ variants })
  try {
    return await use(one)
  } finally {
    await one.stop()
  }
}

describe('names', () => {
  test.each([
    ['SLAId', 'slaId'],
    ['VSAAssetId', 'vsaAssetId'],
    ['CCs', 'cCs'],
    ['IPAddress', 'ipAddress'],
    ['PONumber', 'poNumber'],
    ['DNSServers', 'dnsServers'],
    ['StackStrace', 'stackStrace'],
    ['PayloadURL', 'payloadURL'],
    ['ListingIDEnum', 'listingIDEnum'],
    ['Id', 'id'],
    ['isActive', 'isActive'],
    ['URL', 'url'],
  ])('%s is %s by .NET’s rules', (name, expected) => {
    expect(dotnetName(name)).toBe(expected)
  })

  test('come in camelCase by those rules', async () => {
    const one = await client.get(ticket)
    for (const name of ['slaId', 'vsaAssetId', 'cCs', 'hasMetSLA']) expect(one).toHaveProperty(name)
    const failure = await client.send('GET', '/servicedesk/tickets/5')
    expect(Object.keys(failure.json)).toEqual(['success', 'error', 'result'])
    expect(Object.keys(failure.json.error)).toEqual(['code', 'message', 'details', 'stackStrace', 'subErrors'])
  })

  test('acronyms: with the first letter alone in lower case', async () => {
    const one = await withVariant({ acronyms: 'first-letter' }, (other) => other.get(ticket))
    for (const name of ['sLAId', 'vSAAssetId', 'cCs', 'id']) expect(one).toHaveProperty(name)
  })

  test('casing: as the document has them, in every reply', async () => {
    await withVariant({ casing: 'pascal' }, async (other) => {
      const { json } = await other.send('POST', '/servicedesk/tickets/search', { Filter: { TicketNumber: 'T100001' } })
      expect(Object.keys(json)).toEqual(['Success', 'Error', 'Result', 'TotalRecords'])
      for (const name of ['Id', 'SLAId', 'StatusName']) expect(json.Result[0]).toHaveProperty(name)
      expect(Object.keys((await other.send('GET', '/crm/accounts/summary/41010')).json)).toContain('AccountName')
      expect((await other.send('GET', '/x')).json.Success).toBe(false)
    })
  })
})

test('ids: as texts, everywhere but where they are counts, and taken back so', async () => {
  await withVariant({ ids: 'text' }, async (other) => {
    const one = await other.get(ticket)
    expect([one.id, one.accountId, one.createdBy, one.statusOrder, one.assigneeId]).toEqual(['100001', '41010', '31002', 1, null])
    const { json } = await other.send('POST', '/servicedesk/tickets/search', { filter: { contactId: '61010' } })
    expect([json.result[0].id, json.totalRecords]).toEqual(['100001', 1])
    const info = await other.get('/security/userinfo')
    expect(typeof info.userAccessRights[0].mainMenuId).toBe('string')
    expect((await other.get('/crm/accounts/summary'))[0].locations[0].id).toBe('50001')
  })
})

describe('failures', () => {
  const kinds = [
    ['POST', '/servicedesk/tickets', {}],
    ['GET', '/servicedesk/tickets/5', undefined],
    ['GET', '/system/lookup/Colour', undefined],
  ] as const

  test('come in a 200, or with a status of their own, and always in the envelope', async () => {
    const statusesOf = async (one: Client): Promise<number[]> => {
      const replies = await Promise.all(kinds.map(([method, path, body]) => one.send(method, path, body)))
      for (const { json } of replies) expect(json).toMatchObject({ success: false, result: null, error: { message: expect.any(String) } })
      return replies.map(({ status }) => status)
    }
    expect(await statusesOf(client)).toEqual([200, 200, 200])
    expect(await withVariant({ failure: 'status' }, statusesOf)).toEqual([400, 404, 404])
  })

  test('a path that is not there, one outside of v2, and another method', async () => {
    for (const [method, path, status] of [
      ['GET', '/servicedesk/nothing', 404],
      ['GET', '/v1/servicedesk/tickets', 404],
      ['DELETE', '/security/userinfo', 405],
    ] as const) {
      const reply = await client.send(method, path)
      expect([reply.status, reply.json.success], path).toEqual([status, false])
    }
    const { url } = client.running
    const root = await fetch(`${url}/servicedesk/tickets`, { headers: { authorization: 'Bearer x' } })
    expect(root.status).toBe(404)
    const cased = await client.send('GET', '/ServiceDesk/Tickets/100001')
    expect(cased.json.success).toBe(true)
  })
})

test('emptyReplies: an envelope where no body is declared', async () => {
  await withVariant({ emptyReplies: 'envelope' }, async (other) => {
    const reply = await other.send('DELETE', ticket)
    expect(reply.json).toEqual({ success: true, error: null, result: null })
  })
  expect((await client.send('DELETE', ticket)).text).toBe('')
})

describe('times', () => {
  const openDate = '2026-07-01T12:00:00.5Z'
  const made = (one: Client): Promise<Json> => one.post('/servicedesk/tickets', { ...newTicket, openDate })

  test.each([
    ['tenant-zone', '2026-07-01T08:00:00.5', '2026-03-02T09:00:00'],
    ['utc', '2026-07-01T12:00:00.5', '2026-03-02T14:00:00'],
    ['with-zone', '2026-07-01T12:00:00.5Z', '2026-03-02T14:00:00Z'],
  ])('%s', async (times, opened, now) => {
    await withVariant({ times }, async (one) => {
      const row = await made(one)
      expect([row.openDate, row.createdOn]).toEqual([opened, now])
      // What was told can be sent back.
      expect((await one.search({ openDateFrom: opened, openDateTo: opened })).rows.map(({ id }) => id)).toEqual([row.id])
      expect((await one.get('/security/userinfo')).timeStamp).toBe(now)
      const tokens = member((await one.logIn()).json, 'result')
      expect(tokens.accessTokenExpireOn).toBe(times === 'utc' ? '2026-03-02T14:20:00.000' : '2026-03-02T14:20:00.000Z')
    })
  })
})

describe('paging', () => {
  const size = async (one: Client, pageSize: number): Promise<number> => {
    for (let count = 0; count < 130; count += 1) await one.running.technician.addNote('100001', 'x')
    return (await one.send('GET', `${ticket}/notes?PageSize=${pageSize}`)).json.result?.length
  }

  test('has 25 rows by default and 100 at most', async () => {
    expect(await size(client, 0)).toBe(25)
    expect((await client.get('/system/settings')).defaultPageSize).toBe(25)
    expect(await client.get(`${ticket}/notes?PageSize=100`)).toHaveLength(100)
    expect(await client.get(`${ticket}/notes?PageSize=101`)).toHaveLength(100)
  })

  test('pageSizeOver: more than 100 is refused', async () => {
    await withVariant({ pageSizeOver: 'refused' }, async (other) => {
      expect(await size(other, 101)).toBeUndefined()
      expect((await other.send('POST', '/servicedesk/tickets/search', { pageSize: 101 })).json.success).toBe(false)
      expect(await other.get(`${ticket}/notes?PageSize=100`)).toHaveLength(100)
    })
  })
})

describe('the limit', () => {
  const exhaust = async (one: Client): Promise<void> => {
    for (let count = 0; count < 1500; count += 1) expect((await one.send('GET', '/system/settings')).status).toBe(200)
  }

  test('is 1,500 calls an hour and endpoint, and gives way after the hour', async () => {
    await exhaust(client)
    const over = await client.send('GET', '/system/settings')
    expect([over.status, over.json.success, over.headers.get('retry-after')]).toEqual([429, false, null])
    expect((await client.send('GET', '/system/queues/lookup')).status).toBe(200)
    await client.running.clock.advance(3_600_000)
    await client.logIn()
    expect((await client.send('GET', '/system/settings')).status).toBe(200)
  })

  test('does not count a path’s ids apart, nor calls without a log-in', async () => {
    for (let count = 0; count < 10; count += 1) await client.send('GET', '/system/settings', undefined, { authorization: '' })
    await exhaust(client)
    expect((await client.send('GET', '/system/settings')).status).toBe(429)
    for (let count = 0; count < 750; count += 1) await client.send('GET', ticket)
    for (let count = 0; count < 750; count += 1) await client.send('GET', '/servicedesk/tickets/100002')
    expect((await client.send('GET', '/servicedesk/tickets/100003')).status).toBe(429)
  })

  test('overLimit: another status', async () => {
    await withVariant({ overLimit: '503' }, async (other) => {
      await exhaust(other)
      expect((await other.send('GET', '/system/settings')).status).toBe(503)
    })
  })
})
