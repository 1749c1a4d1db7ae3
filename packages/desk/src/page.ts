/** One page of a listing. `next` gives the page after it as `cursor`; null: this was the last. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** Which page. What is added while somebody pages is neither shown twice nor does it push anything out. */
export interface PageQuery {
  /** What the page before gave as `next`. Opaque. Left out or null: the first page. */
  readonly cursor?: string | null
  /** Items of a page, 1 to 500. Default 100. */
  readonly limit?: number
}

/** A change that is made only where the record still has the version that the caller saw, else a `VersionConflictError`. */
export interface VersionCondition {
  readonly ifVersion?: number
}
