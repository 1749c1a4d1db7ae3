import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** The address is plain http or inside a private network, and the connection's settings don't allow that. */
export class BlockedAddressError extends JackfieldError {
  override readonly name = 'BlockedAddressError'
  override readonly code = 'BLOCKED_ADDRESS'

  static override isInstance(value: unknown): value is BlockedAddressError {
    return isErrorWithCode(value, 'BLOCKED_ADDRESS')
  }
}
