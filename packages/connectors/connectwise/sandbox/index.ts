import { defineSandbox } from '@jackfield/sandbox'
import type { SandboxReply, SandboxRequest, SpokenFault, VendorSandbox } from '@jackfield/sandbox'
import { webhooksOf } from './callbacks/webhooks.ts'
import { endpointMissing, errorReply, htmlReply } from './errors.ts'
import { codebaseOfKey } from './key-paths.ts'
import { badLogin, refuseStranger } from './login.ts'
import { routes } from './routes/routes.ts'
import { seedTenant, seeds } from './seeds/seeds.ts'
import { technicianOf, ticketsOf } from './technician.ts'
import { isCloud, login, release, variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import { variants } from './variants.ts'

/** ConnectWise PSA on the wire, for any client of it. */
export const sandbox: VendorSandbox = defineSandbox<Tenant>({
  connector: 'connectwise',
  seeds,
  variants,
  base: /^\/(?:v4_6_release|v2025_1)\/apis\/3\.0(?=\/|$)/i,
  ignoreCase: true,
  routes,
  createWorld: seedTenant,
  admit,
  noRoute: (tenant, request, methods) =>
    methods.length
      ? errorReply(
          405,
          { message: `The requested resource does not support http method '${request.method}'.` },
          { allow: methods.join(', ') },
        )
      : (admit(tenant, request) ?? endpointMissing()),
  faultReply,
  settings: (tenant) => ({ site: tenant.context.publicUrl, ...login, network: 'private' }),
  setRights: (tenant, rights) => tenant.rights.grant(rights),
  tickets: ticketsOf,
  technician: technicianOf,
  devices: (tenant) =>
    tenant.configurations.rows().map(({ id, name, companyId }) => ({ id: String(id), name, companyId: String(companyId) })),
  webhooks: webhooksOf,
})

const companyInfoPath = '/login/companyinfo/'

/** The company info stands on the host's root and is open to all, the keys of callbacks beside the interface; everything else stands under a codebase that this tenant has. */
function admit(tenant: Tenant, request: SandboxRequest): SandboxReply | null {
  if (request.localPath.toLowerCase().startsWith(companyInfoPath)) return request.base === '' ? null : endpointMissing()
  const keyCodebase = codebaseOfKey(request.localPath)
  if (keyCodebase !== null) {
    if (!hasCodebase(tenant, keyCodebase)) return endpointMissing()
    return variantOf(tenant, 'callbackKey') === 'needs-login' ? refuseStranger(tenant, request) : null
  }
  const [, codebase = ''] = request.base.split('/')
  return hasCodebase(tenant, codebase) ? refuseStranger(tenant, request) : endpointMissing()
}

function hasCodebase(tenant: Tenant, codebase: string): boolean {
  const name = codebase.toLowerCase()
  return name === 'v4_6_release' || (isCloud(tenant) && `${name}/` === release.codebase)
}

/** What goes wrong, in the vendor's words where they are known (FACTS 3 and 4). */
function faultReply(tenant: Tenant, kind: SpokenFault, seconds: number): SandboxReply {
  switch (kind) {
    case 'limit': {
      const headers = { 'retry-after': String(seconds) }
      if (variantOf(tenant, 'rateLimitBody') === 'html') return htmlReply(429, 'Too Many Requests', headers)
      const message = `Too many requests. Please try again in ${seconds} seconds.`
      return errorReply(429, { error: 'ConnectWiseAPI', message }, headers)
    }
    case 'expired-login':
      return badLogin(tenant)
    case 'error-before':
      return errorReply(500, { code: 'ConnectWiseApi', message: 'The service was not able to process your request.' })
    case 'error-after':
      // A gateway in front gave up on a call that went on behind it.
      return htmlReply(504, 'Gateway Time-out')
  }
}
