import { readAfterWrite } from '@jackfield/connector-kit'
import { NotFoundError, NotTakenError } from '@jackfield/core'
import type { ChangedDevice, Device, DeviceChange, DeviceDraft, DeviceRegister, Id, LinkScope, OperationId, Outcome } from '@jackfield/core'
import { deviceChangesFrom, membersNotTaken, newDeviceFrom, replacementFor } from '../mapping/device-change.ts'
import type { DeviceInput } from '../mapping/device-input.ts'
import type { Tenant } from '../tenant.ts'
import { createdDeviceWire, deviceWire, showsTag } from '../wire/device.ts'
import type { DeviceWire } from '../wire/device.ts'
import { receive, resultOf } from '../wire/received.ts'
import type { Received } from '../wire/received.ts'
import { deviceOf, listDeviceRows, readDevice } from './device-inventory.ts'
import { deviceKinds } from './device-kinds.ts'

export function deviceRegister(tenant: Tenant): DeviceRegister {
  return {
    isLinkListed: false,
    kinds: deviceKinds(tenant),
    findByLink: (link, scope) => findByLink(tenant, link, scope),
    create: (draft) => createDevice(tenant, draft),
    update: (id, change) => updateDevice(tenant, id, change),
    setActive: (id, isActive) => setActive(tenant, id, isActive),
  }
}

/** As many as the client sends to one endpoint at a time. */
const readsAtOnce = 4

/** The list has no asset tags and no filter by one, so each asset is read. */
async function findByLink(tenant: Tenant, link: string, { companyId, except }: LinkScope): Promise<readonly Device[]> {
  const operation = 'deviceRegister.findByLink'
  const ids: Id[] = []
  for await (const rows of listDeviceRows(tenant, operation, companyId === undefined ? {} : { companyId }).pages()) {
    for (const { wire } of rows) if (!except?.has(wire.id)) ids.push(wire.id)
  }
  const found: Device[] = []
  for (let from = 0; from < ids.length; from += readsAtOnce) {
    const records = await Promise.all(ids.slice(from, from + readsAtOnce).map((id) => readIfThere(tenant, id, operation)))
    for (const record of records) if (record?.wire.assetTag === link) found.push(await deviceOf(tenant, record, operation))
  }
  return found
}

/** Somebody may have deleted it since it was listed. */
async function readIfThere(tenant: Tenant, id: Id, operation: OperationId): Promise<Received<DeviceWire> | null> {
  try {
    return await readDevice(tenant, id, operation, 'sync')
  } catch (error) {
    if (NotFoundError.isInstance(error)) return null
    throw error
  }
}

async function createDevice(tenant: Tenant, draft: DeviceDraft): Promise<ChangedDevice> {
  const operation = 'deviceRegister.create'
  const location = await tenant.lookups.mainLocation(draft.companyId, operation, 'sync')
  const { value, warnings } = newDeviceFrom(draft, location)
  const { data } = await tenant.client.for(operation, 'sync').POST('/v2/servicedesk/hardwareasset', { body: value })
  const { id } = receive(createdDeviceWire, data, { operation, isWrite: true }).wire
  const device = await written(tenant, id, data, operation)
  // The asset is there: whoever repeats this makes a second one.
  if (device.link !== draft.link) throw notTaken(operation, 'unknown', `hardware asset ${id} was made without its asset tag`)
  return { device, warnings: [...warnings, ...membersNotTaken(value, device)] }
}

/** Reads first: what is there already is not written, and a PUT has to bring all that the record has. */
async function updateDevice(tenant: Tenant, id: Id, change: DeviceChange): Promise<ChangedDevice> {
  const operation = 'deviceRegister.update'
  const before = await readDevice(tenant, id, operation, 'sync')
  const { value, warnings } = deviceChangesFrom(change, before.wire)
  if (Object.keys(value).length === 0) return { device: await deviceOf(tenant, before, operation), warnings }
  const device = await replaced(tenant, before, value, operation)
  if (value.AssetTag !== undefined && device.link !== value.AssetTag) {
    throw notTaken(operation, 'rejected', `hardware asset ${id} is still without its asset tag`)
  }
  return { device, warnings: [...warnings, ...membersNotTaken(value, device)] }
}

async function setActive(tenant: Tenant, id: Id, isActive: boolean): Promise<ChangedDevice> {
  const operation = 'deviceRegister.setActive'
  const before = await readDevice(tenant, id, operation, 'sync')
  if (before.wire.isActive === isActive) return { device: await deviceOf(tenant, before, operation), warnings: [] }
  const device = await replaced(tenant, before, { IsActive: isActive }, operation)
  if (device.isActive === isActive) return { device, warnings: [] }
  throw notTaken(operation, 'rejected', `hardware asset ${id} is still ${isActive ? 'inactive' : 'active'}`)
}

async function replaced(
  tenant: Tenant,
  before: Received<DeviceWire>,
  changes: Partial<DeviceInput>,
  operation: OperationId,
): Promise<Device> {
  const { id, accountId, accountLocationId } = before.wire
  const location = accountLocationId ?? (accountId === null ? '' : await tenant.lookups.mainLocation(accountId, operation, 'sync'))
  const body = replacementFor(before, changes, location, operation)
  const params = { path: { assetId: id } }
  const { data } = await tenant.client.for(operation, 'sync').PUT('/v2/servicedesk/hardwareasset/{assetId}', { params, body })
  return written(tenant, id, data, operation)
}

/**
 * The asset after a write: the reply where that shows the record, else read back. The write was answered; where only the reading fails, the error
 * says so.
 */
async function written(tenant: Tenant, id: Id, reply: unknown, operation: OperationId): Promise<Device> {
  return readAfterWrite(async () => deviceOf(tenant, recordIn(reply, id) ?? (await readDevice(tenant, id, operation, 'sync')), operation), {
    connector: 'kaseya-bms',
    operation,
    record: `hardware asset ${id}`,
  })
}

/** By the vendor's document a write is answered with the whole record. One that lacks its name or its tag is not believed to be that. */
function recordIn(reply: unknown, id: Id): Received<DeviceWire> | null {
  const raw = resultOf(reply)
  const { data } = deviceWire.safeParse(raw)
  return data && data.id === id && data.name !== null && showsTag(raw) ? { wire: data, raw } : null
}

function notTaken(operation: OperationId, outcome: Outcome, what: string): NotTakenError {
  return new NotTakenError({
    connector: 'kaseya-bms',
    operation,
    outcome,
    message: `Kaseya BMS answered success, but ${what}.`,
    nextStep: 'Open the hardware asset in BMS and look at what changed it; an RMM that BMS is connected with may keep it in step.',
  })
}
