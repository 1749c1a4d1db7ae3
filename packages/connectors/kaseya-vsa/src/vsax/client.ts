import { createVendorClient } from '@jackfield/connector-kit'
import type { VendorClient } from '@jackfield/connector-kit'
import { InvalidInputError } from '@jackfield/core'
import type { ConnectContext } from '@jackfield/core'
import { failuresInSuccess } from '../failures-in-success.ts'
import { serverOrigin, vsaxBaseUrl } from '../server-address.ts'
import type { VsaxSettings } from '../settings.ts'
import { statusInEnvelope } from './envelope.ts'
import { errorMaker } from './errors.ts'
import type { VsaxPaths } from './paths.ts'

export type VsaxClient = VendorClient<VsaxPaths>

/** No limit is published (fact sheet 2.2). One community client keeps below 3,600 calls an hour, which is taken for one until somebody knows better. */
const callsPerHour = 3600
const concurrent = 4

export function createVsaxClient(settings: VsaxSettings, given: ConnectContext): VsaxClient {
  const origin = serverOrigin(settings.server)
  if (typeof origin !== 'string') {
    throw new InvalidInputError({
      connector: 'kaseya-vsa',
      operation: 'connection.check',
      message: `server ${origin.problem}.`,
      nextStep: 'Correct `server` in the settings of the connection.',
    })
  }
  const context: ConnectContext = { ...given, fetch: failuresInSuccess(given.fetch, statusInEnvelope) }
  const logIn = Buffer.from(`${settings.tokenId}:${settings.tokenSecret}`, 'utf8').toString('base64')
  const bucket = `kaseya-vsa:${origin.replace(/^https?:\/\//, '')}`
  context.quota.limit({ bucket, concurrent, calls: callsPerHour, perMilliseconds: 3_600_000 })
  return createVendorClient<VsaxPaths>({
    connector: 'kaseya-vsa',
    context,
    baseUrl: async () => vsaxBaseUrl(origin),
    headers: async () => ({ authorization: `Basic ${logIn}` }),
    quota: () => [{ bucket }],
    secrets: [settings.tokenId, settings.tokenSecret, logIn],
    errorOf: errorMaker(settings, () => given.clock.now()),
    // There is no session that could be renewed; what a server refuses for a moment it takes the next time.
    renew: async ({ status }) => status === 401,
  })
}
