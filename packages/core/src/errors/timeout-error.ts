import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** The vendor did not answer in time. For a write the outcome is unknown. */
export class TimeoutError extends JackfieldError {
  override readonly name = 'TimeoutError'
  override readonly code = 'TIMEOUT'

  static override isInstance(value: unknown): value is TimeoutError {
    return isErrorWithCode(value, 'TIMEOUT')
  }
}
