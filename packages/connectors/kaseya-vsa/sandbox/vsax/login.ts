import type { SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { unauthorized } from './envelope.ts'
import { login, now } from './server.ts'
import type { VsaX } from './server.ts'

/** `Basic base64("TOKEN_ID:TOKEN_SECRET")` on each request; there is no session (FACTS 2.1). */
export function refuseStranger(server: VsaX, request: SandboxRequest): SandboxReply | null {
  const encoded = /^Basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(request.headers['authorization'] ?? '')?.[1]
  if (encoded === undefined || now(server) >= server.tokenEndsAt) return unauthorized()
  const credentials = Buffer.from(encoded, 'base64').toString('utf8')
  return credentials === `${login.tokenId}:${login.tokenSecret}` ? null : unauthorized()
}
