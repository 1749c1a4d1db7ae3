import { createVendorClient } from '@jackfield/connector-kit'
import type { CountedRequest, QuotaShare, VendorClient } from '@jackfield/connector-kit'
import { InvalidInputError } from '@jackfield/core'
import type { ConnectContext } from '@jackfield/core'
import { failuresRefused } from './envelope-fetch.ts'
import { errorOf } from './errors.ts'
import type { paths } from './generated/openapi.gen.ts'
import { apiOrigin } from './hosts.ts'
import { createSession } from './session.ts'
import type { BmsSettings } from './settings.ts'

/** The API of one tenant. */
export interface BmsClient extends VendorClient<paths> {
  /** Where it answers, without a slash at the end. */
  readonly origin: string
}

/** The vendor's help: 1,500 calls an hour for each endpoint. */
const callsPerHour = 1500
/** Nothing is published on calls at the same time; a few are enough, and spare a service that many share. */
const concurrent = 4

export function createClient(settings: BmsSettings, given: ConnectContext): BmsClient {
  const context: ConnectContext = { ...given, fetch: failuresRefused(given.fetch) }
  const origin = originOf(settings)
  const quota = endpointQuota(`kaseya-bms:${origin.replace(/^https?:\/\//, '')}/${settings.tenant.toLowerCase()}`, context)
  // Tokens come and go; the client reads this list anew for each request.
  const secrets = [settings.password, settings.clientSecret].filter((value) => value !== undefined)
  const lasting = secrets.length
  const keepSecret = (token: string): void => {
    if (!secrets.includes(token)) secrets.push(token)
    if (secrets.length > lasting + mostTokens) secrets.splice(lasting, 1)
  }
  const shared = { connector: 'kaseya-bms', context, secrets, errorOf, quota, baseUrl: async () => origin }
  // A client of its own: it logs in inside other requests. To log in changes nothing, so it is repeated like a read.
  const logIn = createVendorClient<paths>({ ...shared, headers: async () => ({}), isRead: () => true })
  const session = createSession(settings, logIn, context.clock, keepSecret)
  const client = createVendorClient<paths>({
    ...shared,
    headers: async () => ({ authorization: `Bearer ${await session.token()}` }),
    isRead: (method, path) => method === 'POST' && path.endsWith('/search'),
    renew: (reply) => session.renew(reply),
    errorOf(reply) {
      session.refused(reply)
      return errorOf(reply)
    },
  })
  return { for: (operation, lane) => client.for(operation, lane), send: (operation, request) => client.send(operation, request), origin }
}

/** Replies under way may still carry the tokens before the last. */
const mostTokens = 8

/** Each endpoint counts for itself; records of it are the same one. */
function endpointQuota(tenant: string, { quota }: ConnectContext): (request: CountedRequest) => readonly QuotaShare[] {
  const known = new Set<string>()
  return ({ method, path }) => {
    const bucket = `${tenant}:${method} ${path.toLowerCase().replaceAll(/\/\d+(?=\/|$)/g, '/{id}')}`
    if (!known.has(bucket)) quota.limit({ bucket, concurrent, calls: callsPerHour, perMilliseconds: 3_600_000 })
    known.add(bucket)
    return [{ bucket }]
  }
}

function originOf(settings: BmsSettings): string {
  const origin = apiOrigin(settings.server)
  if (typeof origin === 'string') return origin
  throw new InvalidInputError({
    connector: 'kaseya-bms',
    operation: 'connection.check',
    message: `server ${origin.problem}.`,
    nextStep: 'Correct `server` in the settings of the connection.',
  })
}
