import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** The vendor doesn't accept the log-in: wrong, expired, locked or belonging to another region. */
export class AuthenticationError extends JackfieldError {
  override readonly name = 'AuthenticationError'
  override readonly code = 'AUTHENTICATION'

  static override isInstance(value: unknown): value is AuthenticationError {
    return isErrorWithCode(value, 'AUTHENTICATION')
  }
}
