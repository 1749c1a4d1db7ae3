import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** No connection to the vendor: a wrong host name, no network, a refused or broken connection. `outcome` tells whether a request had left. */
export class UnreachableError extends JackfieldError {
  override readonly name = 'UnreachableError'
  override readonly code = 'UNREACHABLE'

  static override isInstance(value: unknown): value is UnreachableError {
    return isErrorWithCode(value, 'UNREACHABLE')
  }
}
