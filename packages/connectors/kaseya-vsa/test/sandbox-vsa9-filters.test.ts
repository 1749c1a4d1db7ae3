import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { query, startNine, walk } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startNine()
})
afterAll(() => client.stop())

async function found(path: string, filter: string, member: string): Promise<string[]> {
  const rows = (await client.get(`${path}${query({ $filter: filter })}`)).Result as Json[]
  return rows.map((row) => row[member] as string)
}
const agents = (filter: string): Promise<string[]> => found('/assetmgmt/agents', filter, 'ComputerName')
const orgs = (filter: string): Promise<string[]> => found('/system/orgs', filter, 'OrgRef')

async function refusal(path: string, options: Readonly<Record<string, string>>): Promise<[number, string]> {
  const reply = await client.send('GET', `${path}${query(options)}`)
  return [reply.status, reply.json.Error]
}

describe('$filter', () => {
  test.each<[string, string[]]>([
    ["ComputerName eq 'BH-SRV-01'", ['BH-SRV-01']],
    ["ComputerName ne 'BH-SRV-01' and startswith(ComputerName,'BH')", ['BH-SRV-02', 'BH-NB-017']],
    ["substringof('SRV',ComputerName)", ['BH-SRV-01', 'BH-SRV-02']],
    ["substringof('SRV',ComputerName) eq true", ['BH-SRV-01', 'BH-SRV-02']],
    ["startswith(ComputerName,'MUE-NB')", ['MUE-NB-114', 'MUE-NB-115']],
    ['Online eq 0', ['MUE-NB-115']],
    ['Online lt 1', ['MUE-NB-115']],
    ['CpuCount gt 4', ['BH-SRV-01', 'BH-SRV-02', 'MUE-DC-01']],
    ['CpuCount ge 8 and RamMBytes le 32768', ['BH-SRV-01', 'BH-SRV-02', 'MUE-DC-01']],
    ["ComputerName eq 'ODELL-PC' or ComputerName eq 'NQ-XRAY'", ['NQ-XRAY', 'ODELL-PC']],
    ["startswith(ComputerName,'NQ') or startswith(ComputerName,'BH') and CpuCount eq 4", ['BH-NB-017', 'NQ-RECEPTION', 'NQ-XRAY']],
    ["(startswith(ComputerName,'NQ') or startswith(ComputerName,'BH')) and CpuCount eq 8", ['BH-SRV-01', 'BH-SRV-02']],
    ["not startswith(ComputerName,'BH') and CpuCount eq 8", ['MUE-DC-01']],
    ["computername eq 'ODELL-PC'", ['ODELL-PC']],
    ["ComputerName eq 'bh-srv-01'", []],
    ["IPv6Address eq null and ComputerName eq 'ODELL-PC'", ['ODELL-PC']],
    ['IPv6Address ne null', []],
    ["IPv6Address eq 'fe80::1'", []],
    ["DomainWorkgroup eq 'WORKGROUP' and (Online eq 0)", ['MUE-NB-115']],
    ['', ['BH-SRV-01', 'BH-SRV-02', 'BH-NB-017', 'MUE-DC-01', 'MUE-NB-114', 'MUE-NB-115', 'NQ-RECEPTION', 'NQ-XRAY', 'ODELL-PC']],
  ])('%s', async (filter, names) => {
    if (filter) expect(await agents(filter)).toEqual(names)
    else expect((await walk(client, '/assetmgmt/agents', 'Result')).map(({ ComputerName }) => ComputerName)).toEqual(names)
  })

  test('quotes in texts are doubled', async () => {
    expect(await orgs("OrgName eq 'O''Dell & Sons'")).toEqual(['odell'])
    expect(await orgs("substringof('ü',OrgName)")).toEqual(['muellerbau'])
  })

  test('dates stand in DATETIME, or in plain quotes', async () => {
    const day = '2026-03-01T00:00:00'
    expect(await agents(`LastCheckInTime lt DATETIME'${day}'`)).toEqual(['MUE-NB-115'])
    expect(await agents(`LastCheckInTime lt datetime'${day}'`)).toEqual(['MUE-NB-115'])
    expect(await agents(`LastCheckInTime lt '${day}'`)).toEqual(['MUE-NB-115'])
    expect(await agents(`LastCheckInTime ge DATETIME'2026-03-02T08:59:40' and startswith(ComputerName,'BH-SRV')`)).toHaveLength(2)
    expect(await agents(`LastCheckInTime gt DATETIME'2026-03-02T08:59:40'`)).toEqual([])
    expect(await agents(`LastCheckInTime gt DATETIME'2026-03-02'`)).toHaveLength(8)
  })

  test('the total is that of what was found', async () => {
    const body = await client.get(`/assetmgmt/agents${query({ $filter: "startswith(ComputerName,'BH')", $top: 1 })}`)
    expect([body.TotalRecords, body.Result.length]).toEqual([3, 1])
  })

  describe('ids', () => {
    test('with M, of 15 digits and of 26', async () => {
      const [agent] = await walk(client, '/assetmgmt/agents', 'Result')
      expect(await agents(`AgentId eq ${agent.AgentId}M`)).toEqual(['BH-SRV-01'])
      expect(agent.OrgId).toMatch(/^\d{26}$/)
      expect(await agents(`OrgId eq ${agent.OrgId}M`)).toEqual(['BH-SRV-01', 'BH-SRV-02', 'BH-NB-017'])
      expect(await orgs(`OrgId eq ${agent.OrgId}m`)).toEqual(['brackenholt'])
      expect(await orgs(`OrgId ne ${agent.OrgId}M`)).toHaveLength(5)
    })

    test('two that differ in the last digit alone are two', async () => {
      const [agent] = await walk(client, '/assetmgmt/agents', 'Result')
      const next = (BigInt(agent.OrgId) + 1n).toString()
      expect(await orgs(`OrgId eq ${next}M`)).toEqual([])
      expect(await orgs(`OrgId ge ${agent.OrgId}M and OrgId lt ${next}M`)).toEqual(['brackenholt'])
    })

    test('bare, they are no number of the vendor', async () => {
      const { OrgId } = (await walk(client, '/system/orgs', 'Result'))[0]
      const [status, error] = await refusal('/system/orgs', { $filter: `OrgId eq ${OrgId}` })
      expect(status).toBe(400)
      expect(error).toMatch(new RegExp(`^Unrecognized 'Edm.Int32' literal '${OrgId}'`))
      expect((await refusal('/assetmgmt/agents', { $filter: 'AgentId eq 2147483648' }))[0]).toBe(400)
      expect(await agents('AgentId eq 2147483647')).toEqual([])
    })

    test('as texts, they don’t compare', async () => {
      const [status, error] = await refusal('/system/orgs', { $filter: "OrgId eq '74'" })
      expect([status, error]).toEqual([400, 'A binary operator with incompatible types was detected.'])
    })

    test('variant bigIdFilter: those beyond 15 digits are refused with M too', async () => {
      const other = await startNine({ variants: { bigIdFilter: 'refused' } })
      const [agent] = await walk(other, '/assetmgmt/agents', 'Result')
      const send = (member: string): Promise<{ status: number }> =>
        other.send('GET', `/assetmgmt/agents${query({ $filter: `${member} eq ${agent[member]}M` })}`)
      expect([(await send('AgentId')).status, (await send('OrgId')).status]).toEqual([200, 400])
      await other.stop()
    })
  })

  test.each([
    ["ComputerName = 'x'", /^Syntax error/],
    ["ComputerName eq 'x' or", /^Syntax error/],
    ["(ComputerName eq 'x'", /^Syntax error/],
    ["ComputerName eq 'x' nonsense", /^Syntax error/],
    ["ComputerName eq 'x", /^Syntax error/],
    ["Colour eq 'x'", /^Could not find a property named 'Colour'/],
    ["ToolTipNotes eq 'x'", /cannot be used in the \$filter/],
    ["contains(ComputerName,'x')", /^An unknown function with name 'contains'/],
    ["tolower(ComputerName) eq 'x'", /^An unknown function with name 'tolower'/],
    ['Online eq 12345678901', /^Unrecognized 'Edm.Int32' literal '12345678901'/],
    ["Online eq 'x'", /^A binary operator with incompatible types/],
    ["LastCheckInTime gt DATETIME'yesterday'", /^Unrecognized 'Edm.DateTime' literal/],
    ["LastCheckInTime gt 'yesterday'", /^A binary operator with incompatible types/],
    ['substringof(ComputerName)', /^Syntax error/],
    ["Priorities/any(p: p eq 'x')", /./],
  ])('%s is refused with 400', async (filter, message) => {
    const [status, error] = await refusal('/assetmgmt/agents', { $filter: filter })
    expect(status).toBe(400)
    expect(error).toMatch(message)
  })
})

