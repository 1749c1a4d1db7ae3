import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxRight } from '@jackfield/sandbox'
import { sandbox } from '../sandbox/index.ts'
import { guards } from '../sandbox/guards.ts'
import { routes } from '../sandbox/routes/routes.ts'
import { apiAccess, member, newTicket, right, startClient } from './sandbox-client.ts'
import type { Client, Json, Reply } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

/** The role of the vendor's own example (FACTS 13). */
const leastRole = [
  right('Home', 'My Tickets', 'view', 'modify'),
  right('Service Desk', 'Tickets', 'view', 'modify'),
  right('CRM', 'Accounts', 'view'),
  right('Admin', 'Service Desk', 'view', 'modify'),
  apiAccess,
] as const

const isRefused = (reply: Reply): boolean => reply.status === 403 && member(reply.json, 'success') === false
const note = { details: 'x', isInternal: true, typeId: 0, noteDate: '2026-03-02' }
const hook = { name: 'x', payloadURL: 'http://127.0.0.1/', isEnabled: true, sendAllEvents: true }

/** A call for each row and verb, and the right that it needs. */
const calls: readonly (readonly [needed: SandboxRight, method: string, path: string, body?: unknown])[] = [
  [right('Home', 'My Tickets', 'view'), 'POST', '/servicedesk/mytickets/search', {}],
  [right('Service Desk', 'Tickets', 'view'), 'POST', '/servicedesk/tickets/search', {}],
  [right('Service Desk', 'Tickets', 'view'), 'GET', '/servicedesk/tickets/100001'],
  [right('Service Desk', 'Tickets', 'view'), 'GET', '/servicedesk/tickets/100001/notes'],
  [right('Service Desk', 'Tickets', 'view'), 'GET', '/system/attachments/22/100001'],
  [right('Service Desk', 'Tickets', 'modify'), 'POST', '/servicedesk/tickets', newTicket],
  [right('Service Desk', 'Tickets', 'modify'), 'PATCH', '/servicedesk/tickets/100001', []],
  [right('Service Desk', 'Tickets', 'modify'), 'PUT', '/servicedesk/tickets/100001', newTicket],
  [right('Service Desk', 'Tickets', 'modify'), 'POST', '/servicedesk/tickets/100001/notes', note],
  [right('Service Desk', 'Tickets', 'modify'), 'POST', '/servicedesk/tickets/100001/resolve', { comment: 'x' }],
  [right('Service Desk', 'Tickets', 'delete'), 'DELETE', '/servicedesk/tickets/100001'],
  [right('Service Desk', 'Hardware Assets', 'view'), 'GET', '/servicedesk/hardwareasset/searchselect'],
  [right('CRM', 'Accounts', 'view'), 'GET', '/crm/accounts/summary'],
  [right('CRM', 'Accounts', 'view'), 'GET', '/crm/accounts/summary/41010'],
  [right('CRM', 'Accounts', 'view'), 'GET', '/crm/accounts/41010/locations/lookup'],
  [right('CRM', 'Contacts', 'view'), 'GET', '/crm/contacts/summary'],
  [right('Admin', 'Service Desk', 'view'), 'GET', '/system/statuses/lookup'],
  [right('Admin', 'Service Desk', 'view'), 'GET', '/system/tenantlookup/ContactType'],
  [right('Admin', 'Service Desk', 'modify'), 'POST', '/system/tenantlookup/ContactType', { name: 'x' }],
  [right('Admin', 'Integrations', 'view'), 'POST', '/admin/webhooks/search', {}],
  [right('Admin', 'Integrations', 'modify'), 'POST', '/admin/webhooks', hook],
  [right('Admin', 'Security', 'view'), 'GET', '/admin/security/roles/lookup'],
  [right('Admin', 'Workflows', 'view'), 'POST', '/admin/workflows/search', {}],
  [right('Admin', 'Kaseya One', 'view'), 'GET', '/admin/k1/accesscontrol/settings'],
  [right('Finance', 'Contracts', 'view'), 'GET', '/finance/contracts/summary'],
  [right('Finance', 'Invoices', 'view'), 'GET', '/finance/invoices/summary'],
]

