import { listingOf, mapListing, NotFoundError } from '@jackfield/core'
import type { Device, DeviceInventory, DeviceQuery, Id, Lane, Listing, OperationId } from '@jackfield/core'
import { listUncounted } from '../listing.ts'
import type { ListSource } from '../listing.ts'
import { deviceFrom, listedDeviceFrom } from '../mapping/device.ts'
import { isRecordId } from '../mapping/ids.ts'
import { unknownZone } from '../mapping/times.ts'
import type { Tenant } from '../tenant.ts'
import { deviceRowWire, deviceWire } from '../wire/device.ts'
import type { DeviceRowWire, DeviceWire } from '../wire/device.ts'
import { receiveOrNull } from '../wire/received.ts'
import type { Received } from '../wire/received.ts'

export function deviceInventory(tenant: Tenant): DeviceInventory {
  return {
    list: (query) => mapListing(listDeviceRows(tenant, 'deviceInventory.list', query), listedDeviceFrom),
    async get(id) {
      const operation = 'deviceInventory.get'
      return deviceOf(tenant, await readDevice(tenant, id, operation), operation)
    },
  }
}

/** One walk over the list, narrowed by the vendor as far as it keeps to its filters. */
export function deviceRowSource(tenant: Tenant, operation: OperationId, { companyId, isActive }: DeviceQuery): ListSource<DeviceRowWire> {
  const calls = tenant.client.for(operation, 'sync')
  const filter = {
    ...(companyId === undefined ? {} : { 'Filter.AccountId': Number(companyId) }),
    ...(isActive === undefined ? {} : { 'Filter.IsActive': isActive }),
  }
  return {
    operation,
    schema: deviceRowWire,
    page: (page) => calls.GET('/v2/servicedesk/hardwareasset/searchselect', { params: { query: { ...filter, ...page } } }),
  }
}

/**
 * Compared here again, for how the filters work is not published. Nor is what the list leaves out where nobody asks for active or inactive
 * ones: it is made for choosing an asset. So where it showed no inactive one, those are asked for by themselves.
 */
export function listDeviceRows(tenant: Tenant, operation: OperationId, query: DeviceQuery): Listing<Received<DeviceRowWire>> {
  const { companyId, isActive } = query
  // No account has such an id, hence no assets.
  if (companyId !== undefined && !isRecordId(companyId)) return listingOf('user', async function* () {})
  const isWanted = ({ wire }: Received<DeviceRowWire>): boolean =>
    (companyId === undefined || wire.accountId === companyId) && (isActive === undefined || wire.isActive !== !isActive)
  return listingOf('user', async function* () {
    const given = new Set<Id>()
    const isNew = ({ wire }: Received<DeviceRowWire>): boolean => given.size < given.add(wire.id).size
    let showsInactive = false
    for await (const rows of listUncounted(deviceRowSource(tenant, operation, query)).pages()) {
      showsInactive ||= rows.some(({ wire }) => wire.isActive === false)
      yield rows.filter((row) => isWanted(row) && isNew(row))
    }
    if (isActive !== undefined || showsInactive) return
    for await (const rows of listUncounted(deviceRowSource(tenant, operation, { ...query, isActive: false })).pages()) {
      yield rows.filter((row) => isWanted(row) && isNew(row))
    }
  })
}

export async function readDevice(tenant: Tenant, id: Id, operation: OperationId, lane?: Lane): Promise<Received<DeviceWire>> {
  if (!isRecordId(id)) throw noSuchDevice(id, operation)
  const params = { path: { assetId: id } }
  const { data } = await tenant.client.for(operation, lane).GET('/v2/servicedesk/hardwareasset/{assetId}', { params })
  const found = receiveOrNull(deviceWire, data, { operation, isWrite: false })
  if (found === null) throw noSuchDevice(id, operation)
  return found
}

/** The tenant's clock is only asked for where the record has a time. */
export async function deviceOf(tenant: Tenant, record: Received<DeviceWire>, operation: OperationId): Promise<Device> {
  return deviceFrom(record, record.wire.lastCheckIn === null ? unknownZone : await tenant.user.zone(operation))
}

function noSuchDevice(id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'kaseya-bms',
    operation,
    message: `Kaseya BMS has no hardware asset with the id “${id}”.`,
    nextStep: 'Look the device up in the list of devices; it may also be one that this API user may not see.',
  })
}
