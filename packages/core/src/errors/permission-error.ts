import type { GrantPlace } from './grant-place.ts'
import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'
import type { JackfieldErrorOptions } from './jackfield-error.ts'

/** The vendor's reply says refusal. Names the permissions that the operation needs and the menu path where each is granted. */
export class PermissionError extends JackfieldError {
  override readonly name = 'PermissionError'
  override readonly code = 'PERMISSION'
  readonly needed: readonly GrantPlace[]

  constructor(options: JackfieldErrorOptions & { readonly needed: readonly GrantPlace[] }) {
    super({ outcome: 'rejected', ...options })
    this.needed = options.needed
  }

  static override isInstance(value: unknown): value is PermissionError {
    return isErrorWithCode(value, 'PERMISSION')
  }

  override toJSON(): Readonly<Record<string, unknown>> {
    return { ...super.toJSON(), needed: this.needed }
  }
}
