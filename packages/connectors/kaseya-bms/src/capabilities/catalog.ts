import type { Catalog } from '@jackfield/core'
import { boardFrom, byUrgency, entryFrom, priorityEntryFrom } from '../mapping/catalog.ts'
import { byOrder, catalogStatusFrom } from '../mapping/status.ts'
import type { Tenant } from '../tenant.ts'

/** Statuses, types and sources belong to the tenant, not to a queue: each queue has them all. */
export function catalog({ lookups, habits, choices }: Tenant): Catalog {
  return {
    boards: async () => (await lookups.queues('catalog.boards', 'anew')).map(boardFrom),
    async statuses() {
      const rows = await lookups.statuses('catalog.statuses', 'anew')
      const kinds = await lookups.kinds('catalog.statuses')
      return [...rows].sort(byOrder).map((row) => catalogStatusFrom(row, rows, kinds, choices))
    },
    types: async () => (await habits.types('catalog.types', 'anew')).map(entryFrom),
    priorities: async () => [...(await lookups.priorities('catalog.priorities', 'anew'))].sort(byUrgency).map(priorityEntryFrom),
    sources: async () => (await habits.sources('catalog.sources', 'anew')).map(entryFrom),
  }
}
