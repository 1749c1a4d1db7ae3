import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'

/** The vendor failed by itself (HTTP 5xx). For a write the outcome is unknown. */
export class VendorFaultError extends JackfieldError {
  override readonly name = 'VendorFaultError'
  override readonly code = 'VENDOR_FAULT'

  static override isInstance(value: unknown): value is VendorFaultError {
    return isErrorWithCode(value, 'VENDOR_FAULT')
  }
}
