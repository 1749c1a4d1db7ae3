import { listByPage, parseReply } from '@jackfield/connector-kit'
import { IncompleteListingError, listingOf } from '@jackfield/core'
import type { Id, Listing, OperationId } from '@jackfield/core'
import { z } from 'zod'
import { receiveList, receivePage } from './wire/received.ts'
import type { Received } from './wire/received.ts'

/** The vendor's help: up to 100 records a request. */
export const largestPage = 100

/** One page of a list, from 1. No order is asked for: the grammar of `Sort` is not published. */
export interface PageQuery {
  readonly PageSize: number
  readonly PageNumber: number
}

/** What a walk over one list needs to know of it. The replies are those of openapi-fetch: only `data` is read. */
export interface ListSource<T> {
  readonly operation: OperationId
  readonly schema: z.ZodType<T>
  readonly page: (query: PageQuery) => Promise<{ readonly data?: unknown }>
}

/** Walks a list whose replies tell how many there are. Rows that the role hides are left out without a word, hence `visibleTo: 'user'`. */
export function listCounted<T extends { readonly id: Id }>({ operation, schema, page }: ListSource<T>): Listing<Received<T>> {
  const call = { operation, isWrite: false }
  const at = async (PageNumber: number, PageSize: number) => receivePage(schema, (await page({ PageSize, PageNumber })).data, call)
  return listByPage<Received<T>>({
    connector: 'kaseya-bms',
    operation,
    visibleTo: 'user',
    idOf: ({ wire }) => wire.id,
    pageSize: largestPage,
    page: (number) => at(number, largestPage),
    count: async () => {
      const { total } = await at(1, 1)
      return parseReply(z.object({ totalRecords: z.number() }), { totalRecords: total }, { connector: 'kaseya-bms', ...call }).totalRecords
    },
  })
}

/** Walks over the same list that must agree before it counts as complete. */
const mostPasses = 4

/**
 * Walks a list whose replies tell no total (notes, hardware assets), as often as it takes for two walks one after the other to find the same
 * rows: a page that was lost or skipped shows in one of them. Rows are given as they come, and only their ids are held: a tenant may have
 * tens of thousands.
 */
export function listUncounted<T extends { readonly id: Id }>(source: ListSource<T>): Listing<Received<T>> {
  return listingOf('user', async function* () {
    const given = new Set<Id>()
    let before: ReadonlySet<Id> | null = null
    for (let pass = 1; pass <= mostPasses; pass += 1) {
      const found = new Set<Id>()
      for await (const rows of walkOnce(source)) {
        for (const { wire } of rows) found.add(wire.id)
        const fresh = rows.filter(({ wire }) => !given.has(wire.id))
        for (const { wire } of fresh) given.add(wire.id)
        if (fresh.length > 0) yield fresh
      }
      if (before?.size === found.size && [...found].every((id) => before?.has(id))) return
      before = found
    }
    throw new IncompleteListingError({
      connector: 'kaseya-bms',
      operation: source.operation,
      collected: before?.size ?? 0,
      expected: null,
      message: `${mostPasses} walks over one list found other rows each time (${source.operation}), and Kaseya BMS tells no total of it.`,
      nextStep: 'Try again when fewer changes are made in BMS.',
    })
  })
}

/** The pages of one walk, up to the first that brings nothing new. Each row comes once. */
export async function* walkOnce<T extends { readonly id: Id }>({
  operation,
  schema,
  page,
}: ListSource<T>): AsyncGenerator<readonly Received<T>[], void, undefined> {
  const seen = new Set<Id>()
  for (let PageNumber = 1; ; PageNumber += 1) {
    const { data } = await page({ PageSize: largestPage, PageNumber })
    const rows = receiveList(schema, data, { operation, isWrite: false }).filter(({ wire }) => seen.size < seen.add(wire.id).size)
    if (rows.length === 0) return
    yield rows
  }
}
