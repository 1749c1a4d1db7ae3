import type { Route } from '@jackfield/sandbox'
import {
  groupMembers,
  groupRecord,
  organizationMembers,
  organizationRecord,
  scopeMembers,
  scopeRecord,
  siteMembers,
  siteRecord,
} from '../models/places.ts'
import { organizationOf } from '../models/devices.ts'
import type { VsaX } from '../server.ts'
import { present } from '../wire.ts'
import { readRoutes } from './read-routes.ts'

/** Organizations with their sites and groups, and scopes of devices. */
export const placeRoutes: readonly Route<VsaX>[] = [
  ...readRoutes({
    path: '/organizations',
    members: organizationMembers,
    rows: (server) => server.organizations.rows(),
    record: (_server, row) => organizationRecord(row),
    changes: (server) => ({
      insertRow: () => void server.organizations.insert({ name: 'Added meanwhile Ltd' }),
      deleteRow: (rows) => rows.some(({ id }) => server.organizations.delete(id)),
    }),
  }),
  ...readRoutes({ path: '/sites', members: siteMembers, rows: (server) => server.sites.rows(), record: siteRecord }),
  ...readRoutes({
    path: '/groups',
    members: groupMembers,
    rows: (server) => server.groups.rows(),
    record: groupRecord,
    details: (server, row) => ({
      ...present(groupMembers, groupRecord(server, row)),
      Packages: [{ Type: 'windows_agent_x64', Name: 'Windows (64 bit)' }],
    }),
  }),
  ...readRoutes({
    path: '/scopes',
    members: scopeMembers,
    rows: (server) => server.scopes.rows(),
    record: (_server, row) => scopeRecord(row),
    details: (server, row) => ({
      Criteria: [{ Type: 'Organization', Identifier: String(row.organizationId) }],
      TotalDevices: server.devices.rows().filter((device) => organizationOf(server, device)?.id === row.organizationId).length,
      ...present(scopeMembers, scopeRecord(row)),
    }),
  }),
]
