import { InvalidInputError } from '@jackfield/core'
import type { Id, OperationId, Reference } from '@jackfield/core'

/** Every id of BMS is a whole number on the wire. */
export function isRecordId(id: Id): boolean {
  return /^\d+$/.test(id)
}

/**
 * The id as a number for a request. Digits beyond 2^53 go out as they are.
 * @throws InvalidInputError where it is none of BMS's.
 */
export function idNumber(id: Id, field: string, operation: OperationId): number {
  if (isRecordId(id)) {
    const number = Number(id)
    return Number.isSafeInteger(number) ? number : (rawNumber(id) as number)
  }
  throw new InvalidInputError({
    connector: 'kaseya-bms',
    operation,
    message: `${field} “${id}” is no id of Kaseya BMS: those are whole numbers.`,
    nextStep: 'Look the id up again in the lists of companies, queues, statuses and priorities.',
  })
}

/** The vendor has an id and a name side by side. */
export function pair(id: string | null, name: string | null): Reference | null {
  return id === null ? null : { id, name }
}

/** Written by JSON.stringify digit by digit. TypeScript's library does not know it yet. */
function rawNumber(digits: string): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(digits.replace(/^0+(?=\d)/, ''))
}
