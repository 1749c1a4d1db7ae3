import { afterEach, describe, expect, test } from 'vitest'
import { startNine, startX } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client | undefined

afterEach(() => client?.stop())

describe.each([
  ['9', startNine, '/assetmgmt/assets', 'Result', 'AssetId', 'OrgId'],
  ['X', startX, '/devices', 'Data', 'Identifier', 'OrganizationId'],
] as const)('devices of VSA %s', (_generation, startIt, path, member, idName, companyName) => {
  const begin = async () => {
    const started = await startIt()
    client = started
    const { running } = started
    const rows = async (): Promise<Json[]> => (await started.get(path))[member] as Json[]
    const ids = async (): Promise<string[]> => (await rows()).map((row) => row[idName] as string)
    return { running, rows, ids, first: running.devices()[0]!, last: running.devices().at(-1)! }
  }

  test('go, and come back under the same id', async () => {
    const { running, ids, first } = await begin()
    const before = await ids()
    running.happen('removeDevice', { deviceId: first.id })
    expect(await ids()).toEqual(before.slice(1))
    expect(running.devices().map(({ id }) => id)).toEqual(before.slice(1))
    running.happen('restoreDevice', { deviceId: first.id })
    expect(await ids()).toEqual([...before.slice(1), first.id])
    const { id } = running.happen('addDevice', { name: 'NEW-PC' }) as { id: string }
    expect(before).not.toContain(id)
    expect((await ids()).at(-1)).toBe(id)
  })

  test('come at a company, are renamed and moved', async () => {
    const { running, rows, first, last } = await begin()
    const { id } = running.happen('addDevice', { name: 'NEW-PC', companyId: last.companyId }) as { id: string }
    expect(running.devices().at(-1)).toEqual({ id, name: 'NEW-PC', companyId: last.companyId })
    running.happen('changeDevice', { deviceId: id, name: 'RENAMED', companyId: first.companyId })
    expect(running.devices().at(-1)).toEqual({ id, name: 'RENAMED', companyId: first.companyId })
    expect(String((await rows()).at(-1)[companyName])).toBe(first.companyId)
  })

  test('are refused where they are not there', async () => {
    const { running, first } = await begin()
    expect(() => running.happen('removeDevice', { deviceId: '1' })).toThrow('There is no device 1.')
    expect(() => running.happen('restoreDevice', { deviceId: first.id })).toThrow(`No device ${first.id} was removed.`)
    expect(() => running.happen('changeDevice', { deviceId: first.id })).toThrow('changeDevice needs one of')
    expect(() => running.happen('addDevice', { name: 'x', companyId: '1' })).toThrow('There is no company 1.')
    expect(() => running.happen('addDevice', {})).toThrow('name: required here.')
  })
})

test('serial numbers and MAC addresses change in the audit', async () => {
  const nine = await startNine()
  client = nine
  const [first, second] = nine.running.devices()
  nine.running.happen('changeDevice', { deviceId: first!.id, serialNumber: 'SN-1', macAddress: '02-00-5E-FF-FF-FF' })
  nine.running.happen('changeDevice', { deviceId: second!.id, serialNumber: 'SN-1' })
  const audits = (await nine.get('/assetmgmt/audit')).Result as Json[]
  expect(audits.filter(({ SystemSerialNumber }) => SystemSerialNumber === 'SN-1')).toHaveLength(2)
  expect(audits[0].MacAddress).toBe('02-00-5E-FF-FF-FF')
})
