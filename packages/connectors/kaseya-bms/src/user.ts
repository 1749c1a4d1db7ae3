import { JackfieldError } from '@jackfield/core'
import type { Clock, OperationId } from '@jackfield/core'
import type { BmsClient } from './client.ts'
import { createKept } from './kept.ts'
import { unknownZone, zoneFrom } from './mapping/times.ts'
import type { Zone } from './mapping/times.ts'
import { receive } from './wire/received.ts'
import { userInfoWire } from './wire/security.ts'
import type { UserInfoWire } from './wire/security.ts'

/** The API user's own record. */
export interface User {
  /** As it is now. */
  read(operation: OperationId): Promise<UserInfoWire>
  /** The tenant's clock, at most an hour old; {@link unknownZone} where the user's record is refused. */
  zone(operation: OperationId): Promise<Zone>
}

const life = 3_600_000

export function createUser(client: BmsClient, clock: Clock): User {
  const kept = createKept(clock, life)
  const read: User['read'] = async (operation) => {
    const { data } = await client.for(operation).GET('/v2/security/userinfo')
    return receive(userInfoWire, data, { operation, isWrite: false }).wire
  }
  const zone = (operation: OperationId): Promise<Zone> =>
    read(operation).then(zoneFrom, (error: unknown) => {
      if (isUntold(error)) return unknownZone
      throw error
    })
  return {
    async read(operation) {
      const wire = await read(operation)
      await kept.anew('zone', async () => zoneFrom(wire))
      return wire
    },
    zone: (operation) => kept.recent('zone', () => zone(operation)),
  }
}

/** Whether an error means that the service answered and keeps this to itself, rather than that it can't be talked to. */
export function isUntold(error: unknown): boolean {
  return JackfieldError.isInstance(error) && ['PERMISSION', 'REJECTED', 'NOT_FOUND', 'UNREADABLE_REPLY'].includes(error.code)
}
