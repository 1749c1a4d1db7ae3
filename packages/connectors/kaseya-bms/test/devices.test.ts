import { readFileSync } from 'node:fs'
import type { DeviceDraft } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { deviceChangesFrom } from '../src/mapping/device-change.ts'
import { deviceFrom, listedDeviceFrom } from '../src/mapping/device.ts'
import { inputIn } from '../src/mapping/device-input.ts'
import { macAddressesIn } from '../src/mapping/mac-address.ts'
import { unknownZone, zoneFrom } from '../src/mapping/times.ts'
import { deviceRowWire, deviceWire } from '../src/wire/device.ts'
import { connectTo, errorFrom, scriptedServer, settingsFor, success, tokens } from './scripted-server.ts'
import type { Seen } from './scripted-server.ts'

const link = 'JD-ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const otherLink = 'JD-ZZZZZZZZZZZZZZZZZZZZZZZZZZ'
const mac = '00:1A:2B:3C:4D:5E'
const draft: DeviceDraft = { name: 'SRV-1', companyId: '4', kindId: '2', link }

test.each([
  ['00-1a-2b-3c-4d-5e', [mac]],
  ['001A.2B3C.4D5E', [mac]],
  ['00 1A 2B 3C 4D 5E', [mac]],
  ['001a2b3c4d5e; 00:1A:2B:3C:4D:5F, 00-1a-2b-3c-4d-5e', [mac, '00:1A:2B:3C:4D:5F']],
  ['00:00:00:00:00:00', []],
  ['none', []],
  [null, []],
])('the addresses in %s are %j', (text, addresses) => {
  expect(macAddressesIn(text)).toEqual(addresses)
})

describe('a device as it came', () => {
  const read = (fields: object, zone = unknownZone) =>
    deviceFrom({ wire: deviceWire.parse({ id: 7, name: 'SRV-1', ...fields }), raw: {} }, zone)

  test('is known by a link of ours, and by no tag of anybody else', () => {
    expect(read({ AssetTag: link }).link).toBe(link)
    for (const other of ['A-1234', `${link}A`, link.toLowerCase(), '']) expect(read({ assetTag: other }).link).toBeNull()
  })

  test('has null for what was not sent, in the list for what only its record tells', () => {
    const nothing = { company: null, kind: null, isActive: null, serialNumber: null, hostName: null, operatingSystem: null, link: null }
    expect(read({})).toMatchObject({ ...nothing, macAddresses: [], lastSeenAt: null })
    expect(listedDeviceFrom({ wire: deviceRowWire.parse({ id: 7 }), raw: {} })).toMatchObject({ ...nothing, macAddresses: null })
  })

  test.each([
    [{ osType: 'Windows', osInfo: null }, 'Windows'],
    [{ osType: '10', osInfo: 'Professional x64' }, '10 Professional x64'],
    [{ osType: 'windows', osInfo: 'Windows Server 2025' }, 'Windows Server 2025'],
  ])('has the system %j as %s', (fields, system) => {
    expect(read(fields).operatingSystem).toBe(system)
  })

  test('was seen by the tenant’s clock where the time has no zone', () => {
    const zone = zoneFrom({ olsonTimeZoneName: 'Europe/Berlin', timeZoneName: null, timeZoneValue: null })
    expect(read({ lastCheckIn: '2026-07-01T12:00:00' }, zone).lastSeenAt).toBe('2026-07-01T10:00:00Z')
  })
})

