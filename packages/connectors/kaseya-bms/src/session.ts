import type { ErrorReply, VendorClient } from '@jackfield/connector-kit'
import { AuthenticationError, PermissionError, RejectedError } from '@jackfield/core'
import type { Clock } from '@jackfield/core'
import type { paths } from './generated/openapi.gen.ts'
import type { BmsSettings } from './settings.ts'
import { receive } from './wire/received.ts'
import { tokensWire } from './wire/security.ts'

/** The log-in of one connection. */
export interface Session {
  /** An access token that has not ended. Logs in or refreshes where there is none, once for all that wait. */
  token(): Promise<string>
  /** After a reply that refused the token. True: another one is there, so the same request is worth sending again. */
  renew(reply: ErrorReply): Promise<boolean>
  /** A call was refused in the end, with a new token too where there was one: for a while its endpoint is not worth another log-in. */
  refused(reply: ErrorReply): void
}

interface Tokens {
  readonly access: string
  readonly refresh: string | null
  /** Milliseconds since 1970. */
  readonly endsAt: number
  readonly refreshEndsAt: number
}

/** How long before its end a token is replaced, in milliseconds. */
const margin = 60_000
/** How long a token is taken for good where its end is absent or makes no sense: a client of the live service refreshes that often. */
const assumedLife = 14 * 60_000
const longestLife = 24 * 3_600_000
/** For so long an endpoint that refused a new token is believed to refuse the user, not the token. */
const believedFor = 60_000

/**
 * `keepSecret` is told every token. Ends of tokens may come without a zone: read as UTC they may be hours off, so one that is past or far
 * off is not believed, and a 401 renews in any case.
 */
export function createSession(
  settings: BmsSettings,
  client: Pick<VendorClient<paths>, 'send'>,
  clock: Clock,
  keepSecret: (token: string) => void,
): Session {
  let current: Tokens | null = null
  let pending: Promise<Tokens> | null = null
  const refusedAt = new Map<string, number>()

  const ask = async (path: string, fields: Readonly<Record<string, string>>): Promise<Tokens> => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    const now = clock.now()
    const reply = await client.send('connection.check', { method: 'POST', path, body, lane: 'alert', auth: false })
    const { wire } = receive(tokensWire, reply, { operation: 'connection.check', isWrite: false })
    for (const token of [wire.accessToken, wire.refreshToken]) if (token !== null) keepSecret(token)
    return {
      access: wire.accessToken,
      refresh: wire.refreshToken,
      endsAt: endOf(wire.accessTokenExpireOn, now),
      // Whether it still does is tried: what is refused costs one more call, the log-in.
      refreshEndsAt: timeOf(wire.refreshTokenExpireOn) ?? Number.POSITIVE_INFINITY,
    }
  }

  const logIn = (): Promise<Tokens> =>
    ask('/v2/security/authenticate', {
      GrantType: 'password',
      UserName: settings.userName,
      Password: settings.password,
      Tenant: settings.tenant,
      ...(settings.clientId === undefined ? {} : { ClientId: settings.clientId }),
      ...(settings.clientSecret === undefined ? {} : { ClientSecret: settings.clientSecret }),
    })

  const refreshed = async ({ access, refresh }: Tokens): Promise<Tokens> => {
    try {
      return await ask('/v2/security/refreshtoken', { AccessToken: access, ...(refresh === null ? {} : { RefreshToken: refresh }) })
    } catch (error) {
      // What does not take its tokens back still takes the password.
      if (AuthenticationError.isInstance(error) || PermissionError.isInstance(error) || RejectedError.isInstance(error)) return logIn()
      throw error
    }
  }

  /** One at a time, whoever asks; what failed is forgotten, so that the next call tries anew. */
  const replace = (old: Tokens | null): Promise<Tokens> => {
    const mayRefresh = old !== null && old.refresh !== null && clock.now() < old.refreshEndsAt
    pending ??= (mayRefresh ? refreshed(old) : logIn())
      .then((tokens) => (current = tokens))
      .catch((error: unknown) => {
        current = null
        throw error
      })
      .finally(() => {
        pending = null
      })
    return pending
  }

  return {
    async token() {
      const isGood = pending === null && current !== null && clock.now() < current.endsAt - margin
      return (isGood && current ? current : await replace(current)).access
    },
    async renew(reply) {
      if (reply.status !== 401) return false
      if (pending !== null) {
        await pending
        return true
      }
      // Another request may have renewed meanwhile: then this one was sent with the old token.
      if (current !== null && !reply.secrets.includes(current.access)) return true
      const before = refusedAt.get(endpointOf(reply))
      if (before !== undefined && clock.now() - before < believedFor) return false
      await replace(null)
      return true
    },
    refused(reply) {
      if (reply.status === 401) refusedAt.set(endpointOf(reply), clock.now())
    },
  }
}

function endpointOf(reply: ErrorReply): string {
  return `${reply.method} ${new URL(reply.url).pathname.replaceAll(/\/\d+/g, '/{id}')}`
}

function endOf(text: string | null, now: number): number {
  const end = timeOf(text)
  return end !== null && end > now + margin && end < now + longestLife ? end : now + assumedLife
}

function timeOf(text: string | null): number | null {
  const time = text === null ? Number.NaN : Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`)
  return Number.isNaN(time) ? null : time
}
