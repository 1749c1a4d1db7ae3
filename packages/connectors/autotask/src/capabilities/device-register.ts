import { readAfterWrite } from '@jackfield/connector-kit'
import { NotFoundError, NotTakenError, PermissionError, RejectedError } from '@jackfield/core'
import type { ChangedDevice, DeviceRegister, Id, OperationId, Warning } from '@jackfield/core'
import { checkDeviceLinkField, protectedDeviceLink } from '../device-link-field.ts'
import { listById } from '../listing.ts'
import { deviceChangesFrom, newDeviceFrom, notShown } from '../mapping/device-change.ts'
import type { DeviceChanges, NewDevice } from '../mapping/device-change.ts'
import { deviceFrom } from '../mapping/device.ts'
import { compare, ofTenant } from '../mapping/filters.ts'
import { isRecordId, numberOf } from '../mapping/ids.ts'
import { isMasked, tenantFieldOf } from '../mapping/tenant-field.ts'
import { grantPlaces } from '../role.ts'
import type { Tenant } from '../tenant.ts'
import { productWire } from '../wire/device.ts'
import type { DeviceWire, ProductWire } from '../wire/device.ts'
import { receiveWritten } from '../wire/received.ts'
import type { Received } from '../wire/received.ts'
import { listDevices, noSuchDevice, readDeviceRecord } from './device-inventory.ts'

/**
 * Configuration items by a link in the tenant's own field. Calls, each of which counts in the tenant's hour: two for a create, a change and a switch,
 * three for a change with a link; beside them the description of the field once a connection and the table of access every ten minutes.
 */
export function deviceRegister(tenant: Tenant, linkField: string): DeviceRegister {
  const { client } = tenant
  const requireField = onceDone((operation: OperationId) => checkDeviceLinkField(tenant, operation))
  return {
    // Lists carry the tenant's fields: they are not narrowed to some members here.
    isLinkListed: true,
    async kinds() {
      const operation = 'deviceRegister.kinds'
      const filters = [compare('isActive', 'eq', true)]
      const products = await listById<ProductWire>(client, { entity: 'Products', operation, schema: productWire, filters }).all()
      // Autotask has no default product.
      return products.map(({ wire }) => ({ id: wire.id, name: wire.name ?? '', isDefault: false, isActive: wire.isActive !== false }))
    },
    async findByLink(link, { except }) {
      const operation = 'deviceRegister.findByLink'
      await requireField(operation)
      const found = await listDevices(tenant, operation, [ofTenant(linkField, link)]).all()
      const held = found.map((record) => ({ record, value: tenantFieldOf(record.wire.userDefinedFields, linkField) }))
      if (held.some(({ value }) => isMasked(value))) throw protectedDeviceLink(linkField, operation)
      // The vendor's comparison may be looser than ours (case, spaces).
      return held
        .filter(({ record, value }) => value === link && !except?.has(record.wire.id))
        .map(({ record }) => deviceFrom(record, linkField))
    },
    async create(draft) {
      const operation = 'deviceRegister.create'
      const { value, warnings } = newDeviceFrom(draft, linkField)
      await requireField(operation)
      await requireReading(tenant, operation)
      const { data } = await client.for(operation, 'sync').POST('/V1.0/ConfigurationItems', { body: value })
      return readBack(tenant, linkField, receiveWritten(data, { operation }), { sent: value, warnings }, operation)
    },
    async update(id, change) {
      const operation = 'deviceRegister.update'
      const before = change.link === undefined ? null : await readDeviceRecord(tenant, id, operation)
      const { value, warnings } = deviceChangesFrom(change, before?.wire ?? null, linkField)
      if (value.userDefinedFields) await requireField(operation)
      if (Object.keys(value).length > 0) return changed(tenant, linkField, id, { sent: value, warnings }, operation)
      return { device: deviceFrom(before ?? (await readDeviceRecord(tenant, id, operation)), linkField), warnings }
    },
    setActive: (id, isActive) => changed(tenant, linkField, id, { sent: { isActive }, warnings: [] }, 'deviceRegister.setActive'),
  }
}

/** What a write sends, and what could not be sent. */
interface Writing<Body> {
  readonly sent: Body
  readonly warnings: readonly Warning[]
}

/** The device is not read first, for that would be a third call: whether it is there shows by the refusal. */
async function changed(
  tenant: Tenant,
  linkField: string,
  id: Id,
  writing: Writing<DeviceChanges>,
  operation: OperationId,
): Promise<ChangedDevice> {
  if (!isRecordId(id)) throw noSuchDevice(id, operation)
  await requireReading(tenant, operation)
  try {
    const body = { ...writing.sent, id: numberOf(id, 'id', operation) }
    await tenant.client.for(operation, 'sync').PATCH('/V1.0/ConfigurationItems', { body })
  } catch (error) {
    if (RejectedError.isInstance(error)) await requireDevice(tenant, id, operation)
    throw error
  }
  return readBack(tenant, linkField, id, writing, operation)
}

/** In which words Autotask refuses the change of a device that is not there is not documented, so it is looked for. */
async function requireDevice(tenant: Tenant, id: Id, operation: OperationId): Promise<void> {
  try {
    await readDeviceRecord(tenant, id, operation)
  } catch (error) {
    if (NotFoundError.isInstance(error)) throw error
  }
}

/** What may not be read could not be read back: it is refused while nothing is written yet. */
async function requireReading({ access }: Tenant, operation: OperationId): Promise<void> {
  if ((await access.level('ConfigurationItems', 'query', operation)) !== 'None') return
  const needed = grantPlaces(operation)
  const places = needed.map((place) => `${place.path.join(' > ')} (${place.levels.join(', ')})`)
  throw new PermissionError({
    connector: 'autotask',
    operation,
    outcome: 'not-sent',
    needed,
    message: 'The security level of the API user does not allow devices to be read, and what was written could not be looked at.',
    nextStep: `Grant in Autotask: ${places.join('; ')}.`,
  })
}

/** An answer of 200 is no proof that a write stayed. Where only the reading fails, the error says that the write itself was answered. */
async function readBack(
  tenant: Tenant,
  linkField: string,
  id: Id,
  { sent, warnings }: Writing<NewDevice | DeviceChanges>,
  operation: OperationId,
): Promise<ChangedDevice> {
  const record = await readWritten(tenant, id, operation)
  const other = notShown(sent, record.wire, linkField)
  if (other.fields.length === 0) return { device: deviceFrom(record, linkField), warnings: [...warnings, ...other.warnings] }
  throw new NotTakenError({
    connector: 'autotask',
    operation,
    // Of a create something is there now, and not what was wanted.
    outcome: operation === 'deviceRegister.create' ? 'unknown' : 'rejected',
    message: `Autotask answered success, but of the device ${id} this is not as it was sent: ${other.fields.join(', ')}.`,
    nextStep: 'Look at the workflow rules of devices in Autotask, and whether the category of the device has the field.',
  })
}

async function readWritten(tenant: Tenant, id: Id, operation: OperationId): Promise<Received<DeviceWire>> {
  return readAfterWrite(() => readDeviceRecord(tenant, id, operation), { connector: 'autotask', operation, record: `device ${id}` })
}

/** Does it until it was done once. */
function onceDone(act: (operation: OperationId) => Promise<void>): (operation: OperationId) => Promise<void> {
  let done: Promise<void> | null = null
  return (operation) => {
    const doing = done ?? act(operation)
    done = doing
    doing.catch(() => {
      if (done === doing) done = null
    })
    return doing
  }
}
