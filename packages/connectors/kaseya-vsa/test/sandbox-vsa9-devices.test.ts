import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { query, startNine, walk } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startNine()
})
afterEach(() => client.stop())

const rows = (path: string): Promise<Json[]> => walk(client, path, 'Result')
const agentNamed = async (name: string): Promise<Json> =>
  (await client.get(`/assetmgmt/agents${query({ $filter: `ComputerName eq '${name}'` })}`)).Result[0]

describe('agents', () => {
  test('are named by machine, group and organization', async () => {
    const agent = await agentNamed('MUE-DC-01')
    const org = (await client.get(`/system/orgs/${agent.OrgId}`)).Result
    const group = (await client.get(`/system/machinegroups/${agent.MachineGroupId}`)).Result
    expect(agent).toMatchObject({
      AgentId: expect.stringMatching(/^\d{15}$/),
      AgentName: 'mue-dc-01.servers.muellerbau',
      MachineGroup: group.MachineGroupName,
      Online: 1,
      OperatingSystem: 'Windows Server 2022',
      LastCheckInTime: '2026-03-02T08:59:40',
      FirstCheckIn: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
    })
    expect(org.OrgName).toBe('Müller Hochbau GmbH')
    expect((await client.get(`/assetmgmt/agents/${agent.AgentId}`)).Result).toEqual(agent)
  })

  test('who is at a machine is told of one that is online', async () => {
    expect(await agentNamed('MUE-NB-114')).toMatchObject({ CurrentUser: 'Jürgen Müller', LastLoggedInUser: 'Jürgen Müller' })
    expect(await agentNamed('MUE-NB-115')).toMatchObject({ Online: 0, CurrentUser: '', LastLoggedInUser: 'Jürgen Müller' })
  })
})

test('variant onlineState: a third number where somebody is logged in', async () => {
  await client.stop()
  client = await startNine({ variants: { onlineState: 'off-on-idle' } })
  const states = Object.fromEntries((await rows('/assetmgmt/agents')).map(({ ComputerName, Online }) => [ComputerName, Online]))
  expect(states).toMatchObject({ 'BH-SRV-01': 1, 'MUE-NB-114': 2, 'MUE-NB-115': 0 })
})

describe('assets', () => {
  test('are the machines with an agent, and what has none', async () => {
    const assets = await rows('/assetmgmt/assets')
    expect(assets).toHaveLength(10)
    const [printer, ...rest] = assets.filter(({ IsComputerAgent }) => !IsComputerAgent)
    expect(rest).toEqual([])
    expect(printer).toMatchObject({ AssetName: 'BH-PRN-02', AgentId: null, HostName: 'BH-PRN-02', IsSNMPActive: true })
    expect(new Set(assets.map(({ AssetId }) => AssetId)).size).toBe(10)
  })

  test('an asset and its agent are one machine under two ids', async () => {
    const agent = await agentNamed('BH-SRV-02')
    const [asset] = (await client.get(`/assetmgmt/assets${query({ $filter: `AgentId eq ${agent.AgentId}M` })}`)).Result
    expect(asset.AssetId).not.toBe(agent.AgentId)
    expect(asset).toMatchObject({
      AgentId: agent.AgentId,
      OrgId: agent.OrgId,
      HostName: agent.ComputerName,
      LastSeenDate: agent.LastCheckInTime,
    })
    for (const path of ['/assetmgmt/assets/', '/assetmgmt/assets/getassetbyid/']) {
      expect((await client.get(`${path}${asset.AssetId}`)).Result, path).toEqual(asset)
      expect((await client.send('GET', `${path}${agent.AgentId}`)).status, path).toBe(404)
    }
  })

  test('open alarms are counted, closed ones are not', async () => {
    const agent = await agentNamed('ODELL-PC')
    const count = async (): Promise<number> =>
      (await client.get(`/assetmgmt/assets${query({ $filter: `AgentId eq ${agent.AgentId}M` })}`)).Result[0].AlarmCount
    expect(await count()).toBe(0)
    const alarm = client.running.raiseAlarm({ title: 'Smoke', deviceId: agent.AgentId })
    expect(await count()).toBe(1)
    client.running.closeAlarm(alarm)
    expect(await count()).toBe(0)
  })

  test('are found by that count, as it is now', async () => {
    const found = async (): Promise<string[]> =>
      ((await client.get(`/assetmgmt/assets${query({ $filter: 'AlarmCount gt 0' })}`)).Result as Json[]).map(({ HostName }) => HostName)
    expect(await found()).toEqual(['BH-SRV-01', 'BH-SRV-02', 'MUE-DC-01'])
    const alarm = client.running.raiseAlarm({ title: 'Smoke', deviceId: client.running.devices().at(-1)?.id ?? '' })
    expect(await found()).toEqual(['BH-SRV-01', 'BH-SRV-02', 'MUE-DC-01', 'ODELL-PC'])
    client.running.closeAlarm(alarm)
    expect(await found()).toEqual(['BH-SRV-01', 'BH-SRV-02', 'MUE-DC-01'])
  })

  test('have types', async () => {
    const types = await rows('/assetmgmt/assettypes')
    const assets = await rows('/assetmgmt/assets')
    expect(types.map(({ AssetTypeName }) => AssetTypeName)).toEqual(['Computer', 'Printer'])
    expect(assets.every(({ AssetTypeId }) => types.some((type) => type.AssetTypeId === AssetTypeId))).toBe(true)
  })
})

