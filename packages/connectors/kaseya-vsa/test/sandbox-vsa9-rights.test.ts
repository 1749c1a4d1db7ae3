import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SandboxRight } from '@jackfield/sandbox'
import { guards } from '../sandbox/vsa9/guards.ts'
import { rightPaths } from '../sandbox/vsa9/rights.ts'
import type { RightName } from '../sandbox/vsa9/rights.ts'
import { vsa9Routes } from '../sandbox/vsa9/routes/routes.ts'
import { startNine } from './sandbox-client.ts'
import type { Client } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startNine()
})
afterEach(() => client.stop())

async function restart(variants: Readonly<Record<string, string>>): Promise<void> {
  await client.stop()
  client = await startNine({ variants })
}

const right = (name: RightName, granted = 'on'): SandboxRight => ({ path: rightPaths[name], levels: { granted } })
const status = async (path: string, method = 'GET'): Promise<number> => (await client.send(method, path)).status

/** Path of a call that ends well, or in 404 for want of a record, where the role allows it. */
const concrete = (route: string): string => route.replace(/\{\w+\}/g, '1')

describe('each call', () => {
  test('has one guard, and each guard a call', () => {
    const calls = vsa9Routes.map(({ method, path }) => `${method} ${path}`)
    const guarded = guards.map(({ method, route }) => `${method} ${route}`)
    expect(guarded.toSorted()).toEqual(calls.toSorted())
    expect(new Set(guarded).size).toBe(guarded.length)
  })

  test('says where its guard comes from, and alarms that theirs is inferred', () => {
    expect(guards.every(({ source }) => source.length > 4)).toBe(true)
    const alarms = guards.filter(({ right: name }) => name === 'alarmSummary')
    expect(alarms.map(({ certainty }) => certainty)).toEqual(['inferred', 'inferred', 'inferred', 'inferred'])
  })

  const ofRight = (name: RightName | null): string[] =>
    guards
      .filter((guard) => guard.right === name && guard.route !== '/automation/servicedesktickets' && guard.method !== 'POST')
      .map(({ method, route }) => `${method} ${concrete(route)}`)

  test.each(Object.keys(rightPaths) as RightName[])('%s opens its calls and no others', async (name) => {
    client.running.setRights([right(name)])
    for (const other of Object.keys(rightPaths) as RightName[]) {
      for (const line of ofRight(other)) {
        const [method = '', path = ''] = line.split(' ')
        const found = await status(path, method)
        if (other === name) expect(found, line).not.toBe(403)
        else expect(found, line).toBe(403)
      }
    }
  })
})

describe('a refusal', () => {
  test('is 403 with its code, and changes nothing', async () => {
    client.running.setRights([])
    const reply = await client.send('GET', '/assetmgmt/agents')
    expect([reply.status, reply.json]).toEqual([
      403,
      { Result: null, ResponseCode: 4_030_001, Status: 'Forbidden', Error: 'Access denied' },
    ])
    const [alarm] = client.running.alarms()
    expect(await status(`/assetmgmt/alarms/${alarm?.id}/close`, 'PUT')).toBe(403)
    expect(client.running.alarms()[0]?.isOpen).toBe(true)
  })

  test('comes to a session that stands already, and goes with the right', async () => {
    expect(await status('/system/orgs')).toBe(200)
    client.running.setRights([])
    expect(await status('/system/orgs')).toBe(403)
    client.running.setRights([right('userSettings')])
    expect(await status('/system/orgs')).toBe(200)
    client.running.setRights([right('userSettings', 'off')])
    expect(await status('/system/orgs')).toBe(403)
    client.running.setRights('everything')
    expect(await status('/system/orgs')).toBe(200)
  })

  test('ends with a reset', async () => {
    client.running.setRights([])
    await client.running.reset()
    const again = await startNine()
    expect((await again.send('GET', '/system/orgs')).status).toBe(200)
    await again.stop()
  })

  test('variant refusals: inside a 200', async () => {
    await restart({ refusals: 'inside-200' })
    client.running.setRights([])
    const reply = await client.send('GET', '/assetmgmt/agents')
    expect([reply.status, reply.json.ResponseCode]).toEqual([200, 4_030_001])
  })
})

describe('the role of the seed', () => {
  beforeEach(() =>
    client.running.setRights(
      ['restApi', 'viewAssets', 'machineStatus', 'serviceDesk', 'userSettings'].map((name) => right(name as RightName)),
    ),
  )

  test.each([
    '/assetmgmt/agents?$top=1',
    '/assetmgmt/assets?$top=1',
    '/assetmgmt/audit?$top=1',
    '/system/orgs',
    '/system/machinegroups',
    '/automation/servicedesks',
    '/system/currentUser',
  ])('%s is open', async (path) => expect(await status(path)).toBe(200))

  test.each([
    '/system/users?$top=1',
    '/tenantmanagement/roletypes',
    '/automation/agentprocs?$top=1',
    '/system/roles',
    '/system/scopes',
    '/assetmgmt/alarms/true?$top=1',
  ])('%s is refused', async (path) => expect(await status(path)).toBe(403))
})

describe('everything', () => {
  test.each(['/system/users', '/tenantmanagement/roletypes', '/automation/agentprocs', '/system/roles'])('%s is open', async (path) =>
    expect(await status(path)).toBe(200),
  )

  test('is still no role of a master', async () => {
    const { AdminRoleIds } = (await client.get('/system/currentUser')).Result
    expect((await client.get(`/system/roles/${AdminRoleIds[0]}`)).Result.RoleName).toBe('Integration')
  })
})

