import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FaultKind } from '@jackfield/sandbox'
import { startClient } from './sandbox-client.ts'
import type { Client, Json, Reply } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
beforeEach(() => client.logIn())
afterEach(() => client.running.reset())
afterAll(() => client.stop())

const path = '/servicedesk/hardwareasset'
const draft = { name: 'SRV-9', accountId: 41_010, accountLocationId: 51_010, categoryId: 61 }

const search = (query: string, by = client): Promise<Json[]> => by.get(`${path}/searchselect?${query}`)
const namesOf = (rows: Json[]): string[] => rows.map(({ assetName }) => assetName)

/** What another tenant does, by its variants. */
async function withVariants<Result>(variants: Record<string, string>, act: (client: Client) => Promise<Result>): Promise<Result> {
  const other = await startClient({ variants })
  try {
    return await act(other)
  } finally {
    await other.stop()
  }
}

describe('a search', () => {
  test.each([
    ['AssetName=srv', ['SRV-01', 'SRV-KOELN', 'SRV-01', 'SRV-GONE']],
    ['AccountId=41010', ['SRV-01', 'WS-ANNA']],
    ['AccountId=5', []],
    ['CategoryIds=62,63&Filter.IsActive=true', ['WS-ANNA', 'FW-NORTH', 'NB-SEAN']],
    ['SerialNumber=2001', ['SRV-KOELN']],
    ['Description=file', ['SRV-01']],
    ['MachineGroupId=bracken', ['SRV-01']],
    ['IPAddress=10.3', ['FW-NORTH', 'SRV-01']],
    ['LocationName=leeds&Filter.ExcludedId=70001', ['WS-ANNA']],
    ['IsActive=false', ['WS-OLD', 'SRV-GONE']],
    ['ContactName=sean', ['NB-SEAN']],
    ['ContactId=61040', ['NB-SEAN']],
  ])('Filter.%s', async (filter, expected) => {
    expect(namesOf(await search(`Filter.${filter}`))).toEqual(expected)
  })

  test('has rows of the document’s members alone, pages, and no total', async () => {
    const reply = await client.send('GET', `${path}/searchselect?PageSize=3&PageNumber=3`)
    expect(Object.keys(reply.json)).toEqual(['success', 'error', 'result'])
    expect(namesOf(reply.json.result)).toEqual(['NB-SEAN', 'SRV-GONE'])
    expect(reply.json.result[1]).toEqual({
      id: 70_008,
      categoryName: 'Server',
      categoryId: 61,
      locationName: 'Boston office',
      assetName: 'SRV-GONE',
      serialNumber: 'SN-5001',
      machineGroupId: null,
      ipAddress: null,
      contactId: 0,
      contactName: null,
      accountId: 41_050,
      accountName: 'Gone Away Inc',
      isActive: false,
    })
    expect(await search('PageSize=3&PageNumber=4')).toEqual([])
  })

  test('compares texts, and takes inactive ones in, as the tenant does', async () => {
    const found = (variants: Record<string, string>, filter: string): Promise<string[]> =>
      withVariants(variants, async (other) => namesOf(await search(filter, other)))
    expect(await found({ textFilter: 'equals' }, 'Filter.AssetName=srv-01')).toHaveLength(2)
    expect(await found({ textFilter: 'equals' }, 'Filter.Description=file')).toEqual([])
    expect(await found({ textFilter: 'ignored' }, 'Filter.SerialNumber=none')).toHaveLength(8)
    expect(await found({ assetsUnasked: 'active' }, '')).toHaveLength(6)
    expect(await found({ assetsUnasked: 'active' }, 'Filter.IsActive=false')).toHaveLength(2)
  })
})

test('one has its details, its tickets and whether it is online', async () => {
  expect(await client.get(`${path}/70001`)).toMatchObject({
    name: 'SRV-01',
    accountName: 'Bracken & Holt Ltd',
    category: 'Server',
    ipAddress: '10.1.0.10',
    dnsServers: '10.1.0.1',
    dhcpEnabled: true,
    brandId: 801,
    brand: 'Dell',
    warrantyExpirationDate: '2027-06-30T00:00:00',
    agentId: '108970001',
    integrationTypeId: 2,
    createdBy: 'Maria Weber',
    createdById: 31_002,
  })
  expect(await client.get(`${path}/70001/tickets`)).toMatchObject([{ title: 'Disk full on SRV-01' }])
  expect(await client.get(`${path}/70001/status`)).toEqual({ isOnline: true })
  expect(await client.get(`${path}/70002/status`)).toEqual({ isOnline: false })
  expect(client.running.devices()).toContainEqual({ id: '70001', name: 'SRV-01', companyId: '41010' })
})

test('one is made of its four members and what else is given, without an agent, and found at once', async () => {
  const made = await client.post(path, {
    ...draft,
    isActive: true,
    description: 'Ours',
    macAddress: '00:1A:2B:3C:4D:5E',
    computerName: 'srv-9',
  })
  expect(made).toMatchObject({ name: 'SRV-9', isActive: true, agentId: null, createdBy: 'Jackfield API', macAddress: '00:1A:2B:3C:4D:5E' })
  expect(made).not.toHaveProperty('computerName')
  expect(await search('Filter.Description=ours')).toMatchObject([{ id: made.id }])
  expect(client.running.devices().at(-1)).toEqual({ id: String(made.id), name: 'SRV-9', companyId: '41010' })
})

