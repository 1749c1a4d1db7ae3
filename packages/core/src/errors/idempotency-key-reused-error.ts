import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** An idempotency key came again with another request than its first. Nothing was done: a new request takes a new key. */
export class IdempotencyKeyReusedError extends JackfieldError {
  override readonly name = 'IdempotencyKeyReusedError'
  override readonly code = 'IDEMPOTENCY_KEY_REUSED'

  static override isInstance(value: unknown): value is IdempotencyKeyReusedError {
    return isErrorWithCode(value, 'IDEMPOTENCY_KEY_REUSED')
  }
}
