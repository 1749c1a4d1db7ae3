import type { HeldRight, Permission } from '@jackfield/core'
import type { EntityAccessWire } from '../wire/system.ts'

const axes = [
  ['create', 'canCreate', 'userAccessForCreate'],
  ['query', 'canQuery', 'userAccessForQuery'],
  ['update', 'canUpdate', 'userAccessForUpdate'],
  ['delete', 'canDelete', 'userAccessForDelete'],
] as const

export type AccessAxis = (typeof axes)[number][0]

/** The level of one kind of access; null where it is not told. What an entity can't do at all nobody may do. */
export function levelOf(access: EntityAccessWire, axis: AccessAxis): string | null {
  const [, can, level] = axes.find(([id]) => id === axis) ?? axes[0]
  if (access[can] === false) return 'None'
  const told = access[level]
  if (told === null) return null
  const known: Readonly<Record<string, string>> = {
    none: 'None',
    '0': 'None',
    all: 'All',
    '1': 'All',
    restricted: 'Restricted',
    '2': 'Restricted',
  }
  // A word that is none of them is passed on, so that it shows.
  return known[told.trim().toLowerCase()] ?? told
}

/** Whether an entry of the table is about this entity of the API. */
export function isEntity(access: EntityAccessWire, entity: string): boolean {
  return access.name !== null && entityKey(access.name) === entityKey(entity)
}

/**
 * Entities by the names of REST, singular or plural, and by those of the older SOAP: which of them the table has is not settled (fact sheet section 9).
 */
function entityKey(name: string): string {
  const key = name
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/ies$/, 'y')
    .replace(/s$/, '')
  return key.replace(/^account/, 'company').replace(/^installedproduct/, 'configurationitem')
}

/**
 * Levels as rights. An entity that no permission of ours is about keeps its own name: it can only be excess. Webhooks and their parts are no rows of
 * the security level: one switch stands for all of them.
 */
export function rightsFrom(table: readonly EntityAccessWire[], permissions: readonly Permission[]): readonly HeldRight[] {
  return table
    .filter(({ name }) => !isWebhookPart(name ?? ''))
    .flatMap((access) => {
      const permission = permissions.find(({ id, path }) => id.startsWith('entity.') && isEntity(access, path.at(-1) ?? '')) ?? null
      const path: HeldRight['path'] = permission?.path ?? ['API User (API-only)', access.name ?? '(unnamed entity)']
      return axes.map(([axis]): HeldRight => {
        const rank = levelOf(access, axis)
        const base = { permission: permission?.id ?? null, path, axis, rank, evidence: 'listed' as const }
        return rank === null ? { ...base, reason: 'Autotask names the entity without this level' } : base
      })
    })
}

function isWebhookPart(name: string): boolean {
  return /webhook(?:s|(?:udf)?fields?|excludedresources?)?$/i.test(name)
}
