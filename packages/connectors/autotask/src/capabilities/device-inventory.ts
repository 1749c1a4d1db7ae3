import { listingOf, mapListing, NotFoundError } from '@jackfield/core'
import type { DeviceInventory, Id, Listing, OperationId } from '@jackfield/core'
import { listById } from '../listing.ts'
import { deviceFrom } from '../mapping/device.ts'
import { compare } from '../mapping/filters.ts'
import type { Filter } from '../mapping/filters.ts'
import { isRecordId, numberOf } from '../mapping/ids.ts'
import type { Tenant } from '../tenant.ts'
import { deviceWire } from '../wire/device.ts'
import type { DeviceWire } from '../wire/device.ts'
import { receiveItem } from '../wire/received.ts'
import type { Received } from '../wire/received.ts'

/** Configuration items, which Autotask's own screens call devices, assets or whatever the tenant chose. */
export function deviceInventory(tenant: Tenant): DeviceInventory {
  const { deviceLinkField } = tenant
  return {
    list({ companyId, isActive }) {
      const operation = 'deviceInventory.list'
      // No company has such an id, hence no devices. The tenant's own company has the id 0.
      if (companyId !== undefined && !isRecordId(companyId)) return listingOf('user', async function* () {})
      const devices = listDevices(tenant, operation, [
        ...(companyId === undefined ? [] : [compare('companyID', 'eq', numberOf(companyId, 'companyId', operation))]),
        ...(isActive === undefined ? [] : [compare('isActive', 'eq', isActive)]),
      ])
      return mapListing(devices, (record) => deviceFrom(record, deviceLinkField))
    },
    get: async (id) => deviceFrom(await readDeviceRecord(tenant, id, 'deviceInventory.get'), deviceLinkField),
  }
}

export function listDevices({ client }: Tenant, operation: OperationId, filters: readonly Filter[]): Listing<Received<DeviceWire>> {
  return listById<DeviceWire>(client, { entity: 'ConfigurationItems', operation, lane: 'sync', schema: deviceWire, filters })
}

/** A zone that the tenant has left may answer that there is none, so the zone is asked for again before that is believed. */
export async function readDeviceRecord({ client }: Tenant, id: Id, operation: OperationId): Promise<Received<DeviceWire>> {
  if (!isRecordId(id)) throw noSuchDevice(id, operation)
  const read = async (): Promise<Received<DeviceWire> | null> => {
    const { data } = await client.for(operation).GET('/V1.0/ConfigurationItems/{id}', { params: { path: { id } } })
    return receiveItem(deviceWire, data, { operation, isWrite: false })
  }
  const found = (await read()) ?? ((await client.hasMoved()) ? await read() : null)
  if (found === null) throw noSuchDevice(id, operation)
  return found
}

export function noSuchDevice(id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'autotask',
    operation,
    message: `Autotask has no device (configuration item) with the id “${id}”, or this API user may not see it.`,
    nextStep: 'Look the device up in the list of devices; ids are whole numbers.',
  })
}
