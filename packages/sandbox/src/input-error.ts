/** Somebody asked a sandbox for what it does not have: a seed, a variant, a right, a ticket. The message is one line for a person. */
export class SandboxInputError extends Error {
  override readonly name = 'SandboxInputError'
  /** What a control call answers. */
  readonly status: 400 | 404 | 409

  constructor(message: string, status: 400 | 404 | 409 = 400) {
    super(message)
    this.status = status
  }
}
