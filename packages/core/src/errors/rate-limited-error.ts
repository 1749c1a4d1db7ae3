import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** The vendor's limit was met, and waiting any longer here makes no sense. Nothing was carried out. */
export class RateLimitedError extends JackfieldError {
  override readonly name = 'RateLimitedError'
  override readonly code = 'RATE_LIMITED'

  static override isInstance(value: unknown): value is RateLimitedError {
    return isErrorWithCode(value, 'RATE_LIMITED')
  }
}
