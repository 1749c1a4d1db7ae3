import { requireCapability } from '@jackfield/core'
import type { DeviceRegister, Fetch } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { sandboxWorld } from './sandbox-connection.ts'
import type { World } from './sandbox-connection.ts'

const link = 'JD-ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const draft = { name: 'SRV-9', companyId: '174', kindId: '101', link }
const linkFieldId = 29_682_857

const registerOf = async (world: World, between?: (fetch: Fetch) => Fetch): Promise<DeviceRegister> =>
  requireCapability(await world.connect({}, {}, undefined, between), 'deviceRegister')

/** The calls of a task, without the bases of their paths. */
async function callsOf(world: World, task: () => Promise<unknown>): Promise<readonly string[]> {
  const before = world.seen.length
  await task()
  return world.seen.slice(before).map(({ method, path }) => `${method} ${path.replace(/^.*V1\.0/i, '')}`)
}

/** What an administrator does to the tenant, over the API. */
async function administrate(world: World, method: 'POST' | 'PATCH', entity: string, body: object): Promise<void> {
  const { userName, secret, integrationCode } = world.running.settings as Record<string, string>
  const headers = { UserName: userName ?? '', Secret: secret ?? '', ApiIntegrationCode: integrationCode ?? '' }
  const reply = await fetch(`${world.running.url}/ATServicesRest/V1.0/${entity}`, { method, headers, body: JSON.stringify(body) })
  expect(reply.status).toBe(200)
}

test('without a field for links devices are read, and not kept', async () => {
  const world = await sandboxWorld()
  const connection = await world.connect({ deviceLinkField: undefined })
  expect(() => requireCapability(connection, 'deviceRegister')).toThrow('deviceLinkField')
  const devices = await requireCapability(connection, 'deviceInventory').list({ companyId: '0' }).all()
  expect(devices.map(({ name, link: held }) => [name, held])).toEqual([['HP-NB-02', null]])
})

test('what an RMM wrote about a device is read', async () => {
  const inventory = requireCapability(await (await sandboxWorld()).connect(), 'deviceInventory')
  expect(await inventory.get('901')).toMatchObject({
    name: 'AR-SRV-01',
    hostName: 'AR-SRV-01',
    macAddresses: ['00:1A:2B:3C:4D:01', '00:1A:2B:3C:4D:02'],
    operatingSystem: 'Microsoft Windows Server 2022 Standard',
  })
})

test('a field for links that the tenant lacks is told by the check, and before a device is made', async () => {
  const world = await sandboxWorld()
  const connection = await world.connect({ deviceLinkField: 'No such field' })
  const told = { code: 'INVALID_INPUT', message: expect.stringContaining('no user-defined field “No such field” for devices') }
  await expect(connection.check()).rejects.toMatchObject(told)
  const register = requireCapability(connection, 'deviceRegister')
  await expect(register.create(draft)).rejects.toMatchObject(told)
  await expect(register.update('901', { link })).rejects.toMatchObject(told)
  await expect(register.findByLink(link, {})).rejects.toMatchObject(told)
  expect(world.seen.filter(({ path }) => /ConfigurationItems$/i.test(path))).toEqual([])
  await administrate(world, 'POST', 'UserDefinedFieldDefinitions', { id: 0, name: 'No such field', dataType: 1, udfType: 4 })
  expect(await register.findByLink(link, {})).toEqual([])
})

test('products that are switched off are no kinds', async () => {
  const kinds = await (await registerOf(await sandboxWorld())).kinds()
  expect(kinds.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['Server', false],
    ['Workstation', false],
  ])
})

test('a write costs two calls, three with a link; the field and the levels are asked for once', async () => {
  const world = await sandboxWorld()
  const register = await registerOf(world)
  const asked = await callsOf(world, () => register.create(draft))
  const write = 'POST /ConfigurationItems'
  const change = 'PATCH /ConfigurationItems'
  const read = (id: string): string => `GET /ConfigurationItems/${id}`
  expect(asked.slice(-4)).toEqual([
    'GET /ConfigurationItems/entityInformation/userDefinedFields',
    'GET /EntityInformation',
    write,
    read('906'),
  ])
  expect(await callsOf(world, () => register.create({ ...draft, link: link.replace('A', 'B') }))).toEqual([write, read('907')])
  expect(await callsOf(world, () => register.update('903', { name: 'BRU-NB-115' }))).toEqual([change, read('903')])
  expect(await callsOf(world, () => register.update('903', { link: link.replace('A', 'C') }))).toEqual([read('903'), change, read('903')])
  expect(await callsOf(world, () => register.update('903', { link: link.replace('A', 'C') }))).toEqual([read('903')])
  expect(await callsOf(world, () => register.setActive('903', false))).toEqual([change, read('903')])
  expect(await callsOf(world, () => register.update('903', { hostName: 'bru' }))).toEqual([read('903')])
  const query = 'POST /ConfigurationItems/query'
  expect(await callsOf(world, () => register.findByLink(link, {}))).toEqual([query, query, `${query}/count`])
})

