import { defineSandbox } from '@jackfield/sandbox'
import type { Route, SandboxReply, SandboxRequest, SpokenFault, VendorSandbox } from '@jackfield/sandbox'
import { failureReply, securityError } from './envelope.ts'
import { routes } from './routes/routes.ts'
import { refuseStranger } from './routes/security.ts'
import { seedTenant, seeds } from './seeds/seeds.ts'
import { technicianOf } from './technician.ts'
import { devicesOf, ticketsOf } from './seen-records.ts'
import { login, variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import { variants } from './variants.ts'
import { webhooksOf } from './webhooks/registered.ts'

/** Kaseya BMS on the wire, for any client of it. */
export const sandbox: VendorSandbox = defineSandbox<Tenant>({
  connector: 'kaseya-bms',
  seeds,
  variants,
  base: /^\/v2(?=\/|$)/i,
  ignoreCase: true,
  routes,
  createWorld: seedTenant,
  admit,
  noRoute: (tenant, _request, methods) =>
    methods.length > 0
      ? failureReply(tenant, 405, { code: 405, message: 'Method Not Allowed' }, { allow: methods.join(', ') })
      : failureReply(tenant, 404, { code: 404, message: 'Not Found' }),
  faultReply,
  settings: (tenant) => ({
    server: tenant.context.publicUrl,
    tenant: login.tenant,
    userName: login.userName,
    password: login.password,
    network: 'private',
    ...(variantOf(tenant, 'clientCredentials') === 'required' ? { clientId: login.clientId, clientSecret: login.clientSecret } : {}),
  }),
  setRights: (tenant, rights) => tenant.rights.grant(rights),
  tickets: ticketsOf,
  technician: technicianOf,
  devices: devicesOf,
  webhooks: webhooksOf,
})

/** Everything stands below `/v2/`. Calls count by user and endpoint, those with a dead log-in not. */
function admit(tenant: Tenant, request: SandboxRequest, route: Route<Tenant>): SandboxReply | null {
  if (request.base === '') return failureReply(tenant, 404, { code: 404, message: 'Not Found' })
  const stranger = route.needsLogin === false ? null : refuseStranger(tenant, request)
  if (stranger) return stranger
  return tenant.callCounts.admits(`${route.method} ${route.path}`) ? null : overLimit(tenant)
}

/** What goes wrong, in the envelope and, where the facts have them, in the vendor's words (FACTS 12). */
function faultReply(tenant: Tenant, kind: SpokenFault, seconds: number): SandboxReply {
  switch (kind) {
    case 'limit':
      return overLimit(tenant, { 'retry-after': String(seconds) })
    case 'expired-login':
      return securityError(tenant)
    case 'error-before':
      return failureReply(tenant, 500, { code: 500, message: 'An unexpected error has occurred.' })
    case 'error-after':
      // A gateway in front gave up on a call that went on behind it.
      return { status: 504, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<html><body>Gateway Time-out</body></html>\n' }
  }
}

/** No header is documented; status and words are not either (FACTS 5). */
function overLimit(tenant: Tenant, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  const status = Number(variantOf(tenant, 'overLimit'))
  return failureReply(tenant, status, { code: status, message: 'The number of API calls of this hour is used up.' }, headers)
}
