import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** The same piece of work is under way or waits for its turn, and there is one at a time. Nothing was begun a second time. */
export class AlreadyRunningError extends JackfieldError {
  override readonly name = 'AlreadyRunningError'
  override readonly code = 'ALREADY_RUNNING'

  static override isInstance(value: unknown): value is AlreadyRunningError {
    return isErrorWithCode(value, 'ALREADY_RUNNING')
  }
}