test('variant currentUser: the caller needs a right to read itself', async () => {
  client.running.setRights([])
  expect(await status('/system/currentUser')).toBe(200)
  await restart({ currentUser: 'needs-user-settings' })
  expect(await status('/system/currentUser')).toBe(200)
  client.running.setRights([right('viewAssets')])
  expect(await status('/system/currentUser')).toBe(403)
  client.running.setRights([right('userSettings')])
  expect(await status('/system/currentUser')).toBe(200)
})

test.each([
  ['before-lookup', 403],
  ['after-lookup', 404],
])('variant permissionCheck %s: a write on a made-up id answers %d', async (permissionCheck, expected) => {
  await restart({ permissionCheck })
  client.running.setRights([])
  expect(await status('/assetmgmt/alarms/1/close', 'PUT')).toBe(expected)
  const [alarm] = client.running.alarms()
  expect(await status(`/assetmgmt/alarms/${alarm?.id}/close`, 'PUT')).toBe(403)
  expect(client.running.alarms()[0]?.isOpen).toBe(true)
})

describe('a scope', () => {
  const all: readonly SandboxRight[] = (Object.keys(rightPaths) as RightName[])
    .filter((name) => name !== 'scope')
    .map((name) => right(name))
  const narrow = (...items: string[]): void => client.running.setRights([...all, { ...right('scope'), items }])
  const total = async (path: string): Promise<number> => (await client.get(path)).TotalRecords as number

  test('leaves out of the lists what belongs to others, alarms too', async () => {
    narrow('muellerbau', 'tidewell')
    expect(await total('/system/orgs')).toBe(2)
    expect(await total('/system/machinegroups')).toBe(4)
    expect(await total('/assetmgmt/agents')).toBe(3)
    expect(await total('/assetmgmt/assets')).toBe(3)
    expect(await total('/assetmgmt/audit')).toBe(3)
    expect(await total('/assetmgmt/alarms/true')).toBe(1)
    expect(await total('/assetmgmt/alarms/false')).toBe(1)
    narrow('tidewell')
    expect(await total('/assetmgmt/agents')).toBe(0)
    client.running.setRights(all)
    expect([await total('/system/orgs'), await total('/assetmgmt/agents'), await total('/assetmgmt/alarms/true')]).toEqual([6, 9, 4])
  })

  test('refuses one record of theirs as it refuses a right, and one that is not there is still 404', async () => {
    const [agent] = (await client.get('/assetmgmt/agents')).Result
    const [asset] = (await client.get('/assetmgmt/assets')).Result
    const [alarm] = (await client.get('/assetmgmt/alarms/true')).Result
    const paths = [
      `/assetmgmt/agents/${agent.AgentId}`,
      `/assetmgmt/assets/${asset.AssetId}`,
      `/assetmgmt/audit/${agent.AgentId}/summary`,
      `/assetmgmt/audit/${agent.AgentId}/hardware/diskvolumes`,
      `/assetmgmt/alarms/${alarm.AlarmId}`,
      `/system/orgs/${agent.OrgId}`,
      `/system/orgs/${agent.OrgId}/staff`,
      `/system/machinegroups/${agent.MachineGroupId}`,
    ]
    for (const path of paths) expect(await status(path), path).toBe(200)
    narrow('muellerbau')
    for (const path of paths) expect(await status(path), path).toBe(403)
    expect(await status('/assetmgmt/agents/1')).toBe(404)
    expect(await status(`/assetmgmt/alarms/${alarm.AlarmId}/close`, 'PUT')).toBe(403)
    expect(client.running.alarms()[0]?.isOpen).toBe(true)
  })

  test('is found in by filters and pages as it is now', async () => {
    const path = `/assetmgmt/agents?$orderby=ComputerName desc&$top=1`
    expect((await client.get(path)).TotalRecords).toBe(9)
    narrow('northquay')
    expect(await client.get(path)).toMatchObject({ TotalRecords: 2, Result: [{ ComputerName: 'NQ-XRAY' }] })
    narrow('odell')
    expect(await client.get(path)).toMatchObject({ TotalRecords: 1, Result: [{ ComputerName: 'ODELL-PC' }] })
  })
})

describe('setRights', () => {
  test('takes the words of the screens in any case', async () => {
    const path: [string, ...string[]] = ['system', 'user security', 'User Roles', 'access rights', 'audit', 'ASSET', 'View  assets']
    client.running.setRights([{ path, levels: { granted: 'on' } }])
    expect(await status('/assetmgmt/assets')).toBe(200)
  })

  test.each<[SandboxRight, RegExp]>([
    [{ path: ['System', 'Nothing'], levels: {} }, /^VSA 9 has no right “System > Nothing”. There are: .*Audit > Asset > View Assets; /],
    [{ path: rightPaths.viewAssets, levels: { view: 'on' } }, /^A right of VSA 9 has no “view”/],
    [{ path: rightPaths.viewAssets, levels: { granted: 'yes' } }, /has no level “yes”/],
    [{ path: rightPaths.viewAssets, levels: { granted: 'on' }, items: ['x'] }, /can't be narrowed/],
    [{ path: ['Configuration', 'API Access', 'Third-Party Tokens', 'Devices'], levels: { read: 'on' } }, /^VSA 9 has no right/],
  ])('refuses %o', (wrong, message) => {
    expect(() => client.running.setRights([wrong])).toThrow(message)
  })
})