test.each(calls.map(([needed, method, path, body]) => ({ needed, method, path, body })))(
  '$method $path works with its right alone, and is refused with all the others of its row',
  async ({ needed, method, path, body }) => {
    const off = Object.fromEntries(Object.keys(needed.levels).map((axis) => [axis, 'off']))
    const others = Object.fromEntries(['view', 'modify', 'delete'].map((axis) => [axis, 'on']))
    client.running.setRights([apiAccess, { ...needed, levels: { ...others, ...off } }])
    expect(isRefused(await client.send(method, path, body))).toBe(true)
    client.running.setRights([apiAccess, needed])
    const allowed = await client.send(method, path, body)
    expect([allowed.status, isRefused(allowed)], allowed.text).toEqual([200, false])
  },
)

test('every route has its guard, and every guard its route', () => {
  const keyOf = ({ method, route, path }: { method: string; route?: string; path?: string }): string => `${method} ${route ?? path}`
  expect(new Set(guards.map(keyOf)).size).toBe(guards.length)
  expect(guards.map(keyOf).toSorted()).toEqual(routes.map(keyOf).toSorted())
  for (const guard of guards) expect(guard.source, keyOf(guard)).toMatch(/FACTS/)
})

test('the role of the vendor’s example makes and changes tickets, and none of the forbidden calls', async () => {
  client.running.setRights(leastRole)
  await client.logIn()
  const { id } = await client.post('/servicedesk/tickets', newTicket)
  await client.result('PATCH', `/servicedesk/tickets/${id}`, [{ op: 'replace', path: '/StatusId', value: 8804 }])
  await client.post(`/servicedesk/tickets/${id}/notes`, note)
  for (const path of ['/crm/accounts/lookup', '/system/queues/lookup', '/hr/assignees/lookup', '/security/userinfo']) await client.get(path)
  for (const [method, path] of [
    ['GET', '/finance/invoices/summary'],
    ['GET', '/finance/contracts/summary'],
    ['POST', '/admin/webhooks/search'],
    ['GET', '/admin/k1/accesscontrol/settings'],
    ['POST', '/admin/workflows/search'],
    ['DELETE', '/servicedesk/tickets/100001'],
  ] as const) {
    expect(isRefused(await client.send(method, path)), path).toBe(true)
  }
})

test('everything but being a system administrator is the state after a reset; an administrator may do all', async () => {
  for (const path of ['/finance/invoices/summary', '/admin/k1/accesscontrol/settings']) await client.get(path)
  expect((await client.get('/security/userinfo')).isUserSystemAdmin).toBe(false)
  client.running.setRights([right('Special Features', 'System Administrator', 'granted')])
  await client.get('/finance/invoices/summary')
  const info = await client.get('/security/userinfo')
  expect([info.isUserSystemAdmin, info.userAccessRights.length, info.specialFeatures.length]).toEqual([true, 13, 2])
  client.running.setRights('everything')
  expect((await client.get('/security/userinfo')).isUserSystemAdmin).toBe(false)
})

test('without API access no call works, whatever else is granted', async () => {
  client.running.setRights(leastRole.slice(0, -1))
  expect(isRefused(await client.send('GET', '/servicedesk/tickets'))).toBe(true)
})

describe('userinfo', () => {
  const marks = async (one: Client): Promise<Json[]> => (await one.get('/security/userinfo')).userAccessRights

  test('tells who one is, the zone, and the own rights as ids without names', async () => {
    client.running.setRights(leastRole)
    const info = await client.get('/security/userinfo')
    expect(info).toMatchObject({
      userId: 31_001,
      fullName: 'Jackfield API',
      tenantId: 4711,
      businessName: 'Sandbox MSP',
      olsonTimeZoneName: 'America/New_York',
      timeZoneValue: -5,
      timeStamp: '2026-03-02T09:00:00',
    })
    expect(info.userAccessRights.map(({ canView, canModify, canDelete }: Json) => [canView, canModify, canDelete])).toEqual([
      [true, true, false],
      [true, true, false],
      [true, false, false],
      [true, true, false],
    ])
    expect(new Set(info.userAccessRights.map(({ mainMenuId }: Json) => mainMenuId)).size).toBe(4)
    expect(info.specialFeatures).toHaveLength(1)
    expect(Object.keys(info.userAccessRights[0])).toEqual([
      'canView',
      'canModify',
      'canDelete',
      'mainMenuId',
      'menuCategoryId',
      'listingIDEnum',
    ])
  })

  test('has the same ids after a reset, and others at the next start', async () => {
    const before = await marks(client)
    await client.running.reset('empty')
    await client.logIn()
    expect(await marks(client)).toEqual(before)
    const other = await startClient()
    expect(await marks(other)).not.toEqual(before)
    await other.stop()
  })

  test('changes in just the row that was changed', async () => {
    client.running.setRights(leastRole)
    const before = await marks(client)
    client.running.setRights([...leastRole.slice(0, 2), right('CRM', 'Accounts', 'view', 'delete'), ...leastRole.slice(3)])
    expect(await marks(client)).toEqual(before.map((mark, index) => (index === 2 ? { ...mark, canDelete: true } : mark)))
    client.running.setRights([...leastRole, right('Special Features', 'Other Feature', 'granted')])
    expect((await client.get('/security/userinfo')).specialFeatures).toHaveLength(2)
  })

  test('userAccessRights: rows without any right are there too', async () => {
    const other = await startClient({ variants: { userAccessRights: 'all' } })
    other.running.setRights([apiAccess])
    expect((await marks(other)).filter(({ canView, canModify, canDelete }) => !canView && !canModify && !canDelete)).toHaveLength(13)
    await other.stop()
  })

  test('userInfoGuard: a narrow role can not read its own rights', async () => {
    const other = await startClient({ variants: { userInfoGuard: 'admin-security' } })
    other.running.setRights(leastRole)
    expect(isRefused(await other.send('GET', '/security/userinfo'))).toBe(true)
    other.running.setRights([...leastRole, right('Admin', 'Security', 'view')])
    expect(await marks(other)).toHaveLength(5)
    await other.stop()
  })
})

