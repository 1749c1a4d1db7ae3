import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** A webhook delivery whose signature is wrong, or absent where the vendor signs. Nothing of it may be used. */
export class UnverifiedDeliveryError extends JackfieldError {
  override readonly name = 'UnverifiedDeliveryError'
  override readonly code = 'UNVERIFIED_DELIVERY'

  static override isInstance(value: unknown): value is UnverifiedDeliveryError {
    return isErrorWithCode(value, 'UNVERIFIED_DELIVERY')
  }
}
