import type { WorldContext } from '@jackfield/sandbox'

/** How long tokens live, in milliseconds. The vendor's own figures are not published (FACTS 2.1). */
export const accessTokenLife = 20 * 60_000
export const refreshTokenLife = 24 * 3_600_000

export interface Session {
  readonly accessToken: string
  readonly refreshToken: string
  readonly accessUntil: number
  readonly refreshUntil: number
  readonly userId: number
}

/** Log-ins under way. Several may be at once. */
export interface Sessions {
  open(userId: number): Session
  /** The session of a token that is still good. */
  find(accessToken: string): Session | null
  /** A new pair in place of the old one, which is worth nothing from now on. The access token may have run out, the refresh token not. */
  refresh(accessToken: string, refreshToken: string): Session | null
}

export function createSessions({ clock, random }: WorldContext): Sessions {
  const sessions = new Map<string, Session>()
  let count = 0
  const letters = (length: number): string => Array.from({ length }, () => random.integer(0, 35).toString(36)).join('')

  function open(userId: number): Session {
    const time = clock.now()
    count += 1
    const payload = { sub: String(userId), jti: `${count}-${letters(12)}`, iat: seconds(time), exp: seconds(time + accessTokenLife) }
    const session: Session = {
      accessToken: `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}.${letters(43)}`,
      refreshToken: letters(48),
      accessUntil: time + accessTokenLife,
      refreshUntil: time + refreshTokenLife,
      userId,
    }
    sessions.set(session.accessToken, session)
    return session
  }

  return {
    open,
    find(accessToken) {
      const session = sessions.get(accessToken)
      return session && session.accessUntil > clock.now() ? session : null
    },
    refresh(accessToken, refreshToken) {
      const session = sessions.get(accessToken)
      if (!session || session.refreshToken !== refreshToken || session.refreshUntil <= clock.now()) return null
      sessions.delete(accessToken)
      return open(session.userId)
    },
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
