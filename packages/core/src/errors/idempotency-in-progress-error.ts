import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** The first request of this idempotency key is still under way. Nothing was done a second time: ask again for its reply. */
export class IdempotencyInProgressError extends JackfieldError {
  override readonly name = 'IdempotencyInProgressError'
  override readonly code = 'IDEMPOTENCY_IN_PROGRESS'

  static override isInstance(value: unknown): value is IdempotencyInProgressError {
    return isErrorWithCode(value, 'IDEMPOTENCY_IN_PROGRESS')
  }
}
