import { defineSandbox } from '@jackfield/sandbox'
import type { Route, SandboxReply, SandboxRequest, SpokenFault, VendorSandbox } from '@jackfield/sandbox'
import { devicesOf } from './devices.ts'
import { happenings } from './happenings.ts'
import { userOf } from './login.ts'
import { isAtHome } from './query/answers.ts'
import { htmlReply, noSuchRoute, overLimit, unauthorised, wrongMethod } from './replies.ts'
import { routes } from './routes/routes.ts'
import { seeds, seedTenant } from './seeds/seeds.ts'
import { technicianOf, ticketsOf } from './technician.ts'
import { deviceLinkUdf, login, referenceUdf, variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import { variants } from './variants.ts'
import { webhooksOf } from './webhooks/webhooks.ts'

/** Autotask PSA on the wire, for any client of it. */
export const sandbox: VendorSandbox = defineSandbox<Tenant>({
  connector: 'autotask',
  seeds,
  variants,
  base: /^(?:\/zone\d+)?\/atservicesrest(?:\/v1\.0)?(?=\/|$)/i,
  ignoreCase: true,
  routes,
  createWorld: seedTenant,
  admit,
  noRoute: (tenant, request, methods) =>
    methods.length > 0 && isVersioned(request) && hasIds(request) ? wrongMethod(request, methods) : noSuchRoute(tenant, request),
  faultReply,
  settings: (tenant) => ({
    ...login,
    zoneLookup: tenant.context.publicUrl,
    network: 'private',
    deviceLinkField: deviceLinkUdf,
    ...(variantOf(tenant, 'referenceField') === 'user-defined' ? { referenceField: referenceUdf } : {}),
  }),
  setRights: (tenant, rights) => tenant.rights.grant(rights),
  tickets: ticketsOf,
  technician: technicianOf,
  devices: devicesOf,
  webhooks: webhooksOf,
  happenings,
})

/** All but two calls need the three headers, at the tenant's own zone (FACTS 1). Only the version information stands above `V1.0`. */
function admit(tenant: Tenant, request: SandboxRequest, route: Route<Tenant>): SandboxReply | null {
  const standsAbove = route.path === '/VersionInformation'
  if (request.base === '' || standsAbove === isVersioned(request)) return noSuchRoute(tenant, request)
  if (route.needsLogin === false) return null
  if (!isAtHome(tenant, request) && variantOf(tenant, 'wrongZone') === '401') return unauthorised()
  return userOf(tenant, request) ? null : unauthorised()
}

function isVersioned({ base }: SandboxRequest): boolean {
  return /\/v1\.0$/i.test(base)
}

/** Whether ids stand where a path has ids: below a parent there is no `query`, so that such a path is no route at all (FACTS 2, Routes). */
function hasIds({ localPath }: SandboxRequest): boolean {
  const [, , id, , childId] = localPath.toLowerCase().split('/')
  const isId = (text: string | undefined, ...names: readonly string[]): boolean =>
    text === undefined || text === '' || /^-?\d+$/.test(text) || names.includes(text)
  return isId(id, 'query', 'entityinformation') && isId(childId, 'entityinformation')
}

/** What goes wrong, in the vendor's words where they are known (FACTS 3 and 4). */
function faultReply(tenant: Tenant, kind: SpokenFault, seconds: number): SandboxReply {
  switch (kind) {
    case 'limit':
      return overLimit(tenant, 'threads', seconds)
    case 'expired-login':
      return unauthorised()
    case 'error-before':
      return htmlReply(503, 'Service Unavailable')
    case 'error-after':
      return htmlReply(500, 'Runtime Error')
  }
}
