import { commitWith, Refusal, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { formBody, queryOf, textIn } from '../body.ts'
import { envelope, failureReply, notPermitted, securityError } from '../envelope.ts'
import { apiAccess } from '../rights.ts'
import type { Session } from '../sessions.ts'
import { apiUserId, login, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { presentUser } from '../wire/user.ts'

/** Beside the API user, with its password. `invited.user`, who has not yet set the password that was mailed to it, is like any unknown one. */
const mfaUser = { name: 'mfa.user', code: '123456' } as const

export const securityRoutes: readonly Route<Tenant>[] = [
  { method: 'POST', path: '/security/authenticate', kind: 'write', needsLogin: false, answer: authenticate },
  { method: 'POST', path: '/security/refreshtoken', kind: 'write', needsLogin: false, answer: refresh },
  {
    method: 'GET',
    path: '/security/ssostatus',
    kind: 'read',
    needsLogin: false,
    answer(tenant, request) {
      if (!textIn(queryOf(request), 'Tenant')) throw badRequest(tenant, "Tenant can't be empty")
      return replyWith(envelope(tenant, { Enabled: false, LoginEndpointUrl: null }))
    },
  },
  { method: 'GET', path: '/security/userinfo', kind: 'read', answer: (tenant) => replyWith(envelope(tenant, presentUser(tenant))) },
]

/** Null where a request has a token that is still good; else the reply to it. */
export function refuseStranger(tenant: Tenant, request: SandboxRequest): SandboxReply | null {
  const token = /^bearer\s+(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? ''
  return tenant.sessions.find(token) ? null : securityError(tenant)
}

/** A form, multipart or urlencoded, and never JSON (FACTS 2.1). */
async function authenticate(tenant: Tenant, request: SandboxRequest): Promise<Answer> {
  const form = await formBody(tenant, request)
  const text = (name: string): string => {
    const value = form.get(name.toLowerCase())
    return typeof value === 'string' ? value : ''
  }
  if (!text('GrantType')) throw badRequest(tenant, 'The GrantType field is required.')
  // The other grants are declared only; what the service says to them is not known.
  if (text('GrantType').toLowerCase() !== 'password') throw badRequest(tenant, `The grant type '${text('GrantType')}' is not supported.`)
  if (!text('Tenant')) throw badRequest(tenant, "Tenant can't be empty")
  if (!isRight(tenant, text)) throw badLogin(tenant, 'Invalid user name or password.')
  if (text('UserName').toLowerCase() === mfaUser.name && text('MFACode') !== mfaUser.code) {
    throw badLogin(tenant, text('MFACode') ? 'The MFA code is not valid.' : 'An MFA code is required for this user.')
  }
  if (variantOf(tenant, 'apiAccess') === 'at-login' && !tenant.rights.holds(apiAccess, 'granted')) throw new Refusal(notPermitted(tenant))
  return commitWith(() => tokens(tenant, tenant.sessions.open(apiUserId)))
}

/** Both tokens are replaced (FACTS 2.2). */
async function refresh(tenant: Tenant, request: SandboxRequest): Promise<Answer> {
  const form = await formBody(tenant, request)
  const accessToken = form.get('accesstoken')
  const refreshToken = form.get('refreshtoken')
  if (typeof accessToken !== 'string' || !accessToken) throw badRequest(tenant, 'The AccessToken field is required.')
  return commitWith(() => {
    const session = tenant.sessions.refresh(accessToken, typeof refreshToken === 'string' ? refreshToken : '')
    if (!session) throw new Refusal(securityError(tenant))
    return tokens(tenant, session)
  })
}

function isRight(tenant: Tenant, text: (name: string) => string): boolean {
  const isUser = [login.userName, mfaUser.name].some((name) => name === text('UserName').toLowerCase())
  const isClient = text('ClientId') === login.clientId && text('ClientSecret') === login.clientSecret
  const needsClient = variantOf(tenant, 'clientCredentials') === 'required'
  return text('Tenant').toLowerCase() === login.tenant && isUser && text('Password') === login.password && (isClient || !needsClient)
}

/** Ends of tokens are in UTC, as those inside a JWT are; the variant `times` leaves the Z away. */
function tokens(tenant: Tenant, session: Session): SandboxReply {
  const end = (time: number): string => {
    const text = new Date(time).toISOString()
    return variantOf(tenant, 'times') === 'utc' ? text.slice(0, -1) : text
  }
  return envelope(tenant, {
    AccessToken: session.accessToken,
    RefreshToken: session.refreshToken,
    AccessTokenExpireOn: end(session.accessUntil),
    RefreshTokenExpireOn: end(session.refreshUntil),
  })
}

/** A 400 whatever the variants: it was seen for a log-in without a tenant (FACTS 12). */
function badRequest(tenant: Tenant, message: string): Refusal {
  return new Refusal(failureReply(tenant, 400, { code: 978_400, message }))
}

function badLogin(tenant: Tenant, message: string): Refusal {
  const way = variantOf(tenant, 'badLogin')
  return new Refusal(failureReply(tenant, way === 'success-false' ? 200 : Number(way), { code: 978_002, message }))
}
