import { UnsupportedError } from '@jackfield/core'
import type { ConnectionCheck } from '@jackfield/core'
import { textMemberOf } from '../wire/members.ts'
import type { Vsa9Client } from './client.ts'
import { resultOf } from './envelope.ts'
import { readUser } from './read-user.ts'

const operation = 'connection.check'

/** `/environment` proves log-in and generation. What its members are called is not published, so the version is looked for. */
export async function checkVsa9(client: Vsa9Client, timeZone: string | null): Promise<ConnectionCheck> {
  const { data } = await client.for(operation).GET('/environment')
  const environment = resultOf(data, { operation, isWrite: false })
  const row: unknown = Array.isArray(environment) ? environment[0] : environment
  const version = typeof row === 'string' ? row : textMemberOf(row, /^(product|vsa|system|server)?version$/i, /version/i)
  if (version !== null && isTooOld(version)) {
    throw new UnsupportedError({
      connector: 'kaseya-vsa',
      operation,
      message: `This server runs VSA ${version}; the connector needs 9.5 or newer.`,
      nextStep: 'Bring the server to 9.5 or newer: access tokens, which integrations log in with, came with it.',
    })
  }
  const user = await readUser(client, operation)
  return { user: user && { id: user.id, name: user.name }, tenant: null, version, generation: '9', zone: null, timeZone }
}

/** Whether a version that begins with two numbers is below 9.5. Any other text says nothing. */
export function isTooOld(version: string): boolean {
  const found = /^\D{0,8}(\d+)\.(\d+)/.exec(version.trim())
  if (!found) return false
  const [major, minor] = [Number(found[1]), Number(found[2])]
  return major < 9 || (major === 9 && minor < 5)
}
