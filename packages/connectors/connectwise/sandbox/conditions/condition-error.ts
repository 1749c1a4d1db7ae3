/** The reply to a query that the vendor can't read: HTTP 400 with this body. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError'
  readonly status = 400
  readonly body: { readonly code: 'ApiFindCondition'; readonly message: string }

  constructor(message: string) {
    super(message)
    this.body = { code: 'ApiFindCondition', message }
  }
}

/** A name that this endpoint doesn't know, in the words that were seen live (FACTS 3). */
export function unrecognizedName(name: string): ConditionError {
  return new ConditionError(`${name} is not a recognized name.`)
}

/**
 * A text that is no condition. The vendor's own words for it are not known: these are ours, and no client should look for them.
 * `position` counts characters from 0.
 */
export function malformed(what: string, position: number): ConditionError {
  return new ConditionError(`${what} at character ${position + 1} of the conditions.`)
}
