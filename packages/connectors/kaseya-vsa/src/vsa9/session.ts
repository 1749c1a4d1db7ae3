import { randomInt } from 'node:crypto'
import { createVendorClient } from '@jackfield/connector-kit'
import type { VendorClientOptions } from '@jackfield/connector-kit'
import { UnreadableReplyError } from '@jackfield/core'
import type { OperationId } from '@jackfield/core'
import type { Vsa9Settings } from '../settings.ts'
import { receive } from '../wire/received.ts'
import { resultOf } from './envelope.ts'
import { wrongServer } from './errors.ts'
import { passwordLogIn, tokenLogIn } from './log-in-header.ts'
import type { Vsa9Paths } from './paths.ts'
import { sessionWire } from './wire/envelope.ts'

/** The session of one connection: a bearer token that the server may end at any time. */
export interface Session {
  /** The token of the session, of a new one where there is none. */
  token(): Promise<string>
  /** Logs in anew where `refused` says that the present token is the one that was refused; one log-in serves all that ask meanwhile. */
  renew(refused: (token: string) => boolean): Promise<void>
}

const operation: OperationId = 'connection.check'

export type SessionOptions = Pick<VendorClientOptions, 'context' | 'secrets' | 'errorOf'> & {
  readonly settings: Vsa9Settings
  readonly origin: string
  readonly bucket: string
}

export function createSession({ settings, origin, bucket, ...shared }: SessionOptions): Session {
  // A client of its own: the log-in happens inside other requests, and must not wait for a place that they hold.
  const client = createVendorClient<Vsa9Paths>({
    ...shared,
    connector: 'kaseya-vsa',
    baseUrl: async () => `${origin}/api/v1.0`,
    headers: async () => ({ authorization: logInHeader(settings) }),
    quota: () => [{ bucket }],
  })
  let current: Promise<string> | null = null

  const logIn = async (): Promise<string> => {
    const call = { operation, isWrite: false }
    try {
      const { data } = await client.for(operation, 'alert').GET('/auth')
      const { Token, ApiToken } = receive(sessionWire, resultOf(data ?? null, call), call).wire
      const token = Token ?? ApiToken
      if (token !== null && token !== undefined) return token
    } catch (error) {
      // Only VSA 9 answers a log-in so that it can be read.
      if (UnreadableReplyError.isInstance(error)) throw wrongServer(error)
      throw error
    }
    throw wrongServer()
  }

  const start = (): Promise<string> => {
    const started = logIn()
    current = started
    started.catch(() => {
      if (current === started) current = null
    })
    return started
  }

  return {
    token: () => current ?? start(),
    async renew(refused) {
      const before = current
      const token = before === null ? null : await before
      // Whoever waited meanwhile finds the new one here.
      if (token !== null && current === before && refused(token)) await start()
      else await (current ?? start())
    },
  }
}

function logInHeader({ userName, accessToken, password }: Vsa9Settings): string {
  if (accessToken !== undefined) return tokenLogIn(userName, accessToken)
  return passwordLogIn(userName, password ?? '', String(randomInt(10_000_000, 100_000_000)))
}
