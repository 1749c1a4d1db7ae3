import type { GrantPlace } from './grant-place.ts'
import { isErrorWithCode, JackfieldError } from './jackfield-error.ts'
import type { JackfieldErrorOptions } from './jackfield-error.ts'

/** The vendor answered that it won't do this: a missing field, a value of another list, a rule of the tenant. Carries the vendor's text; `couldBe` lists permissions where a refusal may hide behind it. */
export class RejectedError extends JackfieldError {
  override readonly name = 'RejectedError'
  override readonly code = 'REJECTED'
  readonly couldBe: readonly GrantPlace[]

  constructor(options: JackfieldErrorOptions & { readonly couldBe: readonly GrantPlace[] }) {
    super({ outcome: 'rejected', ...options })
    this.couldBe = options.couldBe
  }

  static override isInstance(value: unknown): value is RejectedError {
    return isErrorWithCode(value, 'REJECTED')
  }

  override toJSON(): Readonly<Record<string, unknown>> {
    return { ...super.toJSON(), couldBe: this.couldBe }
  }
}