describe('$orderby', () => {
  const order = async (by: string): Promise<string[]> =>
    ((await client.get(`/assetmgmt/agents${query({ $orderby: by })}`)).Result as Json[]).map(({ ComputerName }) => ComputerName)

  test('up, down, and by several members', async () => {
    const up = await order('ComputerName')
    expect(up).toEqual([...up].toSorted())
    expect(await order('ComputerName asc')).toEqual(up)
    expect(await order('ComputerName desc')).toEqual(up.toReversed())
    expect((await order('CpuCount desc, ComputerName desc')).slice(0, 4)).toEqual(['MUE-DC-01', 'BH-SRV-02', 'BH-SRV-01', 'ODELL-PC'])
    expect((await order('LastCheckInTime'))[0]).toBe('MUE-NB-115')
  })

  test('ids are ordered as numbers', async () => {
    const rows = (await client.get(`/system/machinegroups${query({ $orderby: 'OrgId desc' })}`)).Result as Json[]
    const ids = rows.map(({ OrgId }) => BigInt(OrgId))
    expect(ids.every((id, index) => index === 0 || (ids[index - 1] ?? 0n) >= id)).toBe(true)
  })

  test.each(['Colour', 'AgentId', 'ComputerName sideways', ','])('by %s is refused with 400', async (by) => {
    expect((await refusal('/assetmgmt/agents', { $orderby: by }))[0]).toBe(400)
  })
})
