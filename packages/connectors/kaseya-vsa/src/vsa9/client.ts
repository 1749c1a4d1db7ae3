import { createVendorClient } from '@jackfield/connector-kit'
import type { VendorClient } from '@jackfield/connector-kit'
import { InvalidInputError } from '@jackfield/core'
import type { ConnectContext } from '@jackfield/core'
import { failuresInSuccess } from '../failures-in-success.ts'
import { serverOrigin } from '../server-address.ts'
import type { Vsa9Settings } from '../settings.ts'
import { statusInEnvelope } from './envelope.ts'
import { errorMaker } from './errors.ts'
import type { Vsa9Paths } from './paths.ts'
import { createSession } from './session.ts'

export type Vsa9Client = VendorClient<Vsa9Paths>

/** The module of Kaseya's own reads with 8 calls at a time and met no limit up to 32 (fact sheet 1.10); a limit of the vendor's is not published. */
const concurrent = 8

export function createVsa9Client(settings: Vsa9Settings, given: ConnectContext): Vsa9Client {
  const origin = originOf(settings)
  const context: ConnectContext = { ...given, fetch: failuresInSuccess(given.fetch, statusInEnvelope) }
  const bucket = `kaseya-vsa:${origin.replace(/^https?:\/\//, '')}`
  context.quota.limit({ bucket, concurrent })
  context.quota.limit({ bucket: `${bucket}:log-in`, concurrent: 1 })
  const secrets = [settings.accessToken, settings.password].filter((secret) => secret !== undefined)
  const shared = { connector: 'kaseya-vsa', context, secrets, errorOf: errorMaker(settings, () => given.clock.now()) }
  const session = createSession({ ...shared, settings, origin, bucket: `${bucket}:log-in` })

  return createVendorClient<Vsa9Paths>({
    ...shared,
    baseUrl: async () => `${origin}/api/v1.0`,
    headers: async () => ({ authorization: `Bearer ${await session.token()}` }),
    quota: () => [{ bucket }],
    async renew({ status, secrets: sent }) {
      if (status !== 401) return false
      // What was sent stands among the secrets of the reply: a request of the old session must not end the new one.
      await session.renew((token) => sent.includes(token))
      return true
    },
  })
}

function originOf(settings: Vsa9Settings): string {
  const origin = serverOrigin(settings.server)
  if (typeof origin === 'string') return origin
  throw new InvalidInputError({
    connector: 'kaseya-vsa',
    operation: 'connection.check',
    message: `server ${origin.problem}.`,
    nextStep: 'Correct `server` in the settings of the connection.',
  })
}