describe('audit', () => {
  test('a summary names maker, serial number and MAC, under the agent’s id by another name', async () => {
    const agent = await agentNamed('BH-SRV-01')
    const summary = (await client.get(`/assetmgmt/audit/${agent.AgentId}/summary`)).Result
    expect(summary).toMatchObject({
      AgentGuid: agent.AgentId,
      ComputerName: 'BH-SRV-01',
      Manufacturer: 'Contoso Systems',
      ProductName: 'Rack 740',
      SystemSerialNumber: 'SN000001',
      MacAddress: '02-00-5E-00-00-01',
      LastCheckinTime: agent.LastCheckInTime,
    })
    expect(Object.keys(summary)).toHaveLength(69)
  })

  test('all summaries stand in one list, of machines alone', async () => {
    const summaries = await rows('/assetmgmt/audit')
    const agents = await rows('/assetmgmt/agents')
    expect(summaries.map(({ AgentGuid }) => AgentGuid)).toEqual(agents.map(({ AgentId }) => AgentId))
    expect(new Set(summaries.map(({ SystemSerialNumber }) => SystemSerialNumber)).size).toBe(9)
    const filter = "SystemSerialNumber eq 'SN000001'"
    expect((await client.get(`/assetmgmt/audit${query({ $filter: filter })}`)).TotalRecords).toBe(1)
  })

  test('the id stands before the category', async () => {
    const { AgentId } = await agentNamed('BH-SRV-01')
    expect((await client.get(`/assetmgmt/audit/${AgentId}/hardware/diskvolumes`)).Result[0]).toMatchObject({ Drive: 'C:', Label: 'System' })
    expect((await client.get(`/assetmgmt/audit/${AgentId}/hardware/pcianddisk`)).TotalRecords).toBe(1)
    expect((await client.get(`/assetmgmt/audit/${AgentId}/software/installedapplications`)).Result[0].Manufacturer).toBe('Kaseya')
    expect((await client.send('GET', `/assetmgmt/audit/hardware/diskvolumes/${AgentId}`)).status).toBe(404)
    expect((await client.send('GET', '/assetmgmt/audit/1/hardware/diskvolumes')).status).toBe(404)
  })
})

test('devices as a test looks at them: assets, with an agent or without', async () => {
  const devices = client.running.devices()
  const agents = await rows('/assetmgmt/agents')
  const assets = await rows('/assetmgmt/assets')
  expect(devices).toHaveLength(10)
  for (const { id, name, companyId } of devices) {
    const asset = assets.find(({ HostName }) => HostName === name)
    expect(id).toBe(asset.AssetId)
    expect(companyId).toBe(asset.OrgId)
  }
  expect(agents).toHaveLength(9)
})

test.each(['/assetmgmt/agents', '/assetmgmt/assets'])('a device comes and goes between the pages of %s', async (path) => {
  const total = (await client.get(path)).TotalRecords as number
  client.running.setFaults({ seed: 1, script: [{ kind: 'row-inserted', path }] })
  await client.get(`${path}?$top=3`)
  client.running.setFaults({ seed: 1, script: [{ kind: 'row-deleted', path }] })
  const [first] = (await client.get(`${path}?$top=3`)).Result
  const after = await client.get(path)
  expect(after.TotalRecords).toBe(total)
  expect((after.Result as Json[]).map(({ AgentId }) => AgentId)).not.toContain(first.AgentId)
  const ids = (after.Result as Json[]).map(({ AgentId, AssetId }) => AgentId ?? AssetId)
  expect(new Set(ids).size).toBe(total)
})
