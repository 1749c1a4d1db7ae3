import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SandboxRight } from '@jackfield/sandbox'
import { guards } from '../sandbox/guards.ts'
import { matrixRows } from '../sandbox/rights.ts'
import { apiAccess, member, right, startClient } from './sandbox-client.ts'
import type { Client, Reply } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterAll(() => client.stop())
beforeEach(async () => {
  await client.running.reset()
  await client.logIn()
})

const axes = ['view', 'modify', 'delete'] as const
/** Ids of the demo tenant for the placeholders of a route; what is not here gets an id that is nobody's. */
const ids: Readonly<Record<string, string>> = {
  ticketId: '100001',
  noteId: '1',
  moduleId: '22',
  objectId: '100001',
  attachmentId: '1',
  accountId: '41010',
  locationId: '51010',
  contactId: '61010',
  issueTypeId: '601',
  tableName: 'ContactType',
  assetId: '70001',
  deviceId: '70001',
}

const isRefused = ({ status, json }: Reply): boolean => status === 403 && member(json, 'success') === false

function send(method: string, route: string): Promise<Reply> {
  const path = route.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '9')
  return client.send(method, path, method === 'GET' || method === 'DELETE' ? undefined : {})
}

/** All rows on, without the one verb of the one row. */
function allBut(section: string, module: string, axis: string): SandboxRight[] {
  return [
    apiAccess,
    ...matrixRows.map((row) => {
      const isRow = row[0] === section && row[1] === module
      return right(row[0], row[1], ...axes.filter((candidate) => !isRow || candidate !== axis))
    }),
  ]
}

/** Those that no variant switches off in the standard. */
const asking = guards.filter(({ needs, variant }) => needs !== null && variant?.name !== 'userInfoGuard')
const open = guards.filter(({ route, needs, variant }) => !asking.some((guard) => guard.route === route) && (needs === null || variant))

describe.each(asking)('$method $route', ({ method, route, needs }) => {
  test('is refused where all is granted but its own right, before anything else is looked at', async () => {
    if (!needs) return expect.unreachable()
    const [section, module] = needs.row
    client.running.setRights(allBut(section, module, needs.axis))
    const before = JSON.stringify([client.running.tickets(), client.running.webhooks(), client.running.devices()])
    expect(isRefused(await send(method, route))).toBe(true)
    expect(JSON.stringify([client.running.tickets(), client.running.webhooks(), client.running.devices()])).toBe(before)
  })

  test('is let through by its own right alone', async () => {
    if (!needs) return expect.unreachable()
    client.running.setRights([apiAccess, right(needs.row[0], needs.row[1], needs.axis)])
    expect(isRefused(await send(method, route))).toBe(false)
  })

  test('needs API access besides', async () => {
    client.running.setRights(allBut('', '', '').slice(1))
    expect(isRefused(await send(method, route))).toBe(true)
  })
})

test('what no row guards is open to whoever has API access', async () => {
  expect(open.map(({ route }) => route)).toEqual(expect.arrayContaining(['/security/userinfo', '/system/settings', '/hr/assignees/lookup']))
  client.running.setRights([apiAccess])
  for (const { method, route } of open) expect(isRefused(await send(method, route)), route).toBe(false)
})

test('what the facts leave open is marked, and only what they say is not', () => {
  const said = guards.filter(({ isUnknown }) => !isUnknown)
  for (const { certainty, source, route } of said) expect([certainty === 'vendor' || /H3/.test(source), route]).toEqual([true, route])
  for (const { certainty, route } of guards.filter(({ isUnknown }) => isUnknown)) expect([certainty, route]).toEqual(['inferred', route])
})
