/**
 * Something a call could not honour though it went through: a title was cut, a priority is unknown to the tenant. It is neither an error
 * nor silence; whoever called decides whether a person must see it.
 */
export interface Warning {
  /** Permanent: tests and rules may compare it. */
  readonly code:
    | 'text-cut'
    | 'priority-unknown'
    | 'field-unsupported'
    | 'field-not-taken'
    | 'device-not-attached'
    | 'status-not-on-board'
    | 'default-used'
  /** The field of the request it is about, such as `title`. */
  readonly field: string
  /** One sentence for a person, in English. */
  readonly message: string
}
