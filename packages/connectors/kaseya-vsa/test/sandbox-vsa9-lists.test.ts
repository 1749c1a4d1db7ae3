import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { query, startNine, walk } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startNine()
})
afterEach(() => client.stop())

async function restart(variants: Readonly<Record<string, string>>): Promise<void> {
  await client.stop()
  client = await startNine({ variants })
}

const names = (body: Json): string[] => (body.Result as Json[]).map(({ OrgRef }) => OrgRef)
const everyOrg = ['sandboxmsp', 'brackenholt', 'muellerbau', 'northquay', 'odell', 'tidewell']

describe('a page', () => {
  test('by $top and $skip, with the total beside it', async () => {
    expect(names(await client.get('/system/orgs'))).toEqual(everyOrg)
    const page = await client.get('/system/orgs?$top=2&$skip=2')
    expect([page.TotalRecords, names(page)]).toEqual([6, ['muellerbau', 'northquay']])
    expect(names(await client.get('/system/orgs?$top=100&$skip=5'))).toEqual(['tidewell'])
    const after = await client.get('/system/orgs?$skip=6')
    expect([after.TotalRecords, after.Result]).toEqual([6, []])
  })

  test('options come in any case', async () => {
    expect(names(await client.get('/system/orgs?$TOP=1&$Skip=1'))).toEqual(['brackenholt'])
  })

  test.each(['$top=7.0', '$top=-1', '$top=ten', '$skip=1.5', '$skip=', '$top=1e2'])('%s is refused with 400', async (option) => {
    const reply = await client.send('GET', `/system/orgs?${option}`)
    expect([reply.status, reply.json.ResponseCode]).toEqual([400, 4_000_001])
    expect(reply.json.Error).toContain(option.split('=')[0])
  })

  test('no single record has a total', async () => {
    const [org] = (await client.get('/system/orgs')).Result
    expect(await client.get(`/system/orgs/${org.OrgId}`)).not.toHaveProperty('TotalRecords')
  })
})

describe('ids', () => {
  test('as numbers stand to the digit in the text of the reply', async () => {
    await restart({ idForm: 'number' })
    const { text } = await client.send('GET', '/system/orgs?$top=1')
    const [, digits] = /"OrgId":(\d+),/.exec(text) ?? []
    expect(digits).toMatch(/^\d{26}$/)
    expect(String(Number(digits))).not.toBe(digits)
    const reply = await client.send('GET', `/system/orgs/${digits}`)
    expect(reply.text).toContain(`"OrgId":${digits},`)
  })

  test('as strings are the same digits', async () => {
    const { OrgId } = (await client.get('/system/orgs')).Result[0]
    await restart({ idForm: 'number' })
    expect((await client.send('GET', '/system/orgs')).text).toContain(`"OrgId":${OrgId},`)
  })

  test('lists of ids and absent ones', async () => {
    await restart({ idForm: 'number' })
    const { text } = await client.send('GET', '/system/currentUser')
    expect(text).toMatch(/"AdminScopeIds":\[\d{26}\],"AdminRoleIds":\[\d{15}\]/)
    expect((await client.send('GET', '/system/orgs')).text).toContain('"ParentOrgId":null')
  })

  test('are the same after a reset', async () => {
    const before = await walk(client, '/assetmgmt/agents', 'Result')
    await client.running.reset()
    const again = await startNine()
    expect(await walk(again, '/assetmgmt/agents', 'Result')).toEqual(before)
    await again.stop()
  })

  test('that are no number end in the vendor’s conversion error, unknown ones in 404', async () => {
    for (const path of ['/system/orgs/', '/assetmgmt/agents/', '/assetmgmt/assets/', '/system/machinegroups/']) {
      const wrong = await client.send('GET', `${path}brackenholt`)
      expect([wrong.status, wrong.json.Error], path).toEqual([500, 'Input string was not in a correct format.'])
      expect((await client.send('GET', `${path}1`)).status, path).toBe(404)
    }
  })
})

