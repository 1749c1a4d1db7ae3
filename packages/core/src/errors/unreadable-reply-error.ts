import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** The reply is not what the vendor sends: torn JSON, an HTML page, a missing id. For a write the outcome is unknown. */
export class UnreadableReplyError extends JackfieldError {
  override readonly name = 'UnreadableReplyError'
  override readonly code = 'UNREADABLE_REPLY'

  static override isInstance(value: unknown): value is UnreadableReplyError {
    return isErrorWithCode(value, 'UNREADABLE_REPLY')
  }
}
