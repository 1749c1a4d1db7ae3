import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** This connector or this tenant can't do it, whatever is granted. */
export class UnsupportedError extends JackfieldError {
  override readonly name = 'UnsupportedError'
  override readonly code = 'UNSUPPORTED'

  static override isInstance(value: unknown): value is UnsupportedError {
    return isErrorWithCode(value, 'UNSUPPORTED')
  }
}
