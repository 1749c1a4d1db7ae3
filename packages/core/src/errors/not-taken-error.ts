import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** The vendor answered success, and reading back shows that the change did not stay: a workflow put the status back, a note got another visibility. */
export class NotTakenError extends JackfieldError {
  override readonly name = 'NotTakenError'
  override readonly code = 'NOT_TAKEN'

  static override isInstance(value: unknown): value is NotTakenError {
    return isErrorWithCode(value, 'NOT_TAKEN')
  }
}
