/**
 * A walk over records that is complete or says so. It ends normally only when completeness was confirmed against the vendor; else it
 * throws `IncompleteListingError` with both figures. Each record comes once, also where the vendor repeated it.
 */
export interface Listing<T> extends AsyncIterable<T> {
  /**
   * `user`: the vendor may have left out rows that this API user may not see, without saying so (ConnectWise level My, Autotask's
   * restricted views). `everyone`: the vendor promises all.
   */
  readonly visibleTo: 'everyone' | 'user'
  /** The same walk page by page, without holding more than one page. */
  pages(): AsyncIterable<readonly T[]>
  /** All records at once, for short lists. */
  all(): Promise<readonly T[]>
}

/** Makes a listing of a function that walks pages. The function starts anew for each walk. */
export function listingOf<T>(visibleTo: Listing<T>['visibleTo'], pages: () => AsyncIterable<readonly T[]>): Listing<T> {
  return {
    visibleTo,
    pages,
    async all() {
      const records: T[] = []
      for await (const page of pages()) for (const record of page) records.push(record)
      return records
    },
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page
    },
  }
}

/** The same listing with each record mapped. */
export function mapListing<T, U>(listing: Listing<T>, map: (record: T) => U): Listing<U> {
  return listingOf(listing.visibleTo, async function* () {
    for await (const page of listing.pages()) yield page.map(map)
  })
}
