import type { SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { errorReply } from './errors.ts'
import { login, variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'

/** The newest version of the interface that the vendor's own document describes. */
const newestVersion = [2026, 4] as const
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Log-in, client id and version of a request: a reply where one of them is refused. */
export function refuseStranger(tenant: Tenant, request: SandboxRequest): SandboxReply | null {
  if (!knowsKeys(request.headers.authorization ?? '')) return badLogin(tenant)
  // That a client id must also be registered can't be told apart here: any that looks like one will do.
  if (!guid.test((request.headers.clientid ?? '').trim())) return missingClientId(tenant)
  return refuseVersion(request)
}

export function badLogin(tenant: Tenant): SandboxReply {
  return variantOf(tenant, 'badLogin') === 'Unauthorized'
    ? errorReply(401, { code: 'Unauthorized', message: 'The request is not authorized.' })
    : errorReply(401, { code: 'ConnectWiseApi', message: 'UserNotAuthenticated' })
}

function missingClientId(tenant: Tenant): SandboxReply {
  const status = variantOf(tenant, 'missingClientId') === '400' ? 400 : 401
  return errorReply(status, { code: 'ConnectWiseApi', message: 'The clientId header is missing or is not valid.' })
}

/** `Basic base64("companyId+publicKey:privateKey")`. The company id comes in any case. */
function knowsKeys(header: string): boolean {
  const encoded = /^Basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(header)?.[1]
  if (encoded === undefined) return false
  const [user, ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  const [companyId, ...publicKey] = (user ?? '').split('+')
  return (
    companyId?.toLowerCase() === login.companyId.toLowerCase() &&
    publicKey.join('+') === login.publicKey &&
    secret.join(':') === login.privateKey
  )
}

/** `Accept` may list several media types; the first of the vendor's own that names a version decides. */
function refuseVersion(request: SandboxRequest): SandboxReply | null {
  const asked = (request.headers.accept ?? '')
    .split(',')
    .filter((type) => /^\s*application\/vnd\.connectwise\.com\+json\s*(;|$)/i.test(type))
    .map((type) => /;\s*version\s*=\s*"?([^;"\s]*)"?/i.exec(type)?.[1])
    .find((version) => version !== undefined)
  if (asked === undefined || isKnownVersion(asked)) return null
  const version = /^\d+\.\d+$/.test(asked) ? asked : '0.0'
  const message = `The HTTP resource that matches the request URI '${request.path}' does not support the API version '${version}'.`
  return errorReply(400, { code: 'ConnectWiseApi', message })
}

/** Old clients send 3.0 or 3.0.0, which some endpoints refuse; which ones is not known, so none does here. */
function isKnownVersion(version: string): boolean {
  if (/^3\.0(\.0)?$/.test(version)) return true
  const [, year, minor] = /^(20\d\d)\.(\d{1,2})$/.exec(version) ?? []
  if (year === undefined || Number(year) < 2015) return false
  return Number(year) < newestVersion[0] || (Number(year) === newestVersion[0] && Number(minor) <= newestVersion[1])
}
