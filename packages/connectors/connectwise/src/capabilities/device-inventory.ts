import { listingOf, mapListing, NotFoundError } from '@jackfield/core'
import type { DeviceInventory, Id, Lane, Listing, OperationId } from '@jackfield/core'
import { listById } from '../listing.ts'
import { allOf } from '../mapping/conditions.ts'
import type { Conditions } from '../mapping/conditions.ts'
import { deviceFrom } from '../mapping/device.ts'
import { isRecordId } from '../mapping/ids.ts'
import type { Tenant } from '../tenant.ts'
import { deviceWire } from '../wire/device.ts'
import type { DeviceWire } from '../wire/device.ts'
import { receive } from '../wire/received.ts'
import type { Received } from '../wire/received.ts'

export function deviceInventory(tenant: Tenant): DeviceInventory {
  return {
    list({ companyId, isActive }) {
      // No company has such an id, hence no devices.
      if (companyId !== undefined && !isRecordId(companyId)) return listingOf('user', async function* () {})
      const conditions = allOf(
        companyId === undefined ? null : `company/id=${companyId}`,
        isActive === undefined ? null : `activeFlag=${isActive}`,
      )
      return mapListing(listDevices(tenant, 'deviceInventory.list', conditions, 'sync'), deviceFrom)
    },
    get: async (id) => deviceFrom(await readDevice(tenant, id, 'deviceInventory.get')),
  }
}

/** Rows that a narrowed list of types hides are left out by the vendor without a word. */
export function listDevices(tenant: Tenant, operation: OperationId, conditions: Conditions, lane: Lane): Listing<Received<DeviceWire>> {
  const calls = tenant.client.for(operation, lane)
  return listById<DeviceWire>({
    operation,
    schema: deviceWire,
    conditions,
    page: (query) => calls.GET('/company/configurations', { params: { query } }),
    count: (query) => calls.GET('/company/configurations/count', { params: { query } }),
  })
}

export async function readDevice(tenant: Tenant, id: Id, operation: OperationId): Promise<Received<DeviceWire>> {
  if (!isRecordId(id)) {
    throw new NotFoundError({
      connector: 'connectwise',
      operation,
      message: `ConnectWise has no configuration “${id}”: its ids are whole numbers.`,
      nextStep: 'Look the device up in the list of devices.',
    })
  }
  const { data } = await tenant.client.for(operation).GET('/company/configurations/{id}', { params: { path: { id } } })
  return receive(deviceWire, data, { operation, isWrite: false })
}
