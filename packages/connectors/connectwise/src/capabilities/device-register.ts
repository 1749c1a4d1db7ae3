import { readAfterWrite } from '@jackfield/connector-kit'
import { NotTakenError } from '@jackfield/core'
import type { ChangedDevice, Device, DeviceRegister, Id, OperationId, Warning } from '@jackfield/core'
import { z } from 'zod'
import { listById } from '../listing.ts'
import { textLiteral } from '../mapping/conditions.ts'
import { deviceChangesFrom, deviceFrom, newDeviceFrom } from '../mapping/device.ts'
import type { Change } from '../mapping/ticket-change.ts'
import type { Tenant } from '../tenant.ts'
import { deviceTypeWire } from '../wire/device.ts'
import type { DeviceTypeWire } from '../wire/device.ts'
import { id } from '../wire/fields.ts'
import { receive } from '../wire/received.ts'
import { listDevices, readDevice } from './device-inventory.ts'
import { writeOfKind } from './device-questions.ts'

const createdWire = z.object({ id })

export function deviceRegister(tenant: Tenant): DeviceRegister {
  const { client } = tenant
  return {
    isLinkListed: true,
    async kinds() {
      const calls = client.for('deviceRegister.kinds')
      const types = await listById<DeviceTypeWire>({
        operation: 'deviceRegister.kinds',
        schema: deviceTypeWire,
        page: (query) => calls.GET('/company/configurations/types', { params: { query } }),
        count: (query) => calls.GET('/company/configurations/types/count', { params: { query } }),
      }).all()
      return types.map(({ wire }) => ({
        id: wire.id,
        name: wire.name ?? '',
        // A type is chosen for each device; ConnectWise has no default one.
        isDefault: false,
        isActive: wire.inactiveFlag !== true,
      }))
    },
    // The scope is not needed: deviceIdentifier is found by equality, which may be looser at the vendor than here.
    async findByLink(link, { except }) {
      const found = await listDevices(tenant, 'deviceRegister.findByLink', `deviceIdentifier=${textLiteral(link)}`, 'sync').all()
      return found.filter(({ wire }) => wire.deviceIdentifier === link && !except?.has(wire.id)).map(deviceFrom)
    },
    async create(draft) {
      const operation = 'deviceRegister.create'
      const { value, warnings } = newDeviceFrom(draft)
      const calls = client.for(operation, 'sync')
      const { data } = await writeOfKind(tenant, draft.kindId, operation, () => calls.POST('/company/configurations', { body: value }))
      const created = receive(createdWire, data, { operation, isWrite: true })
      const device = await readBack(tenant, created.wire.id, operation)
      if (device.link !== draft.link) throw notTaken(operation, `the configuration ${device.id} was made without its device identifier`)
      return { device, warnings }
    },
    async update(deviceId, change) {
      const operation = 'deviceRegister.update'
      const before = await readDevice(tenant, deviceId, operation)
      const { value, warnings } = deviceChangesFrom(change, before.wire)
      const write = () => changed(tenant, deviceId, value, warnings, operation)
      return change.kindId === undefined ? write() : writeOfKind(tenant, change.kindId, operation, write)
    },
    async setActive(deviceId, isActive) {
      const operation = 'deviceRegister.setActive'
      const before = await readDevice(tenant, deviceId, operation)
      if (before.wire.activeFlag === isActive) return { device: deviceFrom(before), warnings: [] }
      const result = await changed(tenant, deviceId, [{ op: 'replace', path: 'activeFlag', value: isActive }], [], operation)
      if (result.device.isActive === isActive) return result
      throw notTaken(operation, `the configuration ${deviceId} is still ${isActive ? 'inactive' : 'active'}`)
    },
  }
}

async function changed(
  tenant: Tenant,
  deviceId: Id,
  changes: readonly Change[],
  warnings: readonly Warning[],
  operation: OperationId,
): Promise<ChangedDevice> {
  if (changes.length > 0) {
    const params = { path: { id: deviceId } }
    await tenant.client.for(operation, 'sync').PATCH('/company/configurations/{id}', { params, body: [...changes] })
  }
  return { device: await readBack(tenant, deviceId, operation), warnings }
}

/** The write was answered; where only the reading fails, the error says so. */
async function readBack(tenant: Tenant, deviceId: Id, operation: OperationId): Promise<Device> {
  return readAfterWrite(async () => deviceFrom(await readDevice(tenant, deviceId, operation)), {
    connector: 'connectwise',
    operation,
    record: `configuration ${deviceId}`,
  })
}

function notTaken(operation: OperationId, what: string): NotTakenError {
  return new NotTakenError({
    connector: 'connectwise',
    operation,
    outcome: 'rejected',
    message: `ConnectWise answered success, but ${what}.`,
    nextStep: 'Look at the workflow rules of configurations in ConnectWise.',
  })
}
