import { NotFoundError } from '@jackfield/core'
import type { Catalog, CatalogEntry, Id, OperationId } from '@jackfield/core'
import { isDigits } from '../../company-query.ts'
import type { DeskEntry } from '../lists.ts'
import { readCategories, readPriorities, readStatuses } from '../lists.ts'
import { isSameName } from '../mapping/entries.ts'
import { catalogStatusFrom } from '../mapping/status.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { readSeenStatuses } from './seen-statuses.ts'

/** The lists of the desks. Each desk has its own statuses, priorities and categories; categories are what other vendors call types. */
export function catalog(tenant: Vsa9Tenant): Catalog {
  const { client, choices } = tenant
  return {
    async boards() {
      return (await tenant.desks.read('catalog.boards')).map((desk) => ({ ...desk, isActive: true }))
    },
    async statuses(boardId) {
      const operation = 'catalog.statuses'
      assertDesk(boardId, operation)
      const entries = await readStatuses(client, boardId, operation)
      const seen = await readSeenStatuses(tenant, boardId, operation)
      return entries.map((entry) => catalogStatusFrom(entry, seen, choices))
    },
    async types(boardId) {
      const operation = 'catalog.types'
      assertDesk(boardId, operation)
      return (await readCategories(client, boardId, operation)).map(entryFrom)
    },
    /** Of all desks: an entry that several have under one name stands here once, and is found by its name on the others. */
    async priorities() {
      const operation = 'catalog.priorities'
      const found: DeskEntry[] = []
      for (const { id } of await tenant.desks.read(operation)) {
        for (const entry of await readPriorities(client, id, operation)) {
          if (!found.some(({ name }) => isSameName(name, entry.name))) found.push(entry)
        }
      }
      return found.map(entryFrom)
    },
    /** VSA tells where a ticket came from, and takes it from nobody. */
    sources: async () => [],
  }
}

function entryFrom({ id, name }: DeskEntry): CatalogEntry {
  return { id, name, isDefault: false, isActive: true }
}

function assertDesk(boardId: Id, operation: OperationId): void {
  if (isDigits(boardId)) return
  throw new NotFoundError({
    connector: 'kaseya-vsa',
    operation,
    message: `VSA has no service desk “${boardId}”: its ids are whole numbers.`,
    nextStep: 'Look the desk up in the list of boards.',
  })
}
