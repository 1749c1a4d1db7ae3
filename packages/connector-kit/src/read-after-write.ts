import { JackfieldError, UnreadableReplyError } from '@jackfield/core'
import type { OperationId } from '@jackfield/core'

/** What was written. */
export interface WrittenRecord {
  readonly connector: string
  readonly operation: OperationId
  /** For people, such as `ticket 4711`. */
  readonly record: string
}

/**
 * Reads a record after a write that was answered, for an answer is no proof that the write stayed. Throws `UnreadableReplyError` with the outcome
 * `unknown` where the reading fails: the write was answered, and nobody has seen what it did.
 */
export async function readAfterWrite<T>(read: () => Promise<T>, { connector, operation, record }: WrittenRecord): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!JackfieldError.isInstance(error)) throw error
    throw new UnreadableReplyError({
      connector,
      operation,
      outcome: 'unknown',
      isRetryable: error.isRetryable,
      message: `The write of ${record} was answered, but it could not be read back: ${error.message}`,
      nextStep: `Look at ${record}. ${error.nextStep}`,
      cause: error,
    })
  }
}
