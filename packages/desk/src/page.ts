import { InvalidInputError } from '@jackfield/core'

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

/** How a listing is read: rows after a key, one more than the page has, which tells whether there is a next. */
export interface PageRange {
  /** The key of the last row of the page before. Null: from the beginning. */
  readonly after: string | null
  readonly limit: number
}

/** Of one page. */
export const mostItems = 500

/** The range of a listing whose key is a number. Throws `InvalidInputError` for a cursor or limit that can't be. */
export function numberedRange(query: PageQuery): PageRange {
  const range = rangeOf(query)
  if (range.after !== null && !/^\d{1,18}$/.test(range.after)) throw foreignCursor()
  return range
}

/** The same for a listing whose key is a text. */
export function rangeOf({ cursor, limit = 100 }: PageQuery): PageRange {
  if (!Number.isInteger(limit) || limit < 1 || limit > mostItems) {
    throw new InvalidInputError({
      message: `A page of ${limit} items can't be given.`,
      nextStep: `Ask for 1 to ${mostItems}.`,
    })
  }
  return { after: cursor === undefined || cursor === null ? null : keyIn(cursor), limit }
}

/** The page of rows that were read by a range with `limit + 1`. */
export function pageOf<R, T>(rows: readonly R[], { limit }: PageRange, keyOf: (row: R) => string, itemOf: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(itemOf), next: rows.length > limit && last !== undefined ? cursorOf(keyOf(last)) : null }
}

const prefix = 'after:'

function cursorOf(key: string): string {
  return Buffer.from(`${prefix}${key}`, 'utf8').toString('base64url')
}

function keyIn(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  if (!text.startsWith(prefix) || cursorOf(text.slice(prefix.length)) !== cursor || text.includes('\0')) throw foreignCursor()
  return text.slice(prefix.length)
}

function foreignCursor(): InvalidInputError {
  return new InvalidInputError({
    message: 'The cursor is none that this listing gave.',
    nextStep: 'Take `next` of the page before as it is, or leave the cursor out for the first page.',
  })
}
