import { listByKey } from '@jackfield/connector-kit'
import type { Id, Listing, OperationId } from '@jackfield/core'
import type { z } from 'zod'
import { allOf, idAfter } from './mapping/conditions.ts'
import type { Conditions } from './mapping/conditions.ts'
import { receive, receiveList } from './wire/received.ts'
import type { Received } from './wire/received.ts'
import { countWire } from './wire/system.ts'

/** The query of one page by key. */
export interface PageQuery {
  readonly conditions?: string
  readonly orderBy: 'id asc'
  readonly pageSize: number
}

/** The vendor's largest page. */
export const largestPage = 1000

/** What a walk over one list needs to know of it. The replies are those of openapi-fetch: only `data` is read. */
export interface ListSource<T> {
  readonly operation: OperationId
  readonly schema: z.ZodType<T>
  readonly conditions?: Conditions
  readonly pageSize?: number
  readonly page: (query: PageQuery) => Promise<{ readonly data?: unknown }>
  readonly count: (query: { readonly conditions?: string }) => Promise<{ readonly data?: unknown }>
}

/** Walks a list by id. Rows that the security role hides are left out by the vendor without a word, hence `visibleTo: 'user'`. */
export function listById<T extends { readonly id: Id }>(source: ListSource<T>): Listing<Received<T>> {
  const { operation, conditions = null, pageSize = largestPage } = source
  const call = { operation, isWrite: false }
  return listByKey<Received<T>>({
    connector: 'connectwise',
    operation,
    visibleTo: 'user',
    idOf: ({ wire }) => wire.id,
    pageAfter: async (after) => {
      const { data } = await source.page({ ...given(allOf(conditions, idAfter(after))), orderBy: 'id asc', pageSize })
      return receiveList(source.schema, data, call)
    },
    count: async () => receive(countWire, (await source.count(given(conditions))).data, call).wire.count,
  })
}

function given(conditions: Conditions): { readonly conditions?: string } {
  return conditions === null ? {} : { conditions }
}

/**
 * All rows of a list that has no `/count`: page by page until one brings nothing new twice. A short page is not the end, an empty one is
 * (past the last page the vendor answers an empty array), once it is empty again.
 */
export async function listUncounted<T>(
  page: (query: { readonly page: number; readonly pageSize: number }) => Promise<readonly T[]>,
  keyOf: (row: T) => string,
): Promise<readonly T[]> {
  const rows = new Map<string, T>()
  let isRepeat = false
  for (let number = 1; ;) {
    const before = rows.size
    for (const row of await page({ page: number, pageSize: largestPage })) rows.set(keyOf(row), row)
    const bringsNews = rows.size > before
    if (!bringsNews && isRepeat) return [...rows.values()]
    isRepeat = !bringsNews
    if (bringsNews) number += 1
  }
}
