import type { DeviceDraft } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { deviceChangesFrom, deviceFrom, macFrom, newDeviceFrom } from '../src/mapping/device.ts'
import { deviceWire } from '../src/wire/device.ts'

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
