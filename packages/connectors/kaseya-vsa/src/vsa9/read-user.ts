import { JackfieldError } from '@jackfield/core'
import type { Id, OperationId } from '@jackfield/core'
import { receive } from '../wire/received.ts'
import type { Vsa9Client } from './client.ts'
import { resultOf } from './envelope.ts'
import { userWire } from './wire/rows.ts'

/** The user whose log-in is used. */
export interface OwnUser {
  readonly id: Id
  readonly name: string | null
  readonly roleIds: readonly Id[]
}

/** Null where the server keeps it to itself: whether the least role may ask is not settled (fact sheet 1.11). */
export async function readUser(client: Vsa9Client, operation: OperationId): Promise<OwnUser | null> {
  const call = { operation, isWrite: false }
  try {
    const { data } = await client.for(operation).GET('/system/currentUser')
    const result = resultOf(data, call)
    const { wire } = receive(userWire, Array.isArray(result) ? result[0] : result, call)
    if (wire.UserId === null) return null
    return { id: wire.UserId, name: wire.AdminName, roleIds: (wire.AdminRoleIds ?? []).filter((id) => id !== null) }
  } catch (error) {
    if (JackfieldError.isInstance(error) && ['PERMISSION', 'NOT_FOUND', 'REJECTED', 'UNREADABLE_REPLY'].includes(error.code)) return null
    throw error
  }
}
