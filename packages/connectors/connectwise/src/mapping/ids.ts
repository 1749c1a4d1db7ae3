import { jsonInteger } from '@jackfield/connector-kit'
import { InvalidInputError } from '@jackfield/core'
import type { Id, OperationId } from '@jackfield/core'

/** Every ConnectWise id is a whole number on the wire. */
export function isRecordId(id: Id): boolean {
  return /^\d+$/.test(id)
}

/**
 * The id as given.
 * @throws InvalidInputError where it is none of ConnectWise's.
 */
export function recordId(id: Id, field: string, operation: OperationId): Id {
  if (isRecordId(id)) return id
  throw new InvalidInputError({
    connector: 'connectwise',
    operation,
    message: `${field} “${id}” is no ConnectWise id: those are whole numbers.`,
    nextStep: 'Look the id up again in the lists of companies, boards, statuses and priorities.',
  })
}

/**
 * `{ id }` as a request body refers to another record. Digits beyond 2^53 go out as they are.
 * @throws InvalidInputError where `id` is none of ConnectWise's.
 */
export function idReference(id: Id, field: string, operation: OperationId): { id: number } {
  return { id: jsonInteger(recordId(id, field, operation)) }
}
