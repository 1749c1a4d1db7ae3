import { listByKey } from '@jackfield/connector-kit'
import { listingOf } from '@jackfield/core'
import type { Id, Lane, Listing, OperationId } from '@jackfield/core'
import type { z } from 'zod'
import type { AutotaskClient } from './client.ts'
import type { components } from './generated/openapi.gen.ts'
import { idAfter } from './mapping/filters.ts'
import type { Filter } from './mapping/filters.ts'
import type { WebhookEntity } from './mapping/webhook.ts'
import { receive, receiveItems } from './wire/received.ts'
import type { Received } from './wire/received.ts'
import { countWire } from './wire/system.ts'

/** Entities that are searched. */
export type SearchedEntity =
  | 'Tickets'
  | 'TicketNotes'
  | 'TicketAttachments'
  | 'TimeEntries'
  | 'Companies'
  | 'Contacts'
  | 'ConfigurationItems'
  | 'Products'
  | WebhookEntity

/** The vendor's largest page; beyond it the query is refused. */
const largestPage = 500

/** What a walk over one entity needs to know. */
export interface Search<T> {
  readonly entity: SearchedEntity
  readonly operation: OperationId
  readonly lane?: Lane
  readonly schema: z.ZodType<T>
  readonly filters: readonly Filter[]
}

/**
 * Walks an entity by id: what comes after the last one. The vendor's own next page is not used: it remembers the latest fifty pages only, its address
 * holds a position and no filter, and the same query by id has neither of these weaknesses. Rows that a narrowed level hides are left out without a
 * word, hence `visibleTo: 'user'`.
 *
 * A zone that the tenant has left may answer as if there were nothing, so where a walk finds nothing the zone is asked for again.
 */
export function listById<T extends { readonly id: Id }>(client: AutotaskClient, search: Search<T>): Listing<Received<T>> {
  const walk = (): AsyncIterable<readonly Received<T>[]> => walkById(client, search).pages()
  return listingOf<Received<T>>('user', async function* () {
    let isEmpty = true
    for await (const page of walk()) {
      isEmpty = false
      yield page
    }
    if (isEmpty && (await client.hasMoved())) yield* walk()
  })
}

function walkById<T extends { readonly id: Id }>(client: AutotaskClient, search: Search<T>): Listing<Received<T>> {
  const { entity, operation, lane, schema, filters } = search
  const calls = client.for(operation, lane)
  const call = { operation, isWrite: false }
  return listByKey<Received<T>>({
    connector: 'autotask',
    operation,
    visibleTo: 'user',
    idOf: ({ wire }) => wire.id,
    pageAfter: async (after) => {
      const { data } = await calls.POST(`/V1.0/${entity}/query`, { body: { ...queryOf(idAfter(after, filters)), maxRecords: largestPage } })
      return receiveItems(schema, data, call)
    },
    count: async () => {
      const { data } = await calls.POST(`/V1.0/${entity}/query/count`, { body: queryOf(idAfter(null, filters)) })
      return receive(countWire, data, call).wire.queryCount
    },
  })
}

/** The generated type has mutable arrays, and ours are not. */
function queryOf(filters: readonly Filter[]): components['schemas']['Query'] {
  return { filter: filters as unknown as components['schemas']['Filter'][] }
}
