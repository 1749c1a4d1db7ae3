import { createHash } from 'node:crypto'
import { createVendorClient } from '@jackfield/connector-kit'
import type { ErrorReply, VendorClient } from '@jackfield/connector-kit'
import { AuthenticationError, JackfieldError } from '@jackfield/core'
import type { ConnectContext } from '@jackfield/core'
import { errorOf } from './errors.ts'
import type { paths } from './generated/openapi.gen.ts'
import { limitOf, sharesOf } from './limits.ts'
import { createLogInGuard } from './log-in-guard.ts'
import type { AutotaskSettings } from './settings.ts'
import { createThresholdWatch } from './threshold-watch.ts'
import { createZones } from './zone.ts'
import type { Zone } from './zone.ts'

/** The API of one tenant. */
export interface AutotaskClient extends VendorClient<paths> {
  zone(): Promise<Zone>
  /**
   * Asks whether the tenant has moved: the old zone may answer as if the tenant were empty (fact sheet section 1), so an empty answer proves nothing
   * before this is false.
   */
  hasMoved(): Promise<boolean>
  /** For writes in the name of the impersonated resource; never for reads, which are refused with it. */
  readonly onBehalf: Readonly<Record<string, string>>
}

export function createClient(settings: AutotaskSettings, context: ConnectContext): AutotaskClient {
  const zones = createZones(settings, context)
  const guard = createLogInGuard(context.fetch, context.clock)
  const identifier = shortHash(settings.integrationCode)
  const tenantOf = (zone: Zone): string => `autotask:${zone.database ?? shortHash(`${zone.base} ${domainOf(settings.userName)}`)}`
  const knownTenant = (): string | null => {
    const zone = zones.known()
    return zone && tenantOf(zone)
  }
  const watch = createThresholdWatch({
    client: () => client,
    tenant: knownTenant,
    quota: context.quota,
    clock: context.clock,
    logger: context.logger,
    signal: context.signal,
  })

  const client = createVendorClient<paths>({
    connector: 'autotask',
    context: {
      ...context,
      async fetch(url, init) {
        const response = await guard.fetch(url, init)
        watch.sent(response.status)
        return response
      },
    },
    baseUrl: async () => (await zones.current()).base,
    headers: async () => ({
      apiintegrationcode: settings.integrationCode,
      username: settings.userName,
      secret: settings.secret,
      'content-type': 'application/json',
    }),
    // The base address is asked for before the shares are, so the zone is known by then.
    quota: (request) => sharesOf({ tenant: knownTenant() ?? 'autotask', identifier, isProven: guard.isProven() }, request, context.quota),
    secrets: [settings.secret, settings.integrationCode],
    errorOf,
    limitOf,
    isRead: (method, path) => method === 'POST' && /\/query(?:\/count)?$/i.test(path),
    async renew(reply) {
      if (reply.status !== 401) return false
      const hasMoved = await movedSince(reply)
      if (hasMoved) guard.forgive()
      return hasMoved || guard.mayTryAgain()
    },
  })

  const movedSince = async (reply: ErrorReply): Promise<boolean> => {
    try {
      return await zones.hasMovedFrom(reply.url.replace(/\/V1\.0\/.*$/i, ''))
    } catch (error) {
      // That the user is not known any more says more than the 401 did; that the look-up failed says nothing.
      if (!JackfieldError.isInstance(error) || AuthenticationError.isInstance(error)) throw error
      return false
    }
  }

  return {
    for: (operation, lane) => client.for(operation, lane),
    send: (operation, request) => client.send(operation, request),
    zone: () => zones.current(),
    async hasMoved() {
      const { base } = await zones.current()
      return zones.hasMovedFrom(base)
    },
    onBehalf: settings.impersonationResourceId === undefined ? {} : { ImpersonationResourceId: settings.impersonationResourceId },
  }
}

/** Enough to tell buckets apart, and nothing that tells the value. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

/** All keys of a database have its primary domain. */
function domainOf(userName: string): string {
  return userName.slice(userName.lastIndexOf('@') + 1).toLowerCase()
}
