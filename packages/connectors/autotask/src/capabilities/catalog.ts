import type { Catalog, CatalogEntry, OperationId } from '@jackfield/core'
import { catalogEntryFrom, entriesOf } from '../mapping/picklists.ts'
import { catalogStatusFrom } from '../mapping/status.ts'
import type { Tenant } from '../tenant.ts'

/**
 * The tenant's lists, as they are now. Queues are the boards; statuses and types are the same for each of them. Types are Autotask's issue types;
 * sub-issue types, which depend on them, and ticket types are not chosen here.
 */
export function catalog({ metadata, choices }: Tenant): Catalog {
  const list = async (field: string, operation: OperationId): Promise<readonly CatalogEntry[]> =>
    entriesOf(await metadata.read('Tickets', operation), field).map(catalogEntryFrom)
  return {
    boards: () => list('queueID', 'catalog.boards'),
    async statuses() {
      const statuses = entriesOf(await metadata.read('Tickets', 'catalog.statuses'), 'status')
      return statuses.map((entry) => catalogStatusFrom(entry, statuses, choices))
    },
    types: () => list('issueType', 'catalog.types'),
    // In the order of the vendor's screens: no number tells which is more urgent, for the first ones may be called 1 High, 2 Medium, 4 Critical.
    priorities: () => list('priority', 'catalog.priorities'),
    sources: () => list('source', 'catalog.sources'),
  }
}
