import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SandboxRight } from '@jackfield/sandbox'
import { guards } from '../sandbox/vsax/guards.ts'
import { areas } from '../sandbox/vsax/rights.ts'
import type { Area, Axis } from '../sandbox/vsax/rights.ts'
import { vsaXRoutes } from '../sandbox/vsax/routes/routes.ts'
import { startX } from './sandbox-client.ts'
import type { Client } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startX()
})
afterEach(() => client.stop())

const right = (area: Area, levels: Readonly<Record<string, string>>): SandboxRight => ({
  path: ['Configuration', 'API Access', 'Third-Party Tokens', area],
  levels,
})
const status = async (path: string, method = 'GET', body?: unknown): Promise<number> => (await client.send(method, path, body)).status

test('each call has one guard, and each guard a call', () => {
  const guarded = guards.map(({ method, route }) => `${method} ${route}`)
  expect(guarded.toSorted()).toEqual(vsaXRoutes.map(({ method, path }) => `${method} ${path}`).toSorted())
  expect(new Set(guarded).size).toBe(guarded.length)
  expect(guards.every(({ certainty, source }) => certainty === 'inferred' && source.length > 4)).toBe(true)
})

test.each(
  areas.flatMap((area): [Area, Axis][] => [
    [area, 'read'],
    [area, 'write'],
  ]),
)('%s, %s opens its calls and no others', async (area, axis) => {
  client.running.setRights([right(area, { [axis]: 'on' })])
  for (const guard of guards) {
    const found = await status(guard.route.replace('{id}', '4711'), guard.method)
    const isOpen = guard.area === area && guard.axis === axis
    if (isOpen) expect(found, `${guard.method} ${guard.route}`).not.toBe(403)
    else expect(found, `${guard.method} ${guard.route}`).toBe(403)
  }
})

describe('a refusal', () => {
  test('is 403 in the vendor’s envelope, and changes nothing', async () => {
    client.running.setRights([right('Notifications', { read: 'on' })])
    const reply = await client.send('DELETE', '/notifications/1')
    expect([reply.status, reply.json]).toEqual([403, { Data: null, Meta: { ResponseCode: 403, ErrorMessage: 'Access denied.' } }])
    expect(client.running.alarms()).toHaveLength(4)
    expect(await status('/notifications/1')).toBe(200)
  })

  test('goes with the right, and with a reset', async () => {
    client.running.setRights([])
    expect(await status('/environment')).toBe(403)
    client.running.setRights([right('Environment', { read: 'on', write: 'off' })])
    expect(await status('/environment')).toBe(200)
    client.running.setRights([right('Environment', { read: 'off', write: 'on' })])
    expect(await status('/environment')).toBe(403)
    client.running.setRights('everything')
    expect(await status('/environment')).toBe(200)
    client.running.setRights([])
    await client.running.reset()
    expect(await status('/environment')).toBe(200)
  })
})

describe('probes', () => {
  beforeEach(() =>
    client.running.setRights(
      (['Environment', 'Devices', 'Assets', 'Organizations', 'Notifications'] as const).map((area) => right(area, { read: 'on' })),
    ),
  )

  test.each(['/environment', '/devices?$top=1', '/assets?$top=1', '/organizations?$top=1', '/notifications?$top=1'])(
    '%s is open',
    async (path) => expect(await status(path)).toBe(200),
  )

  test.each(['/automation/scripts?$top=1', '/notifications/webhooks?$top=1', '/customFields?$top=1', '/patchmanagement/globalrules/'])(
    '%s is refused',
    async (path) => expect(await status(path)).toBe(403),
  )
})

test.each<[SandboxRight, RegExp]>([
  [{ path: ['Configuration', 'Nothing'], levels: {} }, /^VSA X has no right “Configuration > Nothing”. There are, .*: Devices, Assets, /],
  [right('Devices', { granted: 'on' }), /^A right of VSA X has no “granted”/],
  [right('Devices', { read: 'yes' }), /has no level “yes”/],
  [{ ...right('Devices', { read: 'on' }), items: ['x'] }, /can't be narrowed/],
])('setRights refuses %o', (wrong, message) => {
  expect(() => client.running.setRights([wrong])).toThrow(message)
})
