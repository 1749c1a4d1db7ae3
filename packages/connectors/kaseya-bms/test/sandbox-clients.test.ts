import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RunningSandbox } from '@jackfield/sandbox'
import { virtualClock } from '@jackfield/sandbox'
import { sandbox } from '../sandbox/index.ts'
import type { Json } from './sandbox-client.ts'

/**
 * Ways in which clients of the vendor are seen to work in public material (FACTS 0, 2, 4, 6): each does what it does there with nothing but
 * `fetch`.
 */
let running: RunningSandbox
let settings: Readonly<Record<string, string>>

beforeEach(async () => {
  running = await sandbox.start({ seed: 'demo', clock: virtualClock('2026-03-02T14:00:00Z') })
  settings = running.settings as Record<string, string>
})
afterEach(() => running.stop())

const json = { 'content-type': 'application/json', accept: 'application/json' }

async function call(
  method: string,
  path: string,
  init: { headers?: Record<string, string>; body?: string | FormData | URLSearchParams },
): Promise<Json> {
  const reply = await fetch(`${settings['server']}/v2${path}`, { method, ...init })
  const text = await reply.text()
  return text === '' ? null : JSON.parse(text)
}

function credentials(names: 'pascal' | 'camel' = 'pascal'): Record<string, string> {
  const values = { GrantType: 'password', UserName: settings['userName'], Password: settings['password'], Tenant: settings['tenant'] }
  const nameOf = (name: string): string => (names === 'pascal' ? name : name.charAt(0).toLowerCase() + name.slice(1))
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [nameOf(name), value ?? '']))
}

test('a report: log in by an urlencoded form, then page a search by 100 from page 1 until the total is reached', async () => {
  const login = await call('POST', '/security/authenticate', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(credentials('camel')),
  })
  const headers = { ...json, authorization: `Bearer ${login.result.accessToken}` }
  const rows: Json[] = []
  for (let pageNumber = 1; ; pageNumber += 1) {
    const body = JSON.stringify({ filter: { queueNames: 'Monitoring', excludeCompleted: 0 }, pageSize: 100, pageNumber })
    const page = await call('POST', '/servicedesk/tickets/search', { headers, body })
    rows.push(...page.result)
    if (rows.length >= page.totalRecords) break
  }
  expect(rows.map(({ accountName, openDate }) => [accountName, openDate])).toEqual([
    ['Bracken & Holt Ltd', '2026-02-10T09:00:00'],
    ['Northgate Dental', '2026-02-21T09:00:00'],
  ])
})

test('a sync: a multipart form by the document’s own names, then members in PascalCase, and a page counted from 0', async () => {
  const form = new FormData()
  for (const [name, value] of Object.entries(credentials())) form.set(name, value)
  const login = await call('POST', '/security/authenticate', { body: form })
  const headers = { ...json, authorization: `bearer ${login.result.accessToken}` }
  const body = JSON.stringify({ Filter: { AccountIds: '41010', ExcludeCompleted: 1 }, PageSize: 50, PageNumber: 0 })
  const page = await call('POST', '/servicedesk/tickets/search', { headers, body })
  expect([page.success, page.totalRecords, page.result[0].ticketNumber]).toEqual([true, 1, 'T100001'])
})

describe('an assistant', () => {
  let headers: Record<string, string>

  beforeEach(async () => {
    const login = await call('POST', '/security/authenticate', { body: new URLSearchParams(credentials()) })
    headers = { ...json, authorization: `Bearer ${login.result.accessToken}` }
  })

  test('makes a ticket, takes it for made only with success and an id, and moves it by a JSON Patch', async () => {
    const location = (await call('GET', '/crm/accounts/41040/locations/lookup', { headers })).result.find(({ isMain }: Json) => isMain)
    const body = JSON.stringify({
      Title: 'From the assistant',
      Details: 'Please look.',
      AccountId: 41_040,
      LocationId: location.id,
      StatusId: 8801,
      PriorityId: 90,
      TypeId: 11,
      SourceId: 4,
      QueueId: 7301,
      OpenDate: new Date(running.clock.now()).toISOString(),
    })
    const made = await call('POST', '/servicedesk/tickets', { headers, body })
    expect([made.success, typeof made.result.id]).toEqual([true, 'number'])
    const patch = JSON.stringify([{ op: 'replace', path: '/StatusId', value: 8809 }])
    const moved = await call('PATCH', `/servicedesk/tickets/${made.result.id}`, {
      headers: { ...headers, 'content-type': 'application/json-patch+json' },
      body: patch,
    })
    expect(moved.result).toMatchObject({ statusName: 'Completed', completedDate: '2026-03-02T09:00:00' })
  })

  test('sees a failure in a 200', async () => {
    const reply = await fetch(`${settings['server']}/v2/servicedesk/tickets`, { method: 'POST', headers, body: '{"Title":"x"}' })
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({ success: false, error: { message: 'The Details field is required.' } })
  })

  test('uploads a file to a ticket in module 22 and downloads it by its relative address', async () => {
    const form = new FormData()
    form.append('formFile', new Blob(['report']), 'report.txt')
    const { authorization = '' } = headers
    const made = await call('POST', '/system/attachments/22/100001', { headers: { authorization }, body: form })
    const download = await fetch(`${settings['server']}/v2/${made.result[0].url}`, { headers: { authorization } })
    expect(await download.text()).toBe('report')
  })

  test('gets nothing from the older interface’s parameters', async () => {
    const all = await call('GET', '/servicedesk/tickets', { headers })
    expect((await call('GET', '/servicedesk/tickets?$top=1&$orderby=Id%20desc', { headers })).result).toEqual(all.result)
  })

  test('refreshes before its token ends, and goes on with the new one', async () => {
    const first = await call('POST', '/security/authenticate', { body: new URLSearchParams(credentials()) })
    await running.clock.advance(15 * 60_000)
    const { accessToken, refreshToken } = first.result
    const fresh = await call('POST', '/security/refreshtoken', {
      body: new URLSearchParams({ AccessToken: accessToken, RefreshToken: refreshToken }),
    })
    await running.clock.advance(15 * 60_000)
    const authorization = `Bearer ${fresh.result.accessToken}`
    expect((await call('GET', '/system/settings', { headers: { authorization } })).success).toBe(true)
    expect(await call('GET', '/system/settings', { headers: { authorization: `Bearer ${accessToken}` } })).toMatchObject({
      success: false,
      error: { code: 978_001 },
    })
  })

  test('polls for what changed by the time of the last activity', async () => {
    const since = '2026-03-02T09:00:00'
    const changed = async (): Promise<string[]> => {
      const body = JSON.stringify({ filter: { lastActivityUpdateFrom: since } })
      return (await call('POST', '/servicedesk/tickets/search', { headers, body })).result.map(({ ticketNumber }: Json) => ticketNumber)
    }
    expect(await changed()).toEqual([])
    await running.technician.addNote('100003', 'Looked at it.')
    expect(await changed()).toEqual(['T100003'])
  })
})