describe('variant refusals: inside a 200', () => {
  beforeEach(() => restart({ refusals: 'inside-200' }))

  test.each([
    ['/system/orgs/1', 4_040_001],
    ['/system/orgs/x', 5_000_001],
    ['/system/orgs?$top=7.0', 4_000_001],
    ['/automation/servicedesktickets', 4_030_001],
    ['/nothing', 4_040_001],
  ])('%s has the code in the envelope', async (path, code) => {
    const reply = await client.send('GET', path)
    expect([reply.status, reply.json.ResponseCode]).toEqual([200, code])
    expect(reply.json.Error).not.toBe('None')
    expect(reply.json.Result).toBeNull()
  })

  test('but a session that has ended is a 401', async () => {
    expect((await client.send('GET', '/system/orgs', undefined, { authorization: 'Bearer x' })).status).toBe(401)
  })
})

describe('variant serverZone', () => {
  test('dates stand in the server’s time, and are asked for in it', async () => {
    const utc = (await client.get('/assetmgmt/agents?$top=1')).Result[0]
    await restart({ serverZone: 'two-hours-east' })
    const east = (await client.get('/assetmgmt/agents?$top=1')).Result[0]
    expect(utc.LastCheckInTime).toBe('2026-03-02T08:59:40')
    expect(east.LastCheckInTime).toBe('2026-03-02T10:59:40')
    const filter = `LastCheckInTime ge DATETIME'${east.LastCheckInTime}'`
    expect((await client.get(`/assetmgmt/agents${query({ $filter: filter })}`)).TotalRecords).toBe(8)
    const none = await client.get(`/assetmgmt/agents${query({ $filter: "LastCheckInTime gt DATETIME'2026-03-02T10:59:40'" })}`)
    expect(none.TotalRecords).toBe(0)
    expect((await client.get('/tenant')).Result[0].TimeZoneOffset).toBe(-120)
  })
})

describe('variant dateForm', () => {
  const checkIn = async (): Promise<string> => (await client.get('/assetmgmt/agents?$top=1')).Result[0].LastCheckInTime

  test.each([
    ['utc', '2026-03-02T08:59:40Z'],
    ['two-hours-east', '2026-03-02T10:59:40+02:00'],
  ])('with the zone of a server in %s', async (serverZone, time) => {
    await restart({ dateForm: 'with-zone', serverZone })
    expect(await checkIn()).toBe(time)
  })

  test.each(['utc', 'two-hours-east'])('a filter may name the zone, whatever that of the server: %s', async (serverZone) => {
    await restart({ serverZone })
    const total = async (time: string): Promise<number> =>
      (await client.get(`/assetmgmt/agents${query({ $filter: `LastCheckInTime ge DATETIME'${time}'` })}`)).TotalRecords
    expect(await total('2026-03-02T08:59:40Z')).toBe(8)
    expect(await total('2026-03-02T09:59:40+01:00')).toBe(8)
    expect(await total('2026-03-02T08:59:41Z')).toBe(0)
  })
})

describe('faults', () => {
  const fault = (kind: string): void => client.running.setFaults({ seed: 1, script: [{ kind: kind as 'limit', path: '/system/orgs' }] })

  test('a limit says when to come again', async () => {
    fault('limit')
    const reply = await client.send('GET', '/system/orgs')
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '1'])
  })

  test('a server that is out', async () => {
    fault('error-before')
    expect((await client.send('GET', '/system/orgs')).status).toBe(503)
    expect((await client.send('GET', '/system/orgs')).status).toBe(200)
  })

  test('an expired log-in ends the session: the same token is refused from then on', async () => {
    fault('expired-login')
    expect((await client.send('GET', '/system/orgs')).status).toBe(401)
    client.running.setFaults(null)
    expect((await client.send('GET', '/system/orgs')).status).toBe(401)
  })

  test.each(['row-inserted', 'row-deleted'])('%s between two pages', async (kind) => {
    fault(kind)
    await client.get('/system/orgs?$top=3')
    expect((await client.get('/system/orgs?$top=3')).TotalRecords).toBe(kind === 'row-inserted' ? 7 : 5)
  })

  test('a page is lost, the total stays', async () => {
    fault('lost-page')
    const page = await client.get('/system/orgs?$top=3')
    expect([page.TotalRecords, page.Result]).toEqual([6, []])
  })
})
