import { jsonReply, SandboxInputError } from '@jackfield/sandbox'
import type { SandboxReply, SandboxRequest, SandboxWebhooks, SpokenFault } from '@jackfield/sandbox'
import { failureReply, unauthorized } from './envelope.ts'
import { endSession, sessionOf } from './login.ts'
import { login, variantOf } from './server.ts'
import type { Vsa9 } from './server.ts'

export { alarmsOf, devicesOf } from './devices.ts'
export { vsa9Routes as routes } from './routes/routes.ts'
export { seedVsa9 as createWorld } from './seeds/seeds.ts'
export { technicianOf, ticketsOf } from './tickets.ts'

const base = '/api/v1.0'

export function admit(server: Vsa9, request: SandboxRequest, needsLogin: boolean): SandboxReply | null {
  if (request.base.toLowerCase() !== base) return missing(server)
  if (request.path.endsWith('/') && variantOf(server, 'trailingSlash') === 'moved') return moved(server, request)
  return needsLogin && !sessionOf(server, request) ? unauthorized(server) : null
}

export function missing(server: Vsa9): SandboxReply {
  return failureReply(server, 'notFound', 'No HTTP resource was found that matches the request URI')
}

function moved(server: Vsa9, { path, query }: SandboxRequest): SandboxReply {
  const search = query.size ? `?${query.toString()}` : ''
  return { status: 301, headers: { location: `${server.context.publicUrl}${path.replace(/\/+$/, '')}${search}` } }
}

/** What goes wrong, in the vendor's words where they are known (FACTS 1.10). */
export function faultReply(server: Vsa9, kind: SpokenFault, seconds: number, request: SandboxRequest): SandboxReply {
  switch (kind) {
    case 'limit':
      return jsonReply(
        429,
        { Result: null, ResponseCode: 4_290_001, Status: 'TooManyRequests', Error: 'Too many requests' },
        { 'retry-after': String(seconds) },
      )
    case 'expired-login':
      endSession(server, request)
      return unauthorized(server)
    case 'error-before':
      return jsonReply(503, { Result: null, ResponseCode: 5_030_001, Status: 'ServiceUnavailable', Error: 'The service is unavailable' })
    case 'error-after':
      // A gateway in front gave up on a call that went on behind it.
      return {
        status: 504,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<html><body><h1>504 Gateway Time-out</h1></body></html>',
      }
  }
}

export function settings(server: Vsa9): Readonly<Record<string, unknown>> {
  const common = { generation: '9', server: server.context.publicUrl, userName: login.userName, network: 'private' }
  if (variantOf(server, 'logIn') === 'hash') return { ...common, password: login.password }
  return { ...common, accessToken: login.accessToken, tokenExpiresAt: new Date(server.tokenEndsAt).toISOString().slice(0, 10) }
}

const refuse = (): never => {
  throw new SandboxInputError('VSA 9 has no webhooks.', 404)
}

/** The interface has none (FACTS 1.7). */
export const webhooks: SandboxWebhooks = { list: () => [], deliveryOf: refuse, disable: refuse }