describe('a change', () => {
  const changes = (change: Parameters<typeof deviceChangesFrom>[0], fields: object) =>
    deviceChangesFrom(change, deviceWire.parse({ id: 7, name: 'SRV-1', ...fields }))

  test('is what the record does not say yet, addresses compared as addresses', () => {
    const record = {
      serialNumber: 'SN-1',
      categoryId: 2,
      macAddress: '001a.2b3c.4d5e',
      osType: 'Windows',
      osInfo: 'Windows 11',
      assetTag: link,
    }
    const same = { name: ' SRV-1 ', serialNumber: 'SN-1', kindId: '2', macAddresses: [mac], operatingSystem: 'Windows 11', link }
    expect(changes(same, record)).toEqual({ value: {}, warnings: [] })
    expect(changes({ ...same, serialNumber: 'SN-2', kindId: '3' }, record).value).toEqual({ SerialNumber: 'SN-2', CategoryId: 3 })
    expect(changes({ operatingSystem: 'Ubuntu 24.04' }, record).value).toEqual({ OsInfo: 'Ubuntu 24.04', OsType: null })
  })

  test('leaves the address that is there, and warns of those without room', () => {
    const both = { macAddresses: ['00:1A:2B:3C:4D:5F', mac] }
    expect(changes(both, { macAddress: mac })).toMatchObject({ value: {}, warnings: [{ message: expect.stringContaining('4D:5F') }] })
    expect(changes(both, {})).toMatchObject({ value: { MacAddress: '00:1A:2B:3C:4D:5F' }, warnings: [{ code: 'field-unsupported' }] })
  })

  test('has the host name with it, but is none for the host name alone', () => {
    expect(changes({ hostName: 'srv-1' }, {})).toMatchObject({ value: {}, warnings: [{ code: 'field-unsupported', field: 'hostName' }] })
    expect(changes({ hostName: 'srv-1', name: 'SRV-2' }, {}).value).toEqual({ Name: 'SRV-2', ComputerName: 'srv-1' })
  })
})

