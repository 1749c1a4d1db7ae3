import { Refusal, replyWith } from '@jackfield/sandbox'
import type { Route, SandboxRequest } from '@jackfield/sandbox'
import { denied, notFound, resultReply } from '../envelope.ts'
import {
  groupMembers,
  groupRecord,
  orgMembers,
  orgRecord,
  procedureMembers,
  procedureRecord,
  roleMembers,
  roleRecord,
  roleTypeMembers,
  roleTypeRecord,
  scopeMembers,
  scopeRecord,
  staffMembers,
  staffRecord,
  userMembers,
  userRecord,
} from '../models/customers.ts'
import type { OrgRow } from '../records.ts'
import { requireScope } from '../scope.ts'
import { apiUser, variantOf } from '../server.ts'
import type { Vsa9 } from '../server.ts'
import { present } from '../wire.ts'
import { readRoutes, wholeId } from './read-routes.ts'

/** Organizations and machine groups, users, roles and scopes. */
export const systemRoutes: readonly Route<Vsa9>[] = [
  ...readRoutes({
    path: '/system/orgs',
    onePath: '/system/orgs/{id}',
    entity: 'Organization',
    members: () => orgMembers,
    rows: (server) => server.orgs.rows(),
    record: (_server, row) => orgRecord(row),
    idOf: ({ id }) => id,
    orgIdOf: ({ id }) => id,
    changes: (server) => ({
      insertRow: () =>
        void server.orgs.insert({
          name: 'Added meanwhile Ltd',
          reference: `added${server.orgs.size}`,
          parentId: null,
          website: '',
          employees: 1,
          city: 'York',
        }),
      deleteRow: (rows) => rows.some(({ id }) => server.orgs.delete(id)),
    }),
  }),
  ...readRoutes({
    path: '/system/orgs/{id}/machinegroups',
    entity: 'Machine group',
    members: () => groupMembers,
    rows: (server, request) => ofOrg(server, request, server.groups.rows()),
    record: (_server, row) => groupRecord(row),
    idOf: ({ id }) => id,
  }),
  ...readRoutes({
    path: '/system/orgs/{id}/staff',
    entity: 'Staff',
    members: () => staffMembers,
    rows: (server, request) => ofOrg(server, request, server.staff.rows()),
    record: (_server, row) => staffRecord(row),
    idOf: ({ id }) => id,
  }),
  ...readRoutes({
    path: '/system/machinegroups',
    onePath: '/system/machinegroups/{id}',
    entity: 'Machine group',
    members: () => groupMembers,
    rows: (server) => server.groups.rows(),
    record: (_server, row) => groupRecord(row),
    idOf: ({ id }) => id,
    orgIdOf: ({ orgId }) => orgId,
  }),
  ...readRoutes({
    path: '/system/users',
    onePath: '/system/users/{id}',
    entity: 'User',
    members: () => userMembers,
    rows: (server) => server.users.rows(),
    record: (_server, row) => userRecord(row),
    idOf: ({ id }) => id,
  }),
  {
    method: 'GET',
    path: '/system/currentUser',
    kind: 'read',
    answer(server) {
      const isRefused = variantOf(server, 'currentUser') === 'needs-user-settings' && !server.rights.holds('userSettings')
      if (isRefused) throw new Refusal(denied(server))
      return replyWith(resultReply(present(server, userMembers, userRecord(apiUser(server)))))
    },
  },
  ...readRoutes({
    path: '/system/roles',
    onePath: '/system/roles/{id}',
    entity: 'Role',
    members: () => roleMembers,
    rows: (server) => server.roles.rows(),
    record: (_server, row) => roleRecord(row),
    idOf: ({ id }) => id,
  }),
  ...['/system/roletypes', '/tenantmanagement/roletypes'].flatMap((path) =>
    readRoutes({
      path,
      onePath: `${path}/{id}`,
      entity: 'Role type',
      members: () => roleTypeMembers,
      rows: (server) => server.roleTypes.rows(),
      record: (_server, row) => roleTypeRecord(row),
      idOf: ({ id }) => id,
    }),
  ),
  ...readRoutes({
    path: '/system/scopes',
    onePath: '/system/scopes/{id}',
    entity: 'Scope',
    members: () => scopeMembers,
    rows: (server) => server.scopes.rows(),
    record: (_server, row) => scopeRecord(row),
    idOf: ({ id }) => id,
  }),
  ...readRoutes({
    path: '/automation/agentprocs',
    entity: 'Agent procedure',
    members: () => procedureMembers,
    rows: (server) => server.procedures.rows(),
    record: (_server, row) => procedureRecord(row),
    idOf: ({ id }) => id,
  }),
]

function ofOrg<Row extends { readonly orgId: string }>(server: Vsa9, request: SandboxRequest, rows: readonly Row[]): readonly Row[] {
  const { id } = orgAt(server, request)
  return rows.filter(({ orgId }) => orgId === id)
}

function orgAt(server: Vsa9, { params }: SandboxRequest): OrgRow {
  const org = server.orgs.get(wholeId(server, params['id'] ?? ''))
  if (!org) throw notFound(server, 'Organization')
  requireScope(server, org.id)
  return org
}
