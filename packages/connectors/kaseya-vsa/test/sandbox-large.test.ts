import { afterEach, describe, expect, test } from 'vitest'
import { query, startNine, startX } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client | undefined

afterEach(async () => {
  await client?.stop()
  client = undefined
})

const devices = 20_000
/** The MSP's own and its customers. */
const companies = 301

/** Every id of a walk by pages of 100. */
async function idsOf(
  path: string,
  member: 'Result' | 'Data',
  id: string,
  options: Readonly<Record<string, string>> = {},
): Promise<Set<string>> {
  const ids = new Set<string>()
  for (let skip = 0; ; skip += 100) {
    const page = (await client?.get(`${path}${query({ ...options, $top: 100, $skip: skip })}`))?.[member] as Json[]
    for (const row of page) ids.add(row[id] as string)
    if (page.length < 100) return ids
  }
}

describe('the large seed', () => {
  test('has 20,000 agents of VSA 9, each once, in the list’s order and in one that was asked for', async () => {
    client = await startNine({ seed: 'large' })
    expect((await client.get('/assetmgmt/agents?$top=1')).TotalRecords).toBe(devices)
    expect((await client.get('/assetmgmt/assets?$top=1')).TotalRecords).toBe(devices + 1)
    expect(client.running.devices()).toHaveLength(devices + 1)
    expect((await client.get('/system/orgs?$top=1')).TotalRecords).toBe(companies)
    expect(new Set(client.running.devices().map(({ companyId }) => companyId)).size).toBe(companies)
    const ids = await idsOf('/assetmgmt/agents', 'Result', 'AgentId')
    expect(ids.size).toBe(devices)
    expect(await idsOf('/assetmgmt/agents', 'Result', 'AgentId', { $orderby: 'AgentName' })).toEqual(ids)
  })

  test('gives at most 100 rows of VSA 9, whatever is asked', async () => {
    client = await startNine({ seed: 'large' })
    for (const options of ['', '?$top=100', '?$top=101', '?$top=5000']) {
      const page = await client.get(`/assetmgmt/agents${options}`)
      expect([page.Result.length, page.TotalRecords], options).toEqual([100, devices])
    }
    expect((await client.get('/assetmgmt/agents?$top=5000&$skip=19950')).Result).toHaveLength(50)
  })

  test('has their audits and a machine at the end of the walk', async () => {
    client = await startNine({ seed: 'large' })
    const last = (await client.get(`/assetmgmt/audit?$skip=${devices - 1}`)).Result as Json[]
    expect(last.map(({ ComputerName }) => ComputerName)).toEqual(['PC-20000'])
    expect((await client.get(`/assetmgmt/audit?$skip=${devices}`)).Result).toEqual([])
    const found = await client.get(`/assetmgmt/agents${query({ $filter: "startswith(ComputerName,'PC-1999')" })}`)
    expect(found.TotalRecords).toBe(10)
  })

  test('has 20,000 devices of VSA X, each once', async () => {
    client = await startX({ seed: 'large' })
    expect((await client.get('/devices?$top=1')).Meta.TotalCount).toBe(devices)
    expect((await client.get('/organizations?$top=1')).Meta.TotalCount).toBe(companies)
    expect(new Set(client.running.devices().map(({ companyId }) => companyId)).size).toBe(companies)
    expect((await idsOf('/devices', 'Data', 'Identifier')).size).toBe(devices)
    expect((await client.get('/assets?$top=1')).Meta.TotalCount).toBe(devices - 1)
  })

  test('a page that is lost or doubled leaves the total as it is', async () => {
    client = await startNine({ seed: 'large' })
    for (const kind of ['lost-page', 'doubled-row', 'skipped-page'] as const) {
      client.running.setFaults({ seed: 1, script: [{ kind, path: '/assetmgmt/agents' }] })
      expect((await client.get('/assetmgmt/agents?$top=100&$skip=300')).TotalRecords, kind).toBe(devices)
      expect(client.running.stats().faults[kind]).toBe(1)
    }
  })
})
