import { createVendorClient } from '@jackfield/connector-kit'
import type { ErrorReply, VendorClient } from '@jackfield/connector-kit'
import { InvalidInputError } from '@jackfield/core'
import type { ConnectContext } from '@jackfield/core'
import { errorOf } from './errors.ts'
import type { paths } from './generated/openapi.gen.ts'
import { apiOrigin } from './hosts.ts'
import type { Site } from './mapping/key-address.ts'
import type { ConnectwiseSettings } from './settings.ts'
import { lookUpCompany } from './undocumented.ts'
import type { CompanyInfo } from './undocumented.ts'
import { vendorErrorFrom } from './vendor-error.ts'

/** The API of one tenant. */
export interface ConnectwiseClient extends VendorClient<paths> {
  /** The company's look-up, made once and again where the codebase has moved. */
  company(): Promise<CompanyInfo>
  readonly site: Site
  /** For the keys of callbacks: it holds no log-in that it could send. */
  readonly keys: VendorClient<paths>
}

/** The model of the records that is asked for. Servers keep an old one for 12 months after a breaking change (Developer Guide). */
const accept = 'application/vnd.connectwise.com+json; version=2025.1'

/** The Developer Guide: more than 1,000 requests a minute are likely to be limited; few in parallel. */
const callsPerMinute = 900
const concurrent = 5

/** The address of a key stands in what anybody may send: whoever sends many such must not use up the tenant's own calls. */
const keysPerMinute = 60

export function createClient(settings: ConnectwiseSettings, context: ConnectContext): ConnectwiseClient {
  const origin = originOf(settings)
  const logIn = btoa(`${settings.companyId}+${settings.publicKey}:${settings.privateKey}`)
  const bucket = `connectwise:${origin.replace(/^https?:\/\//, '')}/${settings.companyId.toLowerCase()}`
  context.quota.limit({ bucket, concurrent, calls: callsPerMinute, perMilliseconds: 60_000 })
  const secrets = [settings.privateKey, settings.clientId, logIn]
  const shared = { connector: 'connectwise', context, secrets, errorOf }

  const withoutLogIn = (ownBucket: string): VendorClient<paths> =>
    createVendorClient<paths>({ ...shared, baseUrl: async () => origin, headers: async () => ({}), quota: () => [{ bucket: ownBucket }] })
  // A client of its own: the look-up runs inside other requests, and must not wait for a place that they hold.
  const lookUpClient = withoutLogIn(`${bucket}:look-up`)
  const keys = withoutLogIn(`${bucket}:keys`)
  context.quota.limit({ bucket: `${bucket}:keys`, concurrent: 2, calls: keysPerMinute, perMilliseconds: 60_000 })
  let known: Promise<CompanyInfo> | null = null
  const company = (): Promise<CompanyInfo> => {
    known ??= lookUpCompany(lookUpClient, origin, settings.companyId).catch((error: unknown) => {
      known = null
      throw error
    })
    return known
  }

  const client = createVendorClient<paths>({
    ...shared,
    baseUrl: async () => `${origin}/${(await company()).codebase}/apis/3.0`,
    headers: async () => ({ accept, authorization: `Basic ${logIn}`, clientid: settings.clientId }),
    quota: () => [{ bucket }],
    renew: async (reply) => {
      // A key pair does not expire, so there is nothing to renew; what a server refuses for a moment it takes the next time.
      if (reply.status === 401) return true
      if (!mayHaveMoved(reply)) return false
      const before = (await company()).codebase
      known = null
      return (await company()).codebase !== before
    },
  })
  return {
    for: (operation, lane) => client.for(operation, lane),
    send: (operation, request) => client.send(operation, request),
    company,
    site: { origin, companyId: settings.companyId },
    keys,
  }
}

/** The codebase changes at each cloud release, and the old address answers 404. A missing record is told by its code. */
function mayHaveMoved(reply: ErrorReply): boolean {
  return reply.status === 404 && vendorErrorFrom(reply).code?.toLowerCase() !== 'notfound'
}

function originOf(settings: ConnectwiseSettings): string {
  const origin = apiOrigin(settings.site)
  if (typeof origin === 'string') return origin
  throw new InvalidInputError({
    connector: 'connectwise',
    operation: 'connection.check',
    message: `site ${origin.problem}.`,
    nextStep: 'Correct `site` in the settings of the connection.',
  })
}
