import type { Route, SandboxRequest } from '@jackfield/sandbox'
import { addDevice } from '../devices.ts'
import { badRequest, notFound } from '../envelope.ts'
import type { ListSource } from '../listing.ts'
import {
  assetDetails,
  assetMembers,
  assetRecord,
  assetsOf,
  deviceDetails,
  deviceMembers,
  deviceRecord,
  organizationOf,
} from '../models/devices.ts'
import { notificationMembers, notificationRecord } from '../models/notifications.ts'
import type { DeviceRow } from '../records.ts'
import type { VsaX } from '../server.ts'
import { listRoute, readRoutes } from './read-routes.ts'

const changes = (server: VsaX): Pick<ListSource<DeviceRow>, 'insertRow' | 'deleteRow'> => ({
  insertRow: () => void addDevice(server, { name: `NEW-${server.devices.size}`, kind: 'workstation' }),
  deleteRow: (rows) => rows.some(({ id }) => server.devices.delete(id)),
})

/** Devices, what the agent found out about them, and the notifications of one. */
export const deviceRoutes: readonly Route<VsaX>[] = [
  ...readRoutes({ path: '/devices', members: deviceMembers, rows: devicesInScope, record: deviceRecord, details: deviceDetails, changes }),
  listRoute({
    path: '/devices/{id}/notifications',
    members: notificationMembers,
    rows(server, { params }) {
      const device = server.devices.get((params['id'] ?? '').toLowerCase())
      if (!device) throw notFound()
      return server.notifications.rows().filter(({ deviceId }) => deviceId === device.id)
    },
    record: (_server, row) => notificationRecord(row),
  }),
  ...readRoutes({
    path: '/assets',
    members: assetMembers,
    rows: assetsOf,
    record: assetRecord,
    details: assetDetails,
    presentRow: assetDetails,
    changes,
  }),
]

/** `scopeId` narrows the list to a scope's devices. */
function devicesInScope(server: VsaX, { query }: SandboxRequest): readonly DeviceRow[] {
  const given = query.get('scopeId')
  if (given === null) return server.devices.rows()
  if (!/^\d+$/.test(given)) throw badRequest('scopeId must be an integer.')
  const scope = server.scopes.get(Number(given))
  if (!scope) throw notFound()
  return server.devices.rows().filter((row) => organizationOf(server, row)?.id === scope.organizationId)
}
