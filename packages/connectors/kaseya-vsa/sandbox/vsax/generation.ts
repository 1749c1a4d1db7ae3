import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxReply, SandboxRequest, SandboxTechnician, SpokenFault } from '@jackfield/sandbox'
import { errorReply, unauthorized } from './envelope.ts'
import { refuseStranger } from './login.ts'
import { countCall, tooMany } from './rate-limit.ts'
import { login } from './server.ts'
import type { VsaX } from './server.ts'

export { devicesOf } from './devices.ts'
export { alarmsOf } from './notifications.ts'
export { vsaXRoutes as routes } from './routes/routes.ts'
export { seedVsaX as createWorld } from './seeds.ts'
export { webhooksOf } from './webhooks.ts'

const base = '/api/v3'

export function admit(server: VsaX, request: SandboxRequest): SandboxReply | null {
  return request.base.toLowerCase() === base ? (refuseStranger(server, request) ?? countCall(server)) : missing()
}

export function missing(): SandboxReply {
  return errorReply(404, 'Not found.')
}

/** Statuses are the reference's; a limit is in no document, so its reply is of the common kind. */
export function faultReply(kind: SpokenFault, seconds: number): SandboxReply {
  switch (kind) {
    case 'limit':
      return tooMany(seconds)
    case 'expired-login':
      return unauthorized()
    case 'error-before':
      return errorReply(503, 'Internal error.')
    case 'error-after':
      return errorReply(504, 'Internal error.')
  }
}

export function settings(server: VsaX): Readonly<Record<string, unknown>> {
  return {
    generation: 'X',
    server: server.context.publicUrl,
    tokenId: login.tokenId,
    tokenSecret: login.tokenSecret,
    tokenExpiresAt: new Date(server.tokenEndsAt).toISOString().slice(0, 10),
    network: 'private',
  }
}

const refuse = (): never => {
  throw new SandboxInputError('VSA X has no tickets.', 404)
}

/** There are no tickets to work on (FACTS 2.3). */
export const technician: SandboxTechnician = {
  addNote: refuse,
  logTime: refuse,
  assign: refuse,
  closeTicket: refuse,
  putBackWhenClosed: refuse,
}
