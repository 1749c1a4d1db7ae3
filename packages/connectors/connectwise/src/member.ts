import { AuthenticationError, JackfieldError } from '@jackfield/core'
import type { OperationId } from '@jackfield/core'
import type { ConnectwiseClient } from './client.ts'
import { receive } from './wire/received.ts'
import { memberWire } from './wire/system.ts'
import type { MemberWire } from './wire/system.ts'

/**
 * The API member whose keys are used; null where the server does not tell (its role may forbid it, and an older server may not know the
 * address). A log-in that is not accepted is thrown all the same.
 */
export async function readMember(client: ConnectwiseClient, operation: OperationId): Promise<MemberWire | null> {
  try {
    const { data } = await client.for(operation).GET('/system/myMembers')
    // One object by the vendor's document, though the address is a plural.
    return receive(memberWire, Array.isArray(data) ? data[0] : data, { operation, isWrite: false }).wire
  } catch (error) {
    if (isUntold(error)) return null
    throw error
  }
}

/** Whether an error means that the server answered and keeps this to itself, rather than that it can't be talked to. */
export function isUntold(error: unknown): boolean {
  if (!JackfieldError.isInstance(error) || AuthenticationError.isInstance(error)) return false
  return error.code === 'PERMISSION' || error.code === 'NOT_FOUND' || error.code === 'REJECTED' || error.code === 'UNREADABLE_REPLY'
}
