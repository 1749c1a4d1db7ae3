import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** What a person or program gave can't be used: a malformed file, an unknown field, a name that is in none of the tenant's lists. Nothing was sent. */
export class InvalidInputError extends JackfieldError {
  override readonly name = 'InvalidInputError'
  override readonly code = 'INVALID_INPUT'

  static override isInstance(value: unknown): value is InvalidInputError {
    return isErrorWithCode(value, 'INVALID_INPUT')
  }
}
