import type { OperationId } from './operation.ts'
import { fits } from './setting-condition.ts'
import type { SettingCondition } from './setting-condition.ts'
import type { Text } from './text.ts'

/**
 * One thing that can be granted, its values from weakest to strongest. ConnectWise: None < My < All; BMS, VSA: off < on; Autotask:
 * None < Restricted < All.
 */
export interface Axis {
  readonly id: string
  readonly label: Text
  readonly ranks: readonly [string, string, ...string[]]
}

/** One row of the vendor's own permission screen. */
export interface Permission {
  /** Ours, permanent: `service-desk.close-service-tickets`. */
  readonly id: string
  readonly carrier: 'role' | 'token' | 'licence' | 'scope' | 'feature'
  /** The vendor's own menu words, outermost first. */
  readonly path: readonly [string, ...string[]]
  /** Which axes this row has: inquire, add, edit, delete | view, modify, delete | granted … */
  readonly axes: readonly string[]
}

/** `vendor`: the vendor's own text says so. `seen`: somebody saw it live. `inferred`: it follows from names, and may be wrong. */
export type Certainty = 'vendor' | 'seen' | 'inferred'

/** One permission that one operation needs. All needs of an operation must hold. */
export interface Need {
  readonly operation: OperationId
  readonly permission: string
  /** By axis id, the weakest rank that suffices: `{ edit: 'All', inquire: 'All' }`. */
  readonly atLeast: Readonly<Record<string, string>>
  /** Entries that a narrowed list must still allow: `Service / Service Board`. */
  readonly items?: readonly string[]
  readonly certainty: Certainty
  /** Where the fact comes from. */
  readonly source: string
  /** Only for connections with these settings: `{ generation: '9' }`. Left out: for all. */
  readonly when?: SettingCondition
}

/** What is known of one axis of one permission after a check. */
export interface RoleFinding {
  /** A permission's id; for a right outside the role's definition the vendor's path, joined by ` > `. */
  readonly permission: string
  /** An axis id; `items` for an entry of a narrowed list. */
  readonly axis: string
  readonly needed: string | null
  readonly found: string | null
  readonly verdict: 'held' | 'missing' | 'excess' | 'unknown'
  /** Of the need behind it; null where nothing needs it. */
  readonly certainty: Certainty | null
  readonly evidence: 'listed' | 'probe' | 'baseline' | 'none'
  /** For a person, in English: why it is unknown. */
  readonly reason?: string
}

/** What no API user of this vendor can ever do, whatever it is granted. Refused before the call. */
export interface Impossible {
  readonly operation: OperationId
  readonly field?: string
  readonly reason: Text
  readonly source: string
  readonly when?: SettingCondition
}

/** One permission to grant: for each axis the weakest rank that suffices, and the entries that a narrowed list must still allow. */
export type Grant = Pick<Need, 'permission' | 'atLeast' | 'items'>

/** A published table of permissions, kept beside our own needs. It is never mixed with them. */
export interface Preset {
  readonly id: string
  readonly source: string
  readonly grants: readonly Grant[]
  readonly when?: SettingCondition
}

/** Everything about a vendor's permissions, as data: the least role, the live check and the guide all come from it. */
export interface RoleDefinition {
  readonly axes: readonly Axis[]
  readonly permissions: readonly Permission[]
  readonly needs: readonly Need[]
  readonly presets: readonly Preset[]
  readonly never: readonly Impossible[]
}

/** What an API user holds of one axis of one permission, as its vendor or a probe tells. */
export interface HeldRight {
  /** Null for a right that the role's definition doesn't know. */
  readonly permission: string | null
  readonly path: readonly [string, ...string[]]
  readonly axis: string
  /** Null: it can't be told; `reason` then says why. */
  readonly rank: string | null
  readonly evidence: RoleFinding['evidence']
  readonly reason?: string
}

/** The part of a role that holds for a connection with these settings. Without a `when` anywhere it is the whole role. */
export function roleFor(role: RoleDefinition, settings: Readonly<Record<string, unknown>>): RoleDefinition {
  return {
    ...role,
    needs: role.needs.filter((need) => fits(need.when, settings)),
    presets: role.presets.filter((preset) => fits(preset.when, settings)),
    never: role.never.filter((never) => fits(never.when, settings)),
  }
}

/** The permissions that `operations` need: each once, with the strongest rank of each axis and all items. */
export function leastRole(role: RoleDefinition, operations: Iterable<OperationId>): readonly Grant[] {
  const wanted = new Set(operations)
  const merged = new Map<string, { atLeast: Record<string, string>; items: Set<string> }>()
  for (const need of role.needs) {
    if (!wanted.has(need.operation)) continue
    const grant = merged.get(need.permission) ?? { atLeast: {}, items: new Set<string>() }
    merged.set(need.permission, grant)
    for (const [axis, rank] of Object.entries(need.atLeast)) {
      grant.atLeast[axis] = strongerRank(role, axis, grant.atLeast[axis] ?? null, rank)
    }
    for (const item of need.items ?? []) grant.items.add(item)
  }
  return role.permissions.flatMap(({ id }) => {
    const grant = merged.get(id)
    if (!grant) return []
    return [{ permission: id, atLeast: grant.atLeast, ...(grant.items.size ? { items: [...grant.items] } : {}) }]
  })
}

/** Where a rank stands on its axis: 0 is nothing. -1 for a rank the axis doesn't know, which counts as nothing proved. */
export function rankOf(role: RoleDefinition, axisId: string, rank: string): number {
  return role.axes.find((axis) => axis.id === axisId)?.ranks.indexOf(rank) ?? -1
}

function strongerRank(role: RoleDefinition, axis: string, left: string | null, right: string): string {
  return left !== null && rankOf(role, axis, left) >= rankOf(role, axis, right) ? left : right
}
