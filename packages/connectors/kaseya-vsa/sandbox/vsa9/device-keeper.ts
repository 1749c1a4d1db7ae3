import { SandboxInputError } from '@jackfield/sandbox'
import type { DeviceKeeper } from '../device-keeper.ts'
import { addDevice } from './devices.ts'
import type { DeviceRow, MachineGroupRow } from './records.ts'
import type { Vsa9 } from './server.ts'

/** What technicians do to machines: install and uninstall agents, rename and move them. */
export function deviceKeeper(server: Vsa9): DeviceKeeper {
  return {
    add({ name, companyId }) {
      const place = companyId === null ? {} : { groupId: groupOf(server, companyId).id }
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
      const group = companyId === undefined ? null : groupOf(server, companyId)
      server.devices.update(known(server, id).id, { ...changes, ...(group ? { groupId: group.id, orgId: group.orgId } : {}) })
    },
  }
}

function known(server: Vsa9, id: string): DeviceRow {
  const row = server.devices.get(id)
  if (!row) throw new SandboxInputError(`There is no device ${id}.`, 404)
  return row
}

function groupOf(server: Vsa9, companyId: string): MachineGroupRow {
  const group = server.groups.rows().find(({ orgId }) => orgId === companyId)
  if (!group) throw new SandboxInputError(`There is no company ${companyId}.`, 404)
  return group
}
