import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** The record is not there, or this API user may not see it. */
export class NotFoundError extends JackfieldError {
  override readonly name = 'NotFoundError'
  override readonly code = 'NOT_FOUND'

  static override isInstance(value: unknown): value is NotFoundError {
    return isErrorWithCode(value, 'NOT_FOUND')
  }
}
