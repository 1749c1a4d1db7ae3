/**
 * A vendor's identifier, kept as the text that came over the wire. Never a number: VSA sends 26 digits, more than a JavaScript number
 * holds, and Autotask's company `0` is a real company, so an id is neither calculated with nor tested for truth.
 */
export type Id = string

/** A record that another record points to. `name` is null where the vendor sent the id alone. */
export interface Reference {
  readonly id: Id
  readonly name: string | null
}

/** A point in time: ISO 8601 in UTC with a `Z`, such as `2026-11-22T05:15:13Z`. Seconds or milliseconds. */
export type Timestamp = string
