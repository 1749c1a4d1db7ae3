import { jsonInteger } from '@jackfield/connector-kit'
import { InvalidInputError } from '@jackfield/core'
import type { Id, OperationId } from '@jackfield/core'

/** Every id of a record is a whole number on the wire; `0` is the tenant's own company. */
export function isRecordId(id: Id): boolean {
  return /^\d+$/.test(id)
}

/** Entries of lists may be below zero: source -1 is the client portal. */
export function isEntryId(id: Id): boolean {
  return /^-?\d+$/.test(id)
}

/**
 * An id as a request body has it.
 * @throws InvalidInputError where it is none of Autotask's.
 */
export function numberOf(id: Id, field: string, operation: OperationId): number {
  if (isEntryId(id)) return jsonInteger(id)
  throw new InvalidInputError({
    connector: 'autotask',
    operation,
    message: `${field} “${id}” is no Autotask id: those are whole numbers.`,
    nextStep: 'Look the id up again in the lists of companies, queues, statuses and priorities.',
  })
}
