import type { Clock, OperationId } from '@jackfield/core'
import type { AutotaskClient } from './client.ts'
import { picklistsFrom } from './mapping/picklists.ts'
import type { Picklists } from './mapping/picklists.ts'
import { receive } from './wire/received.ts'
import { fieldsWire } from './wire/system.ts'

/** Entities whose lists are read. */
export type ListedEntity =
  | 'Tickets'
  | 'TicketNotes'
  | 'TicketAttachments'
  | 'TicketWebhookFields'
  | 'TicketNoteWebhookFields'
  | 'CompanyWebhookFields'
  | 'ConfigurationItemWebhookFields'

/** The tenant's own lists of queues, statuses, note types and the like. They are no records: they come with the descriptions of an entity's fields. */
export interface Metadata {
  /** As they are now. */
  read(entity: ListedEntity, operation: OperationId): Promise<Picklists>
  /** At most ten minutes old. */
  recent(entity: ListedEntity, operation: OperationId): Promise<Picklists>
}

/** Milliseconds. People change these lists a few times a year, and each reading is long and counts as a request. */
const freshFor = 600_000

export function createMetadata(client: AutotaskClient, clock: Clock): Metadata {
  const kept = new Map<ListedEntity, { readonly since: number; readonly lists: Promise<Picklists> }>()

  const read: Metadata['read'] = (entity, operation) => {
    const lists = fetchLists(client, entity, operation)
    const entry = { since: clock.now(), lists }
    kept.set(entity, entry)
    // What failed is asked for again by the next call.
    lists.catch(() => {
      if (kept.get(entity) === entry) kept.delete(entity)
    })
    return lists
  }

  return {
    read,
    recent(entity, operation) {
      const found = kept.get(entity)
      return found && clock.now() - found.since < freshFor ? found.lists : read(entity, operation)
    },
  }
}

async function fetchLists(client: AutotaskClient, entity: ListedEntity, operation: OperationId): Promise<Picklists> {
  const { data } = await client.for(operation).GET(`/V1.0/${entity}/entityInformation/fields`)
  return picklistsFrom(receive(fieldsWire, data, { operation, isWrite: false }).wire.fields)
}
