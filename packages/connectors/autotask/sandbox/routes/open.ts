import { jsonReply, replyWith } from '@jackfield/sandbox'
import type { Route } from '@jackfield/sandbox'
import { parameter } from '../body.ts'
import { errorsReply } from '../replies.ts'
import { database, zoneUrl } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'

/** Calls without a log-in (FACTS 1, Discovery). */
export const openRoutes: readonly Route<Tenant>[] = [
  {
    method: 'GET',
    path: '/ZoneInformation',
    kind: 'read',
    needsLogin: false,
    answer(tenant, request) {
      const user = (parameter(request, 'user') ?? '').trim().toLowerCase()
      if (!tenant.users.has(user)) return replyWith(errorsReply(500, ['Zone information could not be determined']))
      const zoneName = tenant.moves === 0 ? database.zoneName : `${database.zoneName}-${tenant.moves}`
      return replyWith(jsonReply(200, { zoneName, url: zoneUrl(tenant), webUrl: `${tenant.context.publicUrl}/`, ci: database.ci }))
    },
  },
  {
    method: 'GET',
    path: '/VersionInformation',
    kind: 'read',
    needsLogin: false,
    answer: () => replyWith(jsonReply(200, { apiVersions: ['V1.0'] })),
  },
]
