import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'
import type { JackfieldErrorOptions } from './jackfield-error.ts'

/** A listing could not be proved complete. `collected` and `expected` are the two figures. */
export class IncompleteListingError extends JackfieldError {
  override readonly name = 'IncompleteListingError'
  override readonly code = 'INCOMPLETE_LISTING'
  /** Distinct records that were seen. */
  readonly collected: number
  /** What the vendor says there are. Null where it could not be asked. */
  readonly expected: number | null

  constructor(options: JackfieldErrorOptions & { readonly collected: number; readonly expected: number | null }) {
    super({ isRetryable: true, ...options })
    this.collected = options.collected
    this.expected = options.expected
  }

  static override isInstance(value: unknown): value is IncompleteListingError {
    return isErrorWithCode(value, 'INCOMPLETE_LISTING')
  }

  override toJSON(): Readonly<Record<string, unknown>> {
    return { ...super.toJSON(), collected: this.collected, expected: this.expected }
  }
}
