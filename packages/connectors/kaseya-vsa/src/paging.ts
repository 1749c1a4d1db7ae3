import { listByPage } from '@jackfield/connector-kit'
import { listingOf } from '@jackfield/core'
import type { Id, Listing, OperationId } from '@jackfield/core'
import type { z } from 'zod'
import { receive } from './wire/received.ts'
import type { Received } from './wire/received.ts'

/** Both generations cap `$top` at 100, whatever is asked for (fact sheet 1.4 and 2.2). */
export const pageSize = 100

/** The query of one page. */
export interface PageQuery {
  readonly $top: number
  readonly $skip: number
  readonly $filter?: string
  readonly $orderby?: string
}

/** Rows of one page, and how many there are in all, where the reply says so. */
export interface Page {
  readonly rows: readonly unknown[]
  readonly total: number | null
}

/** What a walk over one list needs to know of it. */
export interface ListSource<T> {
  readonly operation: OperationId
  readonly schema: z.ZodType<T>
  readonly idOf: (wire: T) => Id
  /** The stablest order that the list has. */
  readonly orderBy?: string
  readonly filter?: string
  readonly page: (query: PageQuery) => Promise<Page>
}

/**
 * Walks a list by `$skip`. Where a page begins is counted from the rows that came, for a server may give fewer than were asked for. Rows
 * outside the scope of the API user are left out by VSA without a word, hence `visibleTo: 'user'`.
 */
export function listBySkip<T>(source: ListSource<T>): Listing<Received<T>> {
  return listingOf('user', () => walk(source).pages())
}

function walk<T>({ operation, schema, idOf, orderBy, filter, page }: ListSource<T>): Listing<Received<T>> {
  const query = { ...(filter === undefined ? {} : { $filter: filter }), ...(orderBy === undefined ? {} : { $orderby: orderBy }) }
  /** By page number, where it begins. */
  const offsets = new Map<number, number>()
  /** Of this pass. */
  const seen = new Set<Id>()
  let furthest = 0
  return listByPage<Received<T>>({
    connector: 'kaseya-vsa',
    operation,
    visibleTo: 'user',
    pageSize,
    idOf: ({ wire }) => idOf(wire),
    async page(number) {
      if (number === 1) seen.clear()
      const offset = number === 1 ? 0 : (offsets.get(number) ?? furthest)
      const { rows, total } = await page({ $top: pageSize, $skip: offset, ...query })
      const records = rows.map((row) => receive(schema, row, { operation, isWrite: false }))
      const fresh = records.filter(({ wire }) => !seen.has(idOf(wire)))
      for (const { wire } of fresh) seen.add(idOf(wire))
      // A row that came before has pushed another one off this page: that one stands where the fresh ones end.
      offsets.set(number + 1, offset + (fresh.length === 0 ? rows.length : fresh.length))
      furthest = Math.max(furthest, offset + rows.length)
      return { records, total: total ?? (rows.length < pageSize ? offset + rows.length : null) }
    },
    async count() {
      const { total } = await page({ $top: 1, $skip: 0, ...query })
      return total ?? furthest
    },
  })
}