test('a link is found as it is written, in none of the devices that surely have another', async () => {
  const world = await sandboxWorld()
  const register = await registerOf(world)
  // Autotask finds it without regard to case.
  await administrate(world, 'PATCH', 'ConfigurationItems', {
    id: 903,
    userDefinedFields: [{ name: 'Integration Device', value: link.toLowerCase() }],
  })
  expect(await register.findByLink(link, {})).toEqual([])
  const { device } = await register.create(draft)
  expect((await register.findByLink(link, {})).map(({ id }) => id)).toEqual([device.id])
  expect(await register.findByLink(link, { except: new Set([device.id]) })).toEqual([])
})

test('in whatever words a change is refused: a device that is not there is not found', async () => {
  const refusing =
    (direct: Fetch): Fetch =>
    async (url, init) =>
      init?.method === 'PATCH' ? new Response('{"errors":["It can not be done."]}', { status: 500 }) : direct(url, init)
  const register = await registerOf(await sandboxWorld(), refusing)
  await expect(register.update('4711', { name: 'X' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(register.update('901', { name: 'X' })).rejects.toMatchObject({
    code: 'REJECTED',
    vendor: { message: 'It can not be done.' },
  })
})

test('another integration’s mark stays where links stand', async () => {
  const register = await registerOf(await sandboxWorld())
  const { device, warnings } = await register.update('904', { name: 'HP-NB-03', link })
  expect([device.name, device.link]).toEqual(['HP-NB-03', null])
  expect(warnings).toMatchObject([{ code: 'field-not-taken', field: 'link' }])
})

test('a protected field hides whose a device is: nothing is found, made or linked in the dark', async () => {
  const world = await sandboxWorld()
  const register = await registerOf(world)
  await register.create(draft)
  const before = world.running.devices().length
  await administrate(world, 'PATCH', 'UserDefinedFieldDefinitions', { id: linkFieldId, isProtected: true })
  const refused = { code: 'REJECTED', nextStep: expect.stringContaining('Edit Protected Data') }
  await expect(register.findByLink(link, {})).rejects.toMatchObject(refused)
  await expect(register.update('903', { link })).rejects.toMatchObject(refused)
  await expect(register.create({ ...draft, link: link.replace('A', 'B') })).rejects.toMatchObject(refused)
  expect(world.running.devices()).toHaveLength(before)
})

describe('a 200 that did nothing', () => {
  /** Writes arrive without the members that a workflow of the tenant sets again. */
  const without =
    (member: string) =>
    (direct: Fetch): Fetch =>
    (url, init = {}) => {
      if (!/ConfigurationItems$/i.test(url) || typeof init.body !== 'string') return direct(url, init)
      const body = Object.entries(JSON.parse(init.body) as object).filter(([name]) => name !== member)
      return direct(url, { ...init, body: JSON.stringify(Object.fromEntries(body)) })
    }

  test('is an error for a switch, and for a link', async () => {
    const world = await sandboxWorld()
    const switching = await registerOf(world, without('isActive'))
    await expect(switching.setActive('901', false)).rejects.toMatchObject({ code: 'NOT_TAKEN', outcome: 'rejected' })
    const linking = await registerOf(world, without('userDefinedFields'))
    await expect(linking.create(draft)).rejects.toMatchObject({ code: 'NOT_TAKEN', outcome: 'unknown' })
  })

  test('is a warning for a text', async () => {
    const register = await registerOf(await sandboxWorld(), without('referenceTitle'))
    const { device, warnings } = await register.update('901', { name: 'AR-SRV-02' })
    expect(device.name).toBe('AR-SRV-01')
    expect(warnings).toMatchObject([{ code: 'field-not-taken', field: 'name' }])
  })
})