test('what is missing, wrong or unknown is told in full, and nothing is made or changed', async () => {
  const before = client.running.devices()
  const subErrors = async (method: string, at: string, body: object): Promise<string[]> => {
    const { status, json } = await client.send(method, at, body)
    expect([status, json.success]).toEqual([200, false])
    return json.error.subErrors
  }
  const required = ['Name', 'AccountId', 'AccountLocationId', 'CategoryId'].map((name) => `The ${name} field is required.`)
  expect(await subErrors('POST', path, {})).toEqual(required)
  expect(await subErrors('PUT', `${path}/70001`, { isActive: false })).toEqual(required)
  expect(await subErrors('POST', path, { ...draft, isActive: 'yes', serialNumber: 5 })).toHaveLength(2)
  expect(await subErrors('POST', path, { ...draft, accountId: 5, categoryId: 9 })).toEqual([
    'AccountId 5 does not exist.',
    'CategoryId 9 does not exist.',
  ])
  expect(await subErrors('POST', path, { ...draft, accountLocationId: 51_020, contactId: 61_040, brandId: 9 })).toHaveLength(3)
  for (const [method, body] of [['GET'], ['PUT', draft], ['DELETE']] as const) {
    expect((await client.send(method, `${path}/5`, body)).json.error.message).toBe('Hardware asset 5 does not exist.')
  }
  expect(client.running.devices()).toEqual(before)
})

describe('a PUT', () => {
  test('empties what is left out, as a new one has it, and keeps what only an RMM writes', async () => {
    expect(await client.post(path, draft)).toMatchObject({ isActive: false })
    const changed = await client.result('PUT', `${path}/70001`, { ...draft, serialNumber: 'SN-9' })
    expect(changed).toMatchObject({ name: 'SRV-9', serialNumber: 'SN-9', isActive: false, agentId: '108970001', createdBy: 'Maria Weber' })
    expect(changed).toMatchObject({ assetTag: null, dnsServers: null, dhcpEnabled: false, brand: null, warrantyExpirationDate: null })
    expect(await client.get(`${path}/70001`)).toEqual(changed)
  })

  test('of all that one has changes nothing else', async () => {
    const before = await client.get(`${path}/70001`)
    const { modifiedOn: _, modifiedBy: __, modifiedById: ___, ...kept } = before
    expect(await client.result('PUT', `${path}/70001`, { ...before, name: 'SRV-01-B' })).toMatchObject({ ...kept, name: 'SRV-01-B' })
  })

  test('keeps what is left out or null where the tenant does, and a new one is active', () =>
    withVariants({ assetLeftOut: 'keeps' }, async (other) => {
      expect(await other.post(path, draft)).toMatchObject({ isActive: true })
      const changed = await other.result('PUT', `${path}/70006`, {
        ...draft,
        accountId: 41_020,
        accountLocationId: 51_020,
        serialNumber: null,
      })
      expect(changed).toMatchObject({ name: 'SRV-9', serialNumber: 'SN-2002', isActive: false })
    }))
})

test('one is deleted, and its tickets are about none', async () => {
  expect((await client.send('DELETE', `${path}/70001`)).status).toBe(200)
  expect(client.running.devices()).toHaveLength(7)
  expect((await client.search({ hardwareAssetId: 70_001 })).total).toBe(0)
})

test('categories have a table of their own where it is called as one would guess', async () => {
  const [lookup, guess] = ['/system/tenantlookup/AssetCategory', { lookupTables: 'guessable' }]
  expect((await client.send('GET', lookup)).json.success).toBe(false)
  const rows = await withVariants(guess, (other) => other.get(lookup))
  expect(rows.map(({ name }: Json) => name)).toEqual(['Server', 'Workstation', 'Firewall'])
})

describe('a fault on a page', () => {
  const page = (pageNumber: number): Promise<Reply> => client.send('GET', `${path}/searchselect?PageSize=3&PageNumber=${pageNumber}`)
  const deal = (kind: FaultKind): void => client.running.setFaults({ seed: 1, script: [{ kind }] })

  test.each(['lost-page', 'skipped-page', 'doubled-row', 'stuck-cursor'] as const)('%s', async (kind) => {
    const right = (await page(2)).json.result
    await page(1)
    deal(kind)
    expect((await page(2)).json.result).not.toEqual(right)
    expect((await page(2)).json.result).toEqual(right)
  })

  test.each([
    ['row-inserted', 9],
    ['row-deleted', 7],
  ] as const)('%s leaves %i', async (kind, left) => {
    deal(kind)
    await page(1)
    expect(client.running.devices()).toHaveLength(left)
    expect(client.running.devices()).toContainEqual({ id: '70001', name: 'SRV-01', companyId: '41010' })
  })
})

test('20,000 of them are walked, and those of one account found among them', async () => {
  const large = await startClient({ seed: 'large' })
  const seen = new Set<number>()
  for (let pageNumber = 1; ; pageNumber += 1) {
    const rows = await search(`PageSize=100&PageNumber=${pageNumber}`, large)
    for (const { id } of rows) seen.add(id)
    if (rows.length === 0) break
  }
  expect(seen.size).toBe(20_000)
  expect(namesOf(await search('Filter.AccountId=200007', large))).toContain('WS-11')
  await large.stop()
})
