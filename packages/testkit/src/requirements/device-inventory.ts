import assert from 'node:assert/strict'
import type { Device } from '@jackfield/core'
import type { Bench } from '../bench/bench.ts'
import { missingId } from '../bench/missing-id.ts'
import { assertShape, assertShapes } from '../record-shapes.ts'
import { refusalWith } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'
import { idsOf } from './ticket-read.ts'

export const deviceInventoryRequirements: readonly Requirement[] = [
  {
    id: 'device-inventory.list.complete',
    area: 'deviceInventory',
    sentence: 'The list holds every device of the tenant once, in full shape, ids to the digit, with small pages too.',
    source: 'DESIGN: listings are complete or they say so; PITFALLS c16 to c18: 1,000 of 1,115 devices reported as complete',
    check: async (bench) => {
      const inventory = await bench.capability('deviceInventory')
      const whole = await inventory.list({}).all()
      assertShapes('device', whole)
      assert.deepEqual(idsOf(whole), idsOf(devicesIn(bench)))
      bench.traffic.pageCap = 3
      assert.deepEqual(idsOf(await inventory.list({}).all()), idsOf(whole), 'small pages gave other devices')
    },
  },
  {
    id: 'device-inventory.list.company',
    area: 'deviceInventory',
    sentence: 'Asked for one company, the list holds just its devices.',
    source: 'core, DeviceQuery; PITFALLS c18: every organisation returned exactly 100 devices',
    check: async (bench) => {
      const inventory = await bench.capability('deviceInventory')
      const kept = devicesIn(bench)
      const companyIds = new Set(kept.flatMap(({ companyId }) => (companyId === null ? [] : [companyId])))
      if (companyIds.size === 0) return bench.skip('no device of the demo tenant has a company')
      for (const companyId of companyIds) {
        const listed = await inventory.list({ companyId }).all()
        assert.deepEqual(idsOf(listed), idsOf(kept.filter((device) => device.companyId === companyId)), `devices of company ${companyId}`)
        for (const device of listed) assert.equal(device.company?.id, companyId)
      }
    },
  },
  {
    id: 'device-inventory.list.active',
    area: 'deviceInventory',
    sentence: 'Asked for active or inactive devices, the list holds none of the other kind and leaves none out.',
    source: 'core, DeviceQuery',
    check: async (bench) => {
      const inventory = await bench.capability('deviceInventory')
      const whole = await inventory.list({}).all()
      for (const isActive of [true, false]) {
        const listed = idsOf(await inventory.list({ isActive }).all())
        const certain = idsOf(whole.filter((device) => device.isActive === isActive))
        const possible = idsOf(whole.filter((device) => device.isActive !== !isActive))
        for (const id of certain) assert.ok(listed.includes(id), `the device ${id} was left out of those with isActive ${isActive}`)
        for (const id of listed) assert.ok(possible.includes(id), `the device ${id} is not isActive ${isActive}`)
      }
    },
  },
  {
    id: 'device-inventory.get',
    area: 'deviceInventory',
    sentence: 'A listed device is read by its id and is the same one; one that is not there gives NotFoundError.',
    source: 'core, DeviceInventory.get',
    check: async (bench) => {
      const inventory = await bench.capability('deviceInventory')
      const whole = await inventory.list({}).all()
      for (const listed of whole.slice(0, 5)) {
        const device = await inventory.get(listed.id)
        assertShape('device', device)
        assert.deepEqual([device.id, device.name, device.company?.id], [listed.id, listed.name, listed.company?.id])
        assertTellsNoLess(device, listed)
      }
      const missing = missingId(whole[0]?.id ?? '1', idsOf(whole))
      await refusalWith('NOT_FOUND', inventory.get(missing), 'a device that is not there')
    },
  },
]

function devicesIn(bench: Bench) {
  const devices = bench.sandbox.devices()
  return devices.length > 0 ? devices : bench.skip('the demo tenant has no device')
}

/** What the list knows of a device, its own record does not take back. */
function assertTellsNoLess(device: Device, listed: Device): void {
  for (const field of ['kind', 'isActive', 'serialNumber', 'macAddresses', 'hostName', 'operatingSystem', 'lastSeenAt', 'link'] as const) {
    if (listed[field] === null) continue
    assert.notEqual(device[field], null, `${field} of device ${device.id} is in the list, and null in its own record`)
  }
}