describe('variants', () => {
  test.each([
    ['403', 403, 978_003],
    ['401', 401, 978_001],
    ['success-false', 200, 978_003],
  ])('refusal: %s', async (refusal, status, code) => {
    const other = await startClient({ variants: { refusal } })
    other.running.setRights([apiAccess])
    const reply = await other.send('GET', '/crm/accounts/summary')
    expect([reply.status, reply.json.success, reply.json.error.code, reply.json.result]).toEqual([status, false, code, null])
    await other.stop()
  })

  test('permissionCheck: before the body is looked at, or after', async () => {
    const other = await startClient({ variants: { permissionCheck: 'after-validation', failure: 'status' } })
    for (const [one, bad, absent] of [
      [client, 403, 403],
      [other, 400, 404],
    ] as const) {
      one.running.setRights([apiAccess])
      expect((await one.send('POST', '/servicedesk/tickets', {})).status).toBe(bad)
      expect((await one.send('GET', '/servicedesk/tickets/5')).status).toBe(absent)
      expect((await one.send('POST', '/servicedesk/tickets', newTicket)).status).toBe(403)
      expect(one.running.tickets()).toHaveLength(7)
    }
    await other.stop()
  })

  test('lookupGuard: look-ups are open to everybody', async () => {
    const other = await startClient({ variants: { lookupGuard: 'open' } })
    other.running.setRights([apiAccess])
    expect(await other.get('/system/statuses/lookup')).toHaveLength(7)
    expect(isRefused(await other.send('POST', '/system/tenantlookup/ContactType', { name: 'x' }))).toBe(true)
    await other.stop()
  })
})

test('a path of a right comes in any case, but must be one of the matrix', () => {
  const { running } = client
  running.setRights([{ path: ['ADMIN', 'security', 'Roles', 'service desk', 'tickets'], levels: { view: 'on' } }])
  expect(() => running.setRights([right('Service Desk', 'Boards', 'view')])).toThrow(SandboxInputError)
  expect(() => running.setRights([{ path: ['Service Desk', 'Tickets'], levels: {} }])).toThrow(
    'Kaseya BMS has no right “Service Desk > Tickets”',
  )
  expect(() => running.setRights([right('CRM', 'Accounts', 'read')])).toThrow('There are: view, modify, delete.')
  expect(() => running.setRights([right('Special Features', 'Has API Access', 'view')])).toThrow('There are: granted.')
  expect(() => running.setRights([{ ...apiAccess, levels: { granted: 'yes' } }])).toThrow('There are: off, on.')
  expect(() => running.setRights([{ ...apiAccess, items: ['x'] }])).toThrow("can't be narrowed")
})

test('the standard comes first in every variant', () => {
  expect(sandbox.connector).toBe('kaseya-bms')
  expect(sandbox.seeds).toEqual(expect.arrayContaining(['empty', 'demo', 'large']))
  for (const values of Object.values(sandbox.variants)) expect(values.length).toBeGreaterThan(1)
})
