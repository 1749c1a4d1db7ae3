import { isDeviceLink } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { decide } from '../src/discovery/decide.ts'
import { comparableName, comparableSerial, tellingMacs } from '../src/discovery/device-facts.ts'
import type { DeviceFacts } from '../src/discovery/device-facts.ts'
import { deviceLinkOf } from '../src/discovery/device-link.ts'
import { DeviceMatching } from '../src/discovery/device-matching.ts'
import type { DeviceRow } from '../src/discovery/device-rows.ts'

const link = deviceLinkOf({ workspace: 'default', origin: 'vsa', deviceId: '7' })

function device(changes: Partial<DeviceFacts> = {}): DeviceFacts {
  return {
    id: '1',
    name: 'SRV-01',
    companyId: '250',
    companyName: null,
    isActive: true,
    serialNumber: null,
    macAddresses: [],
    hostName: null,
    operatingSystem: null,
    link: null,
    ...changes,
  }
}

const wanted: { link: string; companyId: string; stored: string | null; taken: ReadonlySet<string> } = {
  link,
  companyId: '250',
  stored: null,
  taken: new Set(),
}
const found = (source: DeviceFacts, devices: readonly DeviceFacts[], more: Partial<typeof wanted> = {}) => {
  const match = new DeviceMatching(devices).match(source, { ...wanted, ...more })
  return match.kind === 'one'
    ? [match.by, match.device.id]
    : match.kind === 'several'
      ? [match.by, match.devices.map(({ id }) => id)]
      : null
}

test('a link is of our form, the same each time, and another for each device, connection and workspace', () => {
  expect(isDeviceLink(link)).toBe(true)
  const others = [
    { workspace: 'default', origin: 'vsa', deviceId: '8' },
    { workspace: 'default', origin: 'vsa2', deviceId: '7' },
    { workspace: 'other', origin: 'vsa', deviceId: '7' },
    { workspace: 'default', origin: 'vs', deviceId: 'a7' },
  ].map(deviceLinkOf)
  expect(new Set([link, ...others]).size).toBe(5)
  expect(deviceLinkOf({ workspace: 'default', origin: 'vsa', deviceId: '7' })).toBe(link)
})

describe('what tells a device', () => {
  test.each(['To Be Filled By O.E.M.', 'Default string', '0000000', 'None', 'N/A', '', ' ', 'System Serial Number', 'x', '123'])(
    'no serial number is “%s”',
    (text) => expect(comparableSerial(text)).toBeNull(),
  )

  test('a serial number counts in any case', () => {
    expect(comparableSerial(' 5cg0123xyz ')).toBe('5CG0123XYZ')
  })

  test('an address that many machines have does not count', () => {
    const shared = ['00:00:00:00:00:00', 'FF:FF:FF:FF:FF:FF', '02:00:4C:4F:4F:50', '0A:00:27:00:00:00', 'A6:01:02:03:04:05', 'no address']
    expect(tellingMacs([...shared, '00:1a:2b:3c:4d:5e'])).toEqual(['00:1A:2B:3C:4D:5E'])
  })

  test('a name counts without its domain', () => {
    expect(['SRV-01.corp.local', ' srv-01 ', '10.0.0.7'].map(comparableName)).toEqual(['srv-01', 'srv-01', '10.0.0.7'])
  })
})

describe('a device is found', () => {
  const source = device({ id: '7', name: 'srv-01', serialNumber: 'SN-4711', macAddresses: ['00:1A:2B:3C:4D:5E'] })

  test('by the store before all else, as long as the PSA has it', () => {
    const devices = [device({ id: '1', link }), device({ id: '2', name: 'OTHER' })]
    expect(found(source, devices, { stored: '2' })).toEqual(['store', '2'])
    expect(found(source, devices, { stored: '99' })).toEqual(['link', '1'])
  })

  test('by its link in whichever company it stands now', () => {
    expect(found(source, [device({ id: '1', companyId: '900', link })])).toEqual(['link', '1'])
  })

  test('by serial number, then address, then name, within the company only', () => {
    const named = device({ id: '1' })
    const addressed = device({ id: '2', name: 'A', macAddresses: ['00:1a:2b:3c:4d:5e'] })
    const numbered = device({ id: '3', name: 'B', serialNumber: 'sn-4711' })
    expect(found(source, [named, addressed, numbered])).toEqual(['serial', '3'])
    expect(found(source, [named, addressed])).toEqual(['mac', '2'])
    expect(found(source, [named])).toEqual(['name', '1'])
    expect(
      found(source, [
        { ...numbered, companyId: '251' },
        { ...named, companyId: null },
      ]),
    ).toBeNull()
  })

  test('by the name of its host too', () => {
    expect(found(device({ id: '7', name: 'Reception', hostName: 'srv-01.corp' }), [device()])).toEqual(['name', '1'])
  })

  test('never as one that is another’s: matched already, or with another link', () => {
    expect(found(source, [device()], { taken: new Set(['1']) })).toBeNull()
    expect(found(source, [device({ link: deviceLinkOf({ workspace: 'default', origin: 'vsa', deviceId: '8' }) })])).toBeNull()
  })

  test('never by name or address where the serial numbers differ: the machine was replaced', () => {
    expect(found(source, [device({ serialNumber: 'SN-1' })])).toBeNull()
    expect(found(source, [device({ serialNumber: 'To be filled by O.E.M.' })])).toEqual(['name', '1'])
  })

  test('as several where they fit as well as each other', () => {
    expect(found(source, [device({ id: '1' }), device({ id: '2', name: 'SRV-01.corp' })])).toEqual(['name', ['1', '2']])
  })
})

test('a device that is known better afterwards is still one device', () => {
  const source = device({ id: '7', name: 'srv-01' })
  expect(found(source, [device(), device({ link })])).toEqual(['link', '1'])
  expect(found(source, [device(), device({ macAddresses: ['00:1A:2B:3C:4D:5E'] })])).toEqual(['name', '1'])
})

describe('the link is written', () => {
  const source = device({ id: '7' })
  const decided = (sentHash: string | null, link: string | null = null) => {
    const row = { target_id: '1', decision: null, state: 'linked', sent_hash: sentHash } as DeviceRow
    const matching = new DeviceMatching([device({ link })])
    const decision = decide(source, { link: wanted.link, row, companyId: '250', matching, taken: new Set() })
    return decision.kind === 'link' ? decision : expect.unreachable()
  }

  test('where a person said which device it is, and once: another product’s mark in its place is not asked about at each run', () => {
    const first = decided(null)
    expect(first.change).toEqual({ link })
    expect(decided(first.hash).change).toEqual({})
    expect(decided('of other facts').change).toEqual({ link })
  })

  test('not where it stands already', () => {
    expect(decided(null, link).change).toEqual({})
  })
})

describe('a device with our link and another name', () => {
  const source = device({ id: '7' })
  const decided = (row: Partial<DeviceRow> | undefined) => {
    const matching = new DeviceMatching([device({ name: 'Reception', link })])
    const known = row && ({ target_id: null, decision: null, state: 'found', sent_hash: null, ...row } as DeviceRow)
    const decision = decide(source, { link, row: known, companyId: '250', matching, taken: new Set() })
    return decision.kind === 'link' ? decision : expect.unreachable()
  }

  test('keeps it where the store knows nothing of it, for a lost store does not tell who wrote it', () => {
    expect([decided(undefined).change, decided({}).change]).toEqual([{}, {}])
  })

  test('is renamed where the source has changed since', () => {
    expect(decided({ target_id: '1', sent_hash: 'of other facts' }).change).toEqual({ name: 'SRV-01' })
  })
})
