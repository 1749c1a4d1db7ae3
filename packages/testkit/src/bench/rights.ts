import { rankOf } from '@jackfield/core'
import type { Certainty, Grant, Need, OperationId, RoleDefinition } from '@jackfield/core'
import type { SandboxRight } from '@jackfield/sandbox'

/** Grants of a role in the words of the vendor's permission screen. */
export function rightsOf(role: RoleDefinition, grants: readonly Grant[]): readonly SandboxRight[] {
  return grants.map((grant) => {
    const permission = role.permissions.find((candidate) => candidate.id === grant.permission)
    if (!permission) throw new Error(`The role has no permission “${grant.permission}”.`)
    return { path: permission.path, levels: grant.atLeast, ...(grant.items ? { items: grant.items } : {}) }
  })
}

/** One right among some grants that can be taken away: a rank of an axis, or an entry of a narrowed list. */
export interface SingleRight {
  readonly permission: string
  /** An axis id, or `items`. */
  readonly axis: string
  readonly needed: string
}

export function singleRights(grants: readonly Grant[]): readonly SingleRight[] {
  return grants.flatMap((grant) => [
    ...Object.entries(grant.atLeast).map(([axis, needed]) => ({ permission: grant.permission, axis, needed })),
    ...(grant.items ?? []).map((needed) => ({ permission: grant.permission, axis: 'items', needed })),
  ])
}

/** Ranks below the needed one, the next lower first; for an entry of a list there is only being without it. */
export function lowerRanks(role: RoleDefinition, right: SingleRight): readonly (string | null)[] {
  if (right.axis === 'items') return [null]
  const ranks = role.axes.find((axis) => axis.id === right.axis)?.ranks ?? []
  return ranks.slice(0, Math.max(0, rankOf(role, right.axis, right.needed))).toReversed()
}

/** The same grants with this one right at a lower rank, or without the entry where `rank` is null. */
export function without(grants: readonly Grant[], right: SingleRight, rank: string | null): readonly Grant[] {
  return grants.map((grant) => {
    if (grant.permission !== right.permission) return grant
    if (right.axis === 'items') return { ...grant, items: (grant.items ?? []).filter((item) => item !== right.needed) }
    const { [right.axis]: _, ...others } = grant.atLeast
    return { ...grant, atLeast: rank === null ? others : { ...others, [right.axis]: rank } }
  })
}

/** How sure it is that one of these operations needs the right: the surest of the needs that ask for just it. */
export function certaintyOf(role: RoleDefinition, operations: readonly OperationId[], right: SingleRight): Certainty {
  const asks = (need: Need): boolean =>
    operations.includes(need.operation) &&
    need.permission === right.permission &&
    (right.axis === 'items' ? (need.items?.includes(right.needed) ?? false) : need.atLeast[right.axis] === right.needed)
  const found = role.needs.filter(asks).map((need) => need.certainty)
  return (['vendor', 'seen', 'inferred'] as const).find((certainty) => found.includes(certainty)) ?? 'inferred'
}

/** `service-desk.close-service-tickets edit All`: a single right as the subject of a check. */
export function labelOf(right: SingleRight): string {
  return `${right.permission} ${right.axis} ${right.needed}`
}
