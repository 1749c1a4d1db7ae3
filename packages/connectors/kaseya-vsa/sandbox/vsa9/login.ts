import { createHash } from 'node:crypto'
import type { SandboxRequest } from '@jackfield/sandbox'
import { guidFrom } from '../ids.ts'
import { login, minutesAhead, now, variantOf } from './server.ts'
import type { Session, Vsa9 } from './server.ts'

const halfHour = 30 * 60_000
const tenMinutes = 10 * 60_000

/** What `GET /auth` gives for these credentials; null where they are not taken (FACTS 1.2). */
export function logIn(server: Vsa9, request: SandboxRequest): Readonly<Record<string, unknown>> | null {
  const credentials = basicCredentials(request)
  if (credentials === null) return null
  const userName = byHash(server, credentials) ?? byToken(server, credentials)
  if (userName === null) return null
  const token = guidFrom((least, most) => server.context.random.integer(least, most))
  server.sessions.set(token, { endsAt: now(server) + lifeOf(server), toldAlarms: new Set() })
  return loginResult(server, userName, token)
}

/** The session of a request, with its life renewed where that is the server's way; null where there is none. */
export function sessionOf(server: Vsa9, request: SandboxRequest): Session | null {
  const token = bearerToken(request)
  const session = token === null ? undefined : server.sessions.get(token)
  if (!session) return null
  if (session.endsAt <= now(server)) return null
  if (variantOf(server, 'sessionLife') === 'sliding') session.endsAt = now(server) + lifeOf(server)
  return session
}

/** Ends a request's session, before its stated end too. */
export function endSession(server: Vsa9, request: SandboxRequest): void {
  const token = bearerToken(request)
  if (token !== null) server.sessions.delete(token)
}

function lifeOf(server: Vsa9): number {
  return variantOf(server, 'sessionEnd') === 'early' ? halfHour - tenMinutes : halfHour
}

/** The stated end is the server's own time, marked as if it were UTC; with the offset added it is the real one. */
function loginResult(server: Vsa9, userName: string, token: string): Readonly<Record<string, unknown>> {
  const stated = new Date(now(server) + halfHour + minutesAhead(server) * 60_000)
  return {
    Token: token,
    ApiToken: token,
    UserName: userName,
    SessionExpiration: stated.toISOString().replace(/\.\d+Z$/, 'Z'),
    OffSetInMinutes: -minutesAhead(server),
  }
}

function bearerToken(request: SandboxRequest): string | null {
  return /^Bearer\s+(\S+)\s*$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? null
}

function basicCredentials(request: SandboxRequest): string | null {
  const encoded = /^Basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(request.headers['authorization'] ?? '')?.[1]
  return encoded === undefined ? null : Buffer.from(encoded, 'base64').toString('utf8')
}

function byToken(server: Vsa9, credentials: string): string | null {
  const colon = credentials.indexOf(':')
  const userName = credentials.slice(0, Math.max(0, colon))
  const token = credentials.slice(colon + 1)
  const isKnown = isUser(userName) && token.toLowerCase() === login.accessToken
  const mayLogIn = server.rights.holds('restApi') && !server.rights.holds('dataWarehouse') && now(server) < server.tokenEndsAt
  return isKnown && mayLogIn ? userName : null
}

/** Servers probably verify `pass2` alone (FACTS 1.2), so this one does. */
function byHash(server: Vsa9, credentials: string): string | null {
  const [, userName, covered, random] = /^user=(.*?),pass2=([0-9a-f]{64}),(?:.*,)?rand2=(\d+)(?:,.*|:.*)?$/i.exec(credentials) ?? []
  if (userName === undefined || random === undefined || variantOf(server, 'logIn') !== 'hash') return null
  return isUser(userName) && coveredHash(userName, login.password, random) === covered ? userName : null
}

/** SHA-256 over the hash of password and name, and the client's random number. */
export function coveredHash(userName: string, password: string, random: string): string {
  return sha256(sha256(password + userName) + random)
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function isUser(name: string): boolean {
  return name.toLowerCase() === login.userName
}
