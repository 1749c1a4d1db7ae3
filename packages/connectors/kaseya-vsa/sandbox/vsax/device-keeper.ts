import { SandboxInputError } from '@jackfield/sandbox'
import type { DeviceKeeper } from '../device-keeper.ts'
import { addDevice } from './devices.ts'
import type { DeviceRow } from './records.ts'
import type { VsaX } from './server.ts'

/** What technicians do to devices: enrol and delete them, rename and move them. */
export function deviceKeeper(server: VsaX): DeviceKeeper {
  return {
    add({ name, companyId }) {
      const place = companyId === null ? {} : { groupId: groupIdOf(server, companyId) }
      return addDevice(server, { name, kind: 'workstation', ...place }).id
    },
    remove(id) {
      server.removedDevices.set(id, known(server, id))
      server.devices.delete(id)
    },
    restore(id) {
      const row = server.removedDevices.get(id)
      if (!row) throw new SandboxInputError(`No device ${id} was removed.`, 404)
      server.removedDevices.delete(id)
      server.devices.insert(row)
    },
    change(id, { companyId, ...changes }) {
      const place = companyId === undefined ? {} : { groupId: groupIdOf(server, companyId) }
      server.devices.update(known(server, id).id, { ...changes, ...place })
    },
  }
}

function known(server: VsaX, id: string): DeviceRow {
  const row = server.devices.get(id)
  if (!row) throw new SandboxInputError(`There is no device ${id}.`, 404)
  return row
}

function groupIdOf(server: VsaX, companyId: string): number {
  const sites = server.sites.rows().filter(({ organizationId }) => String(organizationId) === companyId)
  const group = server.groups.rows().find(({ siteId }) => sites.some(({ id }) => id === siteId))
  if (!group) throw new SandboxInputError(`There is no company ${companyId}.`, 404)
  return group.id
}
