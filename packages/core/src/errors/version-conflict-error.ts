import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** What was to be changed has been changed since the caller read it, so the change was not made. Read it again and decide anew. */
export class VersionConflictError extends JackfieldError {
  override readonly name = 'VersionConflictError'
  override readonly code = 'VERSION_CONFLICT'

  static override isInstance(value: unknown): value is VersionConflictError {
    return isErrorWithCode(value, 'VERSION_CONFLICT')
  }
}
