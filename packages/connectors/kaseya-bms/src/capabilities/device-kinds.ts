import type { CatalogEntry, Id } from '@jackfield/core'
import { createKept } from '../kept.ts'
import { walkOnce } from '../listing.ts'
import type { Tenant } from '../tenant.ts'
import { deviceRowSource } from './device-inventory.ts'

const operation = 'deviceRegister.kinds'

/** A look at all assets costs a call for each hundred. */
const life = 10 * 60_000

/**
 * The categories of hardware assets that are in use, the most frequent first. The vendor has a table of them, and keeps its name to itself, so
 * they are read off the tenant's assets: one that no asset has yet is not known.
 */
export function deviceKinds(tenant: Tenant): () => Promise<readonly CatalogEntry[]> {
  const kept = createKept(tenant.clock, life)
  return () => kept.recent('kinds', () => readKinds(tenant))
}

async function readKinds(tenant: Tenant): Promise<readonly CatalogEntry[]> {
  const found = new Map<Id, { readonly name: string; readonly times: number }>()
  for await (const rows of walkOnce(deviceRowSource(tenant, operation, {}))) {
    for (const { wire } of rows) {
      if (wire.categoryId === null) continue
      const before = found.get(wire.categoryId)
      found.set(wire.categoryId, { name: before?.name || (wire.categoryName ?? ''), times: (before?.times ?? 0) + 1 })
    }
  }
  return [...found]
    .sort(([, left], [, right]) => right.times - left.times)
    .map(([id, { name }]) => ({ id, name: name || `Category ${id}`, isDefault: false, isActive: true }))
}
