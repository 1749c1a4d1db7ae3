/**
 * What can go wrong between a client and its vendor.
 *
 * - `limit`: the vendor's own 429, with its Retry-After.
 * - `error-before`: HTTP 5xx, nothing was done. `error-after`: HTTP 5xx, and it was done.
 * - `timeout-after`: done, and the reply never comes (the server holds the socket until the client gives up).
 * - `late-commit`: no reply; the client gives up, and some seconds later it is done all the same.
 * - `torn`: done, and the JSON of the reply breaks off. `dropped-before`, `dropped-after`: the socket ends, nothing or all done.
 * - `slow`: the right reply, late.
 * - `expired-login`: the log-in is refused once, as a token that ran out would be.
 * - `lost-page`: a page of a list comes back empty. `skipped-page`: it holds the rows of the page after it. `doubled-row`: a row of the
 *   page before comes again. `stuck-cursor`: the page before comes again, and its link to the next stays the same.
 * - `row-inserted`, `row-deleted`: somebody adds or deletes a record of this list between two pages.
 */
export const faultKinds = [
  'limit',
  'error-before',
  'error-after',
  'timeout-after',
  'late-commit',
  'torn',
  'dropped-before',
  'dropped-after',
  'slow',
  'expired-login',
  'lost-page',
  'skipped-page',
  'doubled-row',
  'stuck-cursor',
  'row-inserted',
  'row-deleted',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** One fault that must happen, in the order given. */
export interface ScriptedFault {
  readonly kind: FaultKind
  /** Only for this method; left out: any. */
  readonly method?: string
  /** Only where the path, without the vendor's base, contains this text, or ends in it where a `$` stands at its end; left out: any. */
  readonly path?: string
  /** Requests that match and pass before it happens. Default 0. */
  readonly after?: number
  /** How often. Default 1. */
  readonly times?: number
}

/**
 * Faults to deal out. The same plan with the same requests in the same order deals out the same faults. Faults of lists fall on list
 * reads only, those with a commit on writes only; a read that draws one of the latter passes.
 */
export interface FaultPlan {
  /** Seeds the generator of the chances below. */
  readonly seed: number
  /** By kind, the chance of a request to meet it, from 0 to 1. */
  readonly chances?: Readonly<Partial<Record<FaultKind, number>>>
  readonly script?: readonly ScriptedFault[]
  /** Seconds from the request to a late commit, drawn between the two. Default 1 to 3. */
  readonly lateCommitSeconds?: readonly [number, number]
  /** Seconds that a slow reply takes, drawn between the two. Default 0.2 to 1. */
  readonly slowSeconds?: readonly [number, number]
  /** Seconds in the Retry-After of a `limit`. Default 1. */
  readonly retryAfterSeconds?: number
  /** No fault after so many. */
  readonly atMost?: number
}

/** Every kind at a chance that a test run of some hundred requests meets often: what `--faults SEED` means. */
export function everyFault(seed: number): FaultPlan {
  const chances: Partial<Record<FaultKind, number>> = {}
  for (const kind of faultKinds) chances[kind] = 0.02
  return { seed, chances }
}