/** Every member that a PUT takes, from our own reading of the vendor's document. */
const members = [
  ...(
    /^ {4}HardwareAssetInput:\n(?: {5,}.*\n)+/m.exec(readFileSync(new URL('../openapi.yaml', import.meta.url), 'utf8'))?.[0] ?? ''
  ).matchAll(/^ {8}(\w+): \{ type: (\w+)(, format)?/gm),
].map(([, name = '', type = '', format]) => ({ name, type: format ? 'time' : type }))

/** A record that has them all, named as replies name them. */
function fullRecord() {
  const values = { string: 'text', time: '2026-01-02T03:04:05', integer: 7, number: 7.5, boolean: true }
  const told = members.filter(({ name }) => name !== 'ComputerName')
  const named = told.map(({ name, type }) => [name[0]!.toLowerCase() + name.slice(1), values[type as keyof typeof values]])
  return { id: 9, ...Object.fromEntries(named), name: 'SRV-1', assetTag: null as string | null }
}

test('every member of the document is sent back as it was, null as null, and none that the record does not tell', () => {
  expect(members.length).toBeGreaterThan(50)
  const apart = ['Name', 'AccountId', 'AccountLocationId', 'CategoryId', 'ComputerName']
  expect(Object.keys(inputIn(fullRecord())).toSorted()).toEqual(
    members.flatMap(({ name }) => (apart.includes(name) ? [] : [name])).toSorted(),
  )
  const odd = {
    DNSServers: null,
    dhcpEnabled: 1,
    maxMemorySlots: 4,
    purchaseCost: '12.5',
    lastReboot: '0001-01-01T00:00:00',
    description: '',
  }
  expect(inputIn(odd)).toEqual({ DnsServers: null, DhcpEnabled: true, MaxMemorySlots: '4', PurchaseCost: 12.5, Description: '' })
})

/** A tenant with one hardware asset. `replies` stand in for what it answers to writes. */
async function tenantWith(record: object, replies: Readonly<Record<string, (sent: object) => unknown>> = {}) {
  let kept: Record<string, unknown> = { ...record }
  const server = await scriptedServer(({ method, path, body }) => {
    if (path.startsWith('/v2/security/userinfo')) return success({ userId: 7 })
    if (path.startsWith('/v2/security/')) return tokens(1, '2030-01-01T00:00:00Z')
    if (path.endsWith('/locations/lookup')) return success([{ id: 40, isMain: true }])
    if (method === 'GET') return success(kept)
    const sent = Object.fromEntries(Object.entries(body as object).map(([name, value]) => [name[0]!.toLowerCase() + name.slice(1), value]))
    if (method === 'PUT' || method === 'POST') kept = { ...kept, ...sent, id: 9 }
    const reply = replies[method]
    return success(reply ? reply(kept) : kept)
  })
  const register = (await connectTo(settingsFor(server.url))).capabilities.deviceRegister!
  const assetCalls = (): readonly Seen[] => server.seen.filter(({ path }) => path.includes('/hardwareasset'))
  return { register, assetCalls, methods: () => assetCalls().map(({ method }) => method) }
}

test('a create is one call where its reply shows the record, and is read back where that lacks the tag', async () => {
  const { register, methods, assetCalls } = await tenantWith({})
  const made = await register.create({ ...draft, macAddresses: [mac, '00:1A:2B:3C:4D:5F'], operatingSystem: 'Windows 11' })
  expect(made.device).toMatchObject({ id: '9', link, macAddresses: [mac], operatingSystem: 'Windows 11' })
  expect(made.warnings.map(({ code, field }) => `${code} ${field}`)).toEqual(['field-unsupported macAddresses'])
  expect(methods()).toEqual(['POST'])
  expect(assetCalls()[0]?.body).toEqual({
    Name: 'SRV-1',
    AccountId: 4,
    AccountLocationId: 40,
    CategoryId: 2,
    AssetTag: link,
    IsActive: true,
    MacAddress: mac,
    OsInfo: 'Windows 11',
  })
  const slim = await tenantWith({}, { POST: () => ({ id: 9, name: 'SRV-1' }) })
  expect((await slim.register.create(draft)).device.link).toBe(link)
  expect(slim.methods()).toEqual(['POST', 'GET'])
})

test('an asset that was made without its tag is told, and that it is there', async () => {
  const { register } = await tenantWith({}, { POST: (kept) => ({ ...kept, assetTag: null }) })
  expect(await errorFrom(register.create(draft))).toMatchObject({ code: 'NOT_TAKEN', outcome: 'unknown' })
})

test('a change that changes nothing is one read, and writes nothing', async () => {
  const { register, methods } = await tenantWith({ ...fullRecord(), assetTag: link })
  const { device, warnings } = await register.update('9', { name: 'SRV-1', link, serialNumber: 'text' })
  expect([device.link, warnings, methods()]).toEqual([link, [], ['GET']])
  await register.setActive('9', true)
  expect(methods()).toEqual(['GET', 'GET'])
})

test('a PUT brings back all that the record had, with the change in its place', async () => {
  const { register, methods, assetCalls } = await tenantWith(fullRecord())
  await register.update('9', { link })
  expect(methods()).toEqual(['GET', 'PUT'])
  const sent = assetCalls()[1]?.body as Record<string, unknown>
  expect(Object.keys(sent).toSorted()).toEqual(members.flatMap(({ name }) => (name === 'ComputerName' ? [] : [name])).toSorted())
  expect(sent).toMatchObject({
    AssetTag: link,
    Description: 'text',
    BrandId: 7,
    PurchaseCost: 7.5,
    WarrantyExpirationDate: '2026-01-02T03:04:05',
  })
  await register.setActive('9', false)
  expect(assetCalls().at(-1)?.body).toEqual({ ...sent, IsActive: false })
})

test('another product’s tag stays, with a warning, and another link of ours is refused before anything is written', async () => {
  const foreign = await tenantWith({ ...fullRecord(), assetTag: 'A-1234' })
  const { device, warnings } = await foreign.register.update('9', { name: 'SRV-2', link })
  expect(device).toMatchObject({ name: 'SRV-2', link: null })
  expect(warnings).toMatchObject([{ code: 'field-not-taken', field: 'link', message: expect.stringContaining('A-1234') }])
  expect(foreign.assetCalls().at(-1)?.body).toMatchObject({ AssetTag: 'A-1234' })
  const ours = await tenantWith({ ...fullRecord(), assetTag: otherLink })
  expect(await errorFrom(ours.register.update('9', { name: 'SRV-2', link }))).toMatchObject({ code: 'REJECTED' })
  expect(ours.methods()).toEqual(['GET'])
})

test('what the vendor did not take is told: a switch by an error, a cut name by a warning', async () => {
  const { register } = await tenantWith(fullRecord(), { PUT: (kept) => ({ ...kept, isActive: true, name: 'SRV' }) })
  expect(await errorFrom(register.setActive('9', false))).toMatchObject({
    code: 'NOT_TAKEN',
    message: expect.stringContaining('still active'),
  })
  expect((await register.update('9', { name: 'SRV-2' })).warnings).toMatchObject([{ code: 'text-cut', field: 'name' }])
})

test('the search by link reads each asset but those that are left out, and kinds are read off the assets once', async () => {
  const rows = [1, 2, 3].map((id) => ({
    id,
    assetName: `SRV-${id}`,
    accountId: 4,
    categoryId: id === 1 ? 5 : 6,
    categoryName: 'Server',
    isActive: id > 1,
  }))
  const server = await scriptedServer(({ path }) => {
    if (path.startsWith('/v2/security/')) return tokens(1, '2030-01-01T00:00:00Z')
    if (path.endsWith('/searchselect')) return success(rows)
    return success({ id: Number(path.split('/').at(-1)), name: 'SRV', assetTag: path.endsWith('/3') ? link : `${link}X` })
  })
  const register = (await connectTo(settingsFor(server.url))).capabilities.deviceRegister!
  const found = await register.findByLink(link, { companyId: '4', except: new Set(['1']) })
  expect(found.map(({ id }) => id)).toEqual(['3'])
  expect(
    server.seen
      .map(({ path }) => path)
      .filter((path) => /\d$/.test(path))
      .toSorted(),
  ).toEqual(['/v2/servicedesk/hardwareasset/2', '/v2/servicedesk/hardwareasset/3'])
  const before = server.seen.length
  expect((await register.kinds()).map(({ id }) => id)).toEqual(['6', '5'])
  await register.kinds()
  expect(server.seen.length - before).toBe(2)
})

test('rows are handed on as they come, before the second walk says that they are all', async () => {
  const server = await scriptedServer(({ path, query }) => {
    if (path.startsWith('/v2/security/')) return tokens(1, '2030-01-01T00:00:00Z')
    return success(Number(query.get('PageNumber')) > 3 ? [] : [{ id: Number(query.get('PageNumber')), isActive: false }])
  })
  const pages = (await connectTo(settingsFor(server.url))).capabilities.deviceInventory!.list({}).pages()
  const calls: number[] = []
  for await (const rows of pages) if (rows.length > 0) calls.push(server.count('/v2/servicedesk/hardwareasset/searchselect'))
  expect(calls).toEqual([1, 2, 3])
  expect(server.count('/v2/servicedesk/hardwareasset/searchselect')).toBe(8)
})

test('inactive assets are asked for by themselves where the list shows none, and the filters are not believed', async () => {
  const row = (id: number, isActive: boolean, accountId = 4) => ({ id, assetName: `SRV-${id}`, accountId, isActive })
  const server = await scriptedServer(({ path, query }) => {
    if (path.startsWith('/v2/security/')) return tokens(1, '2030-01-01T00:00:00Z')
    return success(query.get('Filter.IsActive') === 'false' ? [row(2, false), row(3, false, 8)] : [row(1, true)])
  })
  const inventory = (await connectTo(settingsFor(server.url))).capabilities.deviceInventory!
  const ids = async (query: Parameters<typeof inventory.list>[0]) => (await inventory.list(query).all()).map(({ id }) => id)
  expect(await ids({})).toEqual(['1', '2', '3'])
  expect(await ids({ companyId: '4' })).toEqual(['1', '2'])
  expect(await ids({ isActive: false, companyId: '8' })).toEqual(['3'])
  expect(await ids({ companyId: 'none' })).toEqual([])
})
