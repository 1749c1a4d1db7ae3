import type { DeviceDraft } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { deviceChangesFrom, newDeviceFrom, notShown } from '../src/mapping/device-change.ts'
import { deviceFrom, macAddressesIn } from '../src/mapping/device.ts'
import { deviceWire } from '../src/wire/device.ts'

const link = 'JD-ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const otherLink = 'JD-ZZZZZZZZZZZZZZZZZZZZZZZZZZ'
const field = 'Jackfield Device'
const draft: DeviceDraft = { name: ' SRV-1 ', companyId: '0', kindId: '101', link }

const held = (value: string | null) => [{ name: 'jackfield device', value }]
const device = (fields: object) =>
  deviceWire.parse({ id: 7, referenceTitle: 'SRV-1', companyID: 0, productID: 101, isActive: true, ...fields })

test.each([
  ['00-1a-2b-3c-4d-5e', ['00:1A:2B:3C:4D:5E']],
  ['00:1A:2B:3C:4D:5E;001A.2B3C.4D5F, 001a2b3c4d60', ['00:1A:2B:3C:4D:5E', '00:1A:2B:3C:4D:5F', '00:1A:2B:3C:4D:60']],
  ['00:1A:2B:3C:4D:5E 00-1A-2B-3C-4D-5E', ['00:1A:2B:3C:4D:5E']],
  ['00:1A:2B:3C:4D', null],
  ['001A2B3C4D5E6F', null],
  ['*****', null],
  [null, null],
])('the addresses of %j are read as %j', (text, addresses) => {
  expect(macAddressesIn(text)).toEqual(addresses)
})

describe('a device as it came', () => {
  const read = (fields: object, linkField: string | null = field) => deviceFrom({ wire: device(fields), raw: {} }, linkField)

  test('is known by a link of ours in the field that was named, in any case of its name', () => {
    expect(read({ userDefinedFields: held(link) }).link).toBe(link)
    expect(read({ userDefinedFields: held(link) }, 'Asset tag').link).toBeNull()
    expect(read({ userDefinedFields: held(link) }, null).link).toBeNull()
    for (const other of ['inventory-5512', '*****', `${link}A`, link.toLowerCase(), null]) {
      expect(read({ userDefinedFields: held(other) }).link).toBeNull()
    }
  })

  test('has null for what was not sent, the tenant’s fields among it, and the tenant’s own company', () => {
    expect(read({ userDefinedFields: null })).toMatchObject({
      id: '7',
      company: { id: '0', name: null },
      kind: { id: '101', name: null },
      serialNumber: null,
      macAddresses: null,
      hostName: null,
      operatingSystem: null,
      lastSeenAt: null,
      link: null,
    })
  })
})

describe('a new device', () => {
  test('is of a product and a company, active, and carries its link; the category is left to Autotask', () => {
    expect(newDeviceFrom({ ...draft, serialNumber: ' ' }, field)).toEqual({
      value: { companyID: 0, productID: 101, isActive: true, referenceTitle: 'SRV-1', userDefinedFields: [{ name: field, value: link }] },
      warnings: [],
    })
  })

  test('says what it could not keep, and writes no field of an RMM', () => {
    const audit = { hostName: 'srv-1', operatingSystem: 'Windows', macAddresses: ['00:1A:2B:3C:4D:5E'] }
    const { value, warnings } = newDeviceFrom({ ...draft, ...audit, name: 'n'.repeat(250), serialNumber: 's'.repeat(120) }, field)
    expect([value.referenceTitle?.length, value.serialNumber]).toEqual([200, 's'.repeat(100)])
    expect(Object.keys(value).filter((name) => /^rmm/i.test(name))).toEqual([])
    expect(warnings.map(({ code, field: of }) => [code, of])).toEqual([
      ['text-cut', 'name'],
      ['text-cut', 'serialNumber'],
      ['field-unsupported', 'hostName'],
      ['field-unsupported', 'operatingSystem'],
      ['field-unsupported', 'macAddresses'],
    ])
  })

  test('needs a name and whole numbers for ids', () => {
    expect(() => newDeviceFrom({ ...draft, name: '  ' }, field)).toThrow('must have a name')
    expect(() => newDeviceFrom({ ...draft, kindId: 'server' }, field)).toThrow('whole numbers')
  })
})

describe('a change', () => {
  const change = (wanted: object, udf: string | null = null) =>
    deviceChangesFrom(wanted, device({ serialNumber: 'SN-1', userDefinedFields: held(udf) }), field)

  test('names what differs and nothing else', () => {
    expect(change({ name: 'SRV-1', serialNumber: 'SN-2', kindId: '101', link }).value).toEqual({
      serialNumber: 'SN-2',
      userDefinedFields: [{ name: field, value: link }],
    })
    expect(change({ name: 'SRV-1', serialNumber: 'SN-1', link }, link).value).toEqual({})
    expect(deviceChangesFrom({ name: 'SRV-1', kindId: '102' }, null, field).value).toEqual({ referenceTitle: 'SRV-1', productID: 102 })
  })

  test('puts a link beside no other one: ours is refused, somebody else’s text stays, and stars hide whose it is', () => {
    expect(() => change({ name: 'SRV-2', link }, otherLink)).toThrow('carries the link of another device')
    expect(() => change({ link }, '*****')).toThrow('is protected')
    const kept = change({ name: 'SRV-2', link }, 'inventory-5512')
    expect(kept.value).toEqual({ referenceTitle: 'SRV-2' })
    expect(kept.warnings).toMatchObject([{ code: 'field-not-taken', field: 'link', message: expect.stringContaining('inventory-5512') }])
  })
})

test('what does not show afterwards is told: a text as a warning, everything else by its name', () => {
  const sent = newDeviceFrom({ ...draft, serialNumber: 'SN-1' }, field).value
  const shown = { serialNumber: 'SN-1', userDefinedFields: held(link) }
  expect(notShown(sent, device(shown), field)).toEqual({ fields: [], warnings: [] })
  expect(notShown(sent, device({ ...shown, companyID: 9, userDefinedFields: [] }), field).fields).toEqual(['companyID', field])
  expect(notShown(sent, device({ ...shown, serialNumber: null }), field)).toMatchObject({
    fields: [],
    warnings: [{ code: 'field-not-taken', field: 'serialNumber' }],
  })
})
