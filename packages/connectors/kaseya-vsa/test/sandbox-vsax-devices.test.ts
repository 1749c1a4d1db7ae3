import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { query, startX, walk } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startX()
})
afterEach(() => client.stop())

const named = async (path: string, name: string): Promise<Json> =>
  (await client.get(`${path}${query({ $filter: `Name eq '${name}'` })}`)).Data[0]

describe('devices', () => {
  test('the list has their place, one has more', async () => {
    const device = await named('/devices', 'BH-SRV-01')
    expect(device).toEqual({
      Identifier: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      Name: 'BH-SRV-01',
      GroupId: expect.any(Number),
      GroupName: 'Servers',
      IsAgentInstalled: true,
      IsMdmEnrolled: false,
      SiteId: 6101,
      SiteName: 'Bracken & Holt Ltd head office',
      OrganizationId: 1101,
      OrganizationName: 'Bracken & Holt Ltd',
      HasCustomFields: false,
    })
    const { Data } = await client.get(`/devices/${device.Identifier}`)
    expect(Data).toMatchObject({
      ...device,
      IsOnline: true,
      ComputerType: 'windows',
      ElevatedNotifications: 1,
      CriticalNotifications: 0,
      LocalIpAddresses: [{ PhysicalAddress: '02005E000001', IpV4: '10.0.0.11' }],
    })
  })

  test('an identifier comes in either case', async () => {
    const { Identifier } = await named('/devices', 'ODELL-PC')
    expect((await client.get(`/devices/${Identifier.toUpperCase()}`)).Data.Name).toBe('ODELL-PC')
  })

  test('one that is off says so', async () => {
    const { Identifier } = await named('/devices', 'MUE-NB-115')
    expect((await client.get(`/devices/${Identifier}`)).Data).toMatchObject({ IsOnline: false, Uptime: 'Offline since 3 days ago' })
  })

  test('as a test looks at them', async () => {
    const rows = await walk(client, '/devices', 'Data')
    expect(client.running.devices()).toEqual(
      rows.map(({ Identifier, Name, OrganizationId }) => ({ id: Identifier, name: Name, companyId: String(OrganizationId) })),
    )
  })
})

describe('assets', () => {
  test('stand under the device’s identifier, with their whole place as the group', async () => {
    const asset = await named('/assets', 'BH-NB-017')
    const { Identifier } = await named('/devices', 'BH-NB-017')
    expect(asset).toMatchObject({
      Identifier,
      GroupName: 'Bracken & Holt Ltd - Bracken & Holt Ltd head office - Workstations',
      Type: 'windows',
      LastSeenOnline: '2026-03-02T08:59:40Z',
      IpAddresses: [{ MAC: '02005E000003' }],
    })
    const bios = (asset.AssetInfo as Json[]).find(({ CategoryName }) => CategoryName === 'BIOS')
    expect(bios.CategoryData['Serial Number']).toBe('SN000003')
    expect((await client.get(`/assets/${Identifier}`)).Data).toEqual(asset)
    expect((await client.get(`/assets${query({ $filter: `GroupName eq '${asset.GroupName}'` })}`)).Meta.TotalCount).toBe(1)
  })

  test('a time that is not known is an empty text', async () => {
    const reboots = (await walk(client, '/assets', 'Data')).map(({ LastReboot }) => LastReboot as string)
    expect(reboots).toContain('')
    expect(reboots.filter(Boolean).every((time) => /^\d{4}-.*Z$/.test(time))).toBe(true)
  })

  test('what has no agent has no asset', async () => {
    const { Identifier } = await named('/devices', 'BH-PRN-02')
    expect((await client.send('GET', `/assets/${Identifier}`)).status).toBe(404)
    expect((await client.get('/assets')).Meta.TotalCount).toBe(9)
    expect((await client.get('/devices')).Meta.TotalCount).toBe(10)
  })
})

test('a device comes and goes between pages', async () => {
  const fault = (kind: 'row-inserted' | 'row-deleted' | 'doubled-row'): void =>
    client.running.setFaults({ seed: 1, script: [{ kind, path: '/devices' }] })
  fault('row-inserted')
  await client.get('/devices?$top=3')
  expect((await client.get('/devices')).Meta.TotalCount).toBe(11)
  fault('row-deleted')
  await client.get('/devices?$top=3')
  expect((await walk(client, '/devices', 'Data'))[0].Name).toBe('BH-SRV-02')
  fault('doubled-row')
  const [first] = (await client.get('/devices?$top=3&$skip=3')).Data
  expect(first.Name).toBe('BH-PRN-02')
})

test('the seed empty has a place for devices and none', async () => {
  await client.stop()
  client = await startX({ seed: 'empty' })
  for (const [path, count] of [
    ['/organizations', 1],
    ['/sites', 1],
    ['/groups', 2],
    ['/devices', 0],
    ['/assets', 0],
    ['/notifications', 0],
    ['/notifications/webhooks', 0],
  ] as const) {
    expect((await client.get(path)).Meta.TotalCount, path).toBe(count)
  }
  const id = client.running.raiseAlarm({ title: 'Nobody’s' })
  expect(client.running.alarms()).toEqual([{ id, title: 'Nobody’s', deviceId: null, isOpen: true }])
})
