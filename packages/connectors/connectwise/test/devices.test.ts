import { JackfieldError } from '@jackfield/core'
import type { DeviceDraft, DeviceRegister } from '@jackfield/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deviceChangesFrom, deviceFrom, macFrom, newDeviceFrom } from '../src/mapping/device.ts'
import { deviceWire } from '../src/wire/device.ts'
import { startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'
import { connectTo } from './scripted-server.ts'

const link = 'JD-ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const draft: DeviceDraft = { name: ' SRV-1 ', companyId: '250', kindId: '2', link }

test.each([
  ['00-1a-2b-3c-4d-5e', '00:1A:2B:3C:4D:5E'],
  ['001A.2B3C.4D5E', '00:1A:2B:3C:4D:5E'],
  ['001a2b3c4d5e', '00:1A:2B:3C:4D:5E'],
  ['00:1A:2B:3C:4D', null],
  ['none', null],
])('the address %s is read as %s', (text, mac) => {
  expect(macFrom(text)).toBe(mac)
})

describe('a device as it came', () => {
  const read = (fields: object) => deviceFrom({ wire: deviceWire.parse({ id: 7, name: 'SRV-1', ...fields }), raw: {} })

  test('is known by a link of ours, and by no identifier of another product', () => {
    expect(read({ deviceIdentifier: link }).link).toBe(link)
    for (const other of ['1234', `${link}A`, link.toLowerCase(), '']) expect(read({ deviceIdentifier: other }).link).toBeNull()
  })

  test('has null for what was not sent, and no address for one that is none', () => {
    expect(read({})).toMatchObject({ id: '7', company: null, kind: null, isActive: null, serialNumber: null, macAddresses: [], link: null })
    expect(read({ macAddress: 'unknown' }).macAddresses).toEqual([])
  })
})

describe('a new device', () => {
  test('is named, of a type and a company, active, and carries its link', () => {
    expect(newDeviceFrom(draft)).toEqual({
      value: { name: 'SRV-1', type: { id: 2 }, company: { id: 250 }, deviceIdentifier: link, activeFlag: true },
      warnings: [],
    })
  })

  test('says what it could not keep', () => {
    const { value, warnings } = newDeviceFrom({
      ...draft,
      name: 'n'.repeat(120),
      hostName: 'srv-1',
      macAddresses: ['00:1A:2B:3C:4D:5E', '00:1A:2B:3C:4D:5F'],
    })
    expect(value.name).toHaveLength(100)
    expect(value.macAddress).toBe('00:1A:2B:3C:4D:5E')
    expect(warnings.map(({ code, field }) => [code, field])).toEqual([
      ['text-cut', 'name'],
      ['field-unsupported', 'macAddresses'],
      ['field-unsupported', 'hostName'],
    ])
  })

  test('needs a name', () => {
    expect(() => newDeviceFrom({ ...draft, name: '  ' })).toThrow('must have a name')
  })
})

describe('a change', () => {
  const before = (deviceIdentifier: string | null) => deviceWire.parse({ id: 7, name: 'SRV-1', deviceIdentifier })

  test('names what it changes and nothing else', () => {
    expect(deviceChangesFrom({ serialNumber: 'SN-1', kindId: '3' }, before(null)).value).toEqual([
      { op: 'replace', path: 'serialNumber', value: 'SN-1' },
      { op: 'replace', path: 'type', value: { id: 3 } },
    ])
  })

  test('writes a link where there is none, refuses a second one, and leaves another product’s identifier with a warning', () => {
    expect(deviceChangesFrom({ link }, before(null)).value).toEqual([{ op: 'replace', path: 'deviceIdentifier', value: link }])
    expect(deviceChangesFrom({ link }, before(link)).value).toEqual([])
    expect(() => deviceChangesFrom({ link }, before('JD-ZZZZZZZZZZZZZZZZZZZZZZZZZZ'))).toThrow('carries the link of another device')
    const kept = deviceChangesFrom({ link, name: 'SRV-2' }, before('automate:5512'))
    expect(kept.value).toEqual([{ op: 'replace', path: 'name', value: 'SRV-2' }])
    expect(kept.warnings).toMatchObject([{ code: 'field-not-taken', field: 'link' }])
    expect(kept.warnings[0]?.message).toContain('automate:5512')
  })
})

describe('a type with required questions, where ConnectWise refuses who does not answer them,', () => {
  const path = '/company/configurations'
  const leased = { ...draft, companyId: '19000', kindId: '3' }
  const questionsRead = () => client.running.stats().byOperation[`GET ${path}/types/{id}/questions`] ?? 0
  let client: Client
  const register = async () => (await connectTo(client.running.settings)).capabilities.deviceRegister!
  const refusal = async (write: Promise<unknown>): Promise<JackfieldError> => {
    const reason: unknown = await write.then(
      () => null,
      (error: unknown) => error,
    )
    if (!JackfieldError.isInstance(reason)) throw new Error('it was not refused', { cause: reason })
    return reason
  }

  beforeAll(async () => {
    client = await startClient({ variants: { requiredQuestions: 'refused' } })
  })
  afterAll(() => client.stop())

  test.each<[string, (devices: DeviceRegister) => Promise<unknown>]>([
    ['a new device', (devices) => devices.create(leased)],
    ['a change of the kind', (devices) => devices.update('501', { kindId: '3' })],
  ])('%s: the error has the text of ConnectWise, the questions and what to do', async (_, write) => {
    const error = await refusal(write(await register()))
    expect(error).toMatchObject({ code: 'REJECTED', outcome: 'rejected', vendor: { code: 'InvalidObject' } })
    expect(error.message).toMatch(/The questions field is required\. .*: “Lease ends on”, “Lessor”\.$/)
    expect(error.nextStep).toContain('make them optional in the configuration type or choose another kind (`--kind`)')
  })

  test('questions are read after a refusal alone, and where they can’t be, its error stays as it is', async () => {
    const devices = await register()
    const before = questionsRead()
    const { device } = await devices.create({ ...leased, kindId: '1' })
    await devices.update(device.id, { kindId: '2' })
    expect(questionsRead()).toBe(before)
    client.running.setRights([{ path: ['Companies', 'Configurations'], levels: { inquire: 'All', add: 'All', edit: 'All' } }])
    const error = await refusal(devices.create(leased))
    client.running.setRights('everything')
    expect(questionsRead()).toBe(before + 1)
    expect(error.message).toMatch(/The questions field is required\.$/)
    expect(error.nextStep).not.toContain('--kind')
  })

  test('a change keeps the answers that a technician gave', async () => {
    const questions = [
      { questionId: 1, answer: '2027-01-31' },
      { questionId: 2, answer: 'Northgate Leasing' },
    ]
    const { id } = await client.post(path, { name: 'NB-1', type: { id: 3 }, company: { id: 19_000 }, questions })
    const devices = await register()
    await devices.update(String(id), { name: 'NB-1-NEW', serialNumber: 'SN-1', link })
    await devices.setActive(String(id), false)
    const after = await client.get(`${path}/${id}`)
    expect(after).toMatchObject({ name: 'NB-1-NEW', activeFlag: false })
    expect(after.questions.map(({ answer }: Json) => answer)).toEqual(['2027-01-31', 'Northgate Leasing', undefined])
  })
})
