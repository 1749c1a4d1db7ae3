import { replyWith } from '@jackfield/sandbox'
import type { Route } from '@jackfield/sandbox'
import { objectBody, queryOf, textIn } from '../body.ts'
import { envelope } from '../envelope.ts'
import { answerAll, answerList, answerLookup } from '../listing.ts'
import type { Tenant } from '../tenant.ts'

/** Names of security roles; what is in them can be read nowhere (FACTS 13). */
const securityRoles = [
  { Id: 501, Name: 'Administrator', isActive: true, isSystem: true, isExternal: false },
  { Id: 502, Name: 'Technician', isActive: true, isSystem: false, isExternal: false },
  { Id: 503, Name: 'Jackfield', isActive: true, isSystem: false, isExternal: false },
  { Id: 504, Name: 'Client Portal', isActive: true, isSystem: true, isExternal: true },
] as const

/** Calls that a narrow role must not be able to make, and the names of roles. This tenant has no contracts, invoices or workflows. */
export const adminRoutes: readonly Route<Tenant>[] = [
  {
    method: 'GET',
    path: '/admin/security/roles/lookup',
    kind: 'list',
    answer(tenant, request) {
      const name = textIn(queryOf(request), 'Name').toLowerCase()
      return answerLookup(
        tenant,
        request,
        securityRoles.filter((role) => role.Name.toLowerCase().includes(name)),
        (role) => role,
      )
    },
  },
  {
    method: 'POST',
    path: '/admin/workflows/search',
    kind: 'list',
    answer(tenant, request) {
      const place = request.body.length === 0 ? {} : objectBody(tenant, request)
      return answerList(tenant, request, { rows: [], place, isPaged: false, present: () => ({}) })
    },
  },
  {
    method: 'GET',
    path: '/admin/k1/accesscontrol/settings',
    kind: 'read',
    answer: (tenant) =>
      replyWith(
        envelope(tenant, {
          Id: 1,
          IsEnabled: false,
          IsAccessGroupMappingEnabled: false,
          IsDeprovisioningEnabled: false,
          IsRequireLoginEnabled: false,
          UserExceptions: [],
          RoleExceptions: [],
        }),
      ),
  },
  ...['mappings', 'accessgroups'].map((name): Route<Tenant> => ({
    method: 'GET',
    path: `/admin/k1/accesscontrol/${name}`,
    kind: 'list',
    answer: (tenant, request) => answerAll(tenant, request, [], () => ({})),
  })),
  emptyList('/finance/contracts/summary', true),
  emptyList('/finance/contracts/lookup', false),
  emptyList('/finance/invoices/summary', false),
]

function emptyList(path: string, isPaged: boolean): Route<Tenant> {
  return {
    method: 'GET',
    path,
    kind: 'list',
    answer: (tenant, request) => answerList(tenant, request, { rows: [], place: queryOf(request), isPaged, present: () => ({}) }),
  }
}
