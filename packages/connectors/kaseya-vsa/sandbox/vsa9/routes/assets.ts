import type { Route } from '@jackfield/sandbox'
import { addDevice } from '../devices.ts'
import { agentMembers, agentRecord, machinesOf } from '../models/agents.ts'
import { assetMembers, assetRecord, assetsOf, assetTypeMembers, assetTypeRecord, assetTypes } from '../models/assets.ts'
import type { DeviceRow } from '../records.ts'
import type { Vsa9 } from '../server.ts'
import type { ListSource } from '../listing.ts'
import { readRoutes } from './read-routes.ts'
import type { Readable } from './read-routes.ts'

const changes = (server: Vsa9): Pick<ListSource<DeviceRow>, 'insertRow' | 'deleteRow'> => ({
  insertRow: () => void addDevice(server, { name: `NEW-${server.devices.size}`, kind: 'workstation' }),
  deleteRow: (rows) => rows.some(({ id }) => server.devices.delete(id)),
})

const assets: Readable<DeviceRow> = {
  path: '/assetmgmt/assets',
  onePath: '/assetmgmt/assets/{id}',
  entity: 'Asset',
  members: () => assetMembers,
  rows: assetsOf,
  record: assetRecord,
  idOf: ({ id }) => id,
  orgIdOf: ({ orgId }) => orgId,
  changes,
}

/** Agents and assets: a machine is both, what has no agent an asset alone. */
export const assetRoutes: readonly Route<Vsa9>[] = [
  ...readRoutes({
    path: '/assetmgmt/agents',
    onePath: '/assetmgmt/agents/{id}',
    entity: 'Agent',
    members: () => agentMembers,
    rows: machinesOf,
    record: agentRecord,
    idOf: ({ agentId }) => agentId,
    orgIdOf: ({ orgId }) => orgId,
    changes,
  }),
  ...readRoutes(assets),
  ...readRoutes({ ...assets, onePath: '/assetmgmt/assets/getassetbyid/{id}' }).slice(1),
  ...readRoutes({
    path: '/assetmgmt/assettypes',
    entity: 'Asset type',
    members: () => assetTypeMembers,
    rows: () => assetTypes,
    record: (_server, row) => assetTypeRecord(row),
    idOf: ({ id }) => id,
  }),
]
