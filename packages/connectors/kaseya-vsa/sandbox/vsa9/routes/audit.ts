import { replyWith } from '@jackfield/sandbox'
import type { Route, SandboxRequest } from '@jackfield/sandbox'
import { notFound, resultReply } from '../envelope.ts'
import { machinesOf } from '../models/agents.ts'
import { auditCategories, auditMembers, auditRecord, categoryRows } from '../models/audit.ts'
import type { DeviceRow } from '../records.ts'
import { requireScope } from '../scope.ts'
import type { Vsa9 } from '../server.ts'
import { readRoutes, wholeId } from './read-routes.ts'

const categories = Object.keys(auditCategories) as readonly (keyof typeof auditCategories)[]

/** What the audit knows of machines. The id stands before the category (FACTS 1.6). */
export const auditRoutes: readonly Route<Vsa9>[] = [
  ...readRoutes({
    path: '/assetmgmt/audit',
    onePath: '/assetmgmt/audit/{id}/summary',
    entity: 'Agent',
    members: () => auditMembers,
    rows: machinesOf,
    record: auditRecord,
    idOf: ({ agentId }) => agentId,
    orgIdOf: ({ orgId }) => orgId,
    changes: (server) => ({ deleteRow: (rows) => rows.some(({ id }) => server.devices.delete(id)) }),
  }),
  ...categories.flatMap((category) =>
    readRoutes({
      path: `/assetmgmt/audit/{id}/${category}`,
      entity: 'Agent',
      members: () => auditCategories[category],
      rows: (server, request) => categoryRows(category, machineAt(server, request)),
      record: (_server, row) => row,
      idOf: () => null,
    }),
  ),
  {
    method: 'GET',
    path: '/assetmgmt/audit/{id}/credentials',
    kind: 'read',
    answer(server, request) {
      machineAt(server, request)
      return replyWith(resultReply([], 0))
    },
  },
]

function machineAt(server: Vsa9, { params }: SandboxRequest): DeviceRow {
  const id = wholeId(server, params['id'] ?? '')
  const row = machinesOf(server).find(({ agentId }) => agentId === id)
  if (!row) throw notFound(server, 'Agent')
  requireScope(server, row.orgId)
  return row
}
