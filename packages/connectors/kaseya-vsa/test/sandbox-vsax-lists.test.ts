import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { query, startX, walk } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startX()
})
afterAll(() => client.stop())

const found = async (path: string, options: Readonly<Record<string, string>>): Promise<string[]> =>
  ((await client.get(`${path}${query(options)}`)).Data as Json[]).map((row) => row['Name'] as string)
const devices = (filter: string): Promise<string[]> => found('/devices', { $filter: filter })

describe('a page', () => {
  test('has rows, and the count of all beside the code', async () => {
    const body = await client.get('/organizations?$top=2&$skip=1')
    expect((body.Data as Json[]).map(({ Name }) => Name)).toEqual(['Bracken & Holt Ltd', 'Müller Hochbau GmbH'])
    expect(body.Meta).toEqual({ ResponseCode: 200, TotalCount: 6 })
    expect(await walk(client, '/organizations', 'Data', 4)).toHaveLength(6)
  })

  test.each(['$top=7.0', '$top=x', '$skip=-1'])('%s is refused with 400', async (option) => {
    const reply = await client.send('GET', `/organizations?${option}`)
    expect([reply.status, reply.json.Meta.ResponseCode]).toEqual([400, 400])
  })
})

test.each([
  ['clamp', 200],
  ['refused', 400],
])('variant pageSizeOver %s: $top=101 answers %d', async (pageSizeOver, status) => {
  const other = await startX({ seed: 'large', variants: { pageSizeOver } })
  const reply = await other.send('GET', '/devices?$top=101')
  expect([reply.status, reply.json.Data?.length]).toEqual(status === 200 ? [200, 100] : [400, undefined])
  expect((await other.get('/devices?$top=100')).Data).toHaveLength(100)
  expect((await other.get('/devices')).Data).toHaveLength(100)
  await other.stop()
})

describe('$filter', () => {
  test.each<[string, string[]]>([
    ["Name eq 'BH-SRV-01'", ['BH-SRV-01']],
    ["contains(tolower(Name), 'srv')", ['BH-SRV-01', 'BH-SRV-02']],
    ["contains(Name,'SRV') and endswith(Name,'2')", ['BH-SRV-02']],
    ["startswith(Name,'NQ') or Name eq 'ODELL-PC'", ['NQ-RECEPTION', 'NQ-XRAY', 'ODELL-PC']],
    ["toupper(OrganizationName) eq 'NORTH QUAY DENTAL LIMITED'", ['NQ-RECEPTION', 'NQ-XRAY']],
    ["OrganizationName eq 'O''Dell & Sons'", ['ODELL-PC']],
    ['IsAgentInstalled eq false', ['BH-PRN-02']],
    ['not IsAgentInstalled', ['BH-PRN-02']],
    ["IsAgentInstalled and GroupName eq 'Servers' and OrganizationId eq 1108", ['MUE-DC-01']],
    ['OrganizationId eq null', []],
    ['SiteId gt 6101 and SiteId le 6108', ['MUE-DC-01', 'MUE-NB-114', 'MUE-NB-115']],
  ])('%s', async (filter, names) => expect(await devices(filter)).toEqual(names))

  test('a device by its identifier, in quotes or without', async () => {
    const id = client.running.devices()[2]?.id ?? ''
    expect(await devices(`Identifier eq '${id}'`)).toEqual(['BH-NB-017'])
    expect(await devices(`Identifier eq ${id}`)).toEqual(['BH-NB-017'])
  })

  test.each([
    ["substringof('x',Name)", /^An unknown function/],
    ["Name eq 'x'M", /^Syntax error/],
    ["Colour eq 'x'", /^Could not find a property/],
    ['HasCustomFields eq true', /cannot be used/],
    ['Name eq 1', /incompatible types/],
    ["Name eq DATETIME'2026-01-01'", /^Syntax error/],
    ["Name/any(p: p eq 'x'", /^Syntax error/],
  ])('%s is refused with 400', async (filter, message) => {
    const reply = await client.send('GET', `/devices${query({ $filter: filter })}`)
    expect(reply.status).toBe(400)
    expect(reply.json.Meta.ErrorMessage).toMatch(message)
  })
})

describe('$orderby', () => {
  test('up and down', async () => {
    const up = await found('/devices', { $orderby: 'Name asc' })
    expect(up).toEqual([...up].toSorted())
    expect(await found('/devices', { $orderby: 'Name desc' })).toEqual(up.toReversed())
    expect((await found('/devices', { $orderby: 'OrganizationId desc,Name' }))[0]).toBe('ODELL-PC')
    expect((await client.send('GET', '/devices?$orderby=HasCustomFields')).status).toBe(400)
  })
})

describe('places', () => {
  test('an organization has sites, a site groups', async () => {
    const [, organization] = await walk(client, '/organizations', 'Data')
    expect(organization).toEqual({ Id: 1101, Name: 'Bracken & Holt Ltd', HasCustomFields: false, PsaMappingId: null, PsaMappingType: null })
    expect((await client.get('/organizations/1101')).Data).toEqual(organization)
    const [site] = (await client.get(`/sites${query({ $filter: 'ParentId eq 1101' })}`)).Data
    expect(site).toMatchObject({
      Id: 6101,
      ParentName: 'Bracken & Holt Ltd',
      PsaIntegrationType: null,
      ContactInformation: { ContactName: 'Ruth Bracken', Email: 'ruth.bracken@brackenholt.example', City: 'Leeds' },
    })
    const groups = (await client.get(`/groups${query({ $filter: `ParentSiteId eq ${site.Id}` })}`)).Data as Json[]
    expect(groups.map(({ Name, ParentOrganizationName }) => [Name, ParentOrganizationName])).toEqual([
      ['Workstations', 'Bracken & Holt Ltd'],
      ['Servers', 'Bracken & Holt Ltd'],
    ])
    expect((await client.get(`/groups/${groups[0].Id}`)).Data).toMatchObject({ ...groups[0], Packages: [{ Type: 'windows_agent_x64' }] })
  })

  test('a site without a contact has none', async () => {
    const [site] = (await client.get(`/sites${query({ $filter: "ParentName eq 'Tidewell Foods'" })}`)).Data
    expect(site.ContactInformation).toBeNull()
  })

  test('a scope narrows the list of devices', async () => {
    const scope = (await walk(client, '/scopes', 'Data')).find(({ Name }) => Name === 'All of North Quay Dental Limited')
    expect((await client.get(`/scopes/${scope.Id}`)).Data).toMatchObject({
      TotalDevices: 2,
      Criteria: [{ Type: 'Organization', Identifier: '1115' }],
    })
    expect(await found('/devices', { scopeId: scope.Id })).toEqual(['NQ-RECEPTION', 'NQ-XRAY'])
    expect((await client.send('GET', '/devices?scopeId=4711')).status).toBe(404)
    expect((await client.send('GET', '/devices?scopeId=all')).status).toBe(400)
  })
})

test('lists that an integration has no business with', async () => {
  expect(await found('/automation/scripts', { $filter: "Platforms/any(p: p eq 'Windows') and not IsBuiltIn" })).toEqual([
    'Restart print spooler',
  ])
  expect(await found('/customFields', {})).toEqual(['Contract'])
  expect((await client.get('/patchmanagement/globalrules/')).Data).toEqual({ OsRules: [], SoftwareRules: [] })
})
