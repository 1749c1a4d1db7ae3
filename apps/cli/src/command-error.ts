export interface ErrorDetails {
  readonly lines: readonly string[]
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * An error of the command line itself. It is no `JackfieldError`: core brings zod along, and the grammar must stay light. `showError` shows
 * both families alike.
 */
export abstract class CommandError extends Error {
  /** Permanent. */
  abstract readonly code: string
  /** What the person does next, in one sentence. */
  readonly nextStep: string

  /** Lines that follow the error's own, and the same as data. */
  readonly details: ErrorDetails | null

  constructor(message: string, nextStep: string, details: ErrorDetails | null = null) {
    super(message)
    this.nextStep = nextStep
    this.details = details
  }
}
