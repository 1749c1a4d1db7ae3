import { textIn } from '@jackfield/core'
import type { Certainty, Grant, GrantPlace, Need, RoleDefinition, RoleFinding } from '@jackfield/core'

/** How sure it is that each level and item of a grant is needed: the surest of the needs behind it. */
export function certaintyOfGrant(grant: Grant, needs: readonly Need[]): Readonly<Record<string, Certainty>> {
  const own = needs.filter((need) => need.permission === grant.permission)
  const levels = Object.entries(grant.atLeast).map(([axis, rank]) => [axis, surest(own.filter((need) => need.atLeast[axis] === rank))])
  const items = (grant.items ?? []).map((item) => [item, surest(own.filter((need) => need.items?.includes(item)))])
  return Object.fromEntries([...levels, ...items])
}

/** Grants as data for people: each with its menu path, how sure it is, and what needs it. */
export function describeGrants(role: RoleDefinition, grants: readonly Grant[], needs: readonly Need[]) {
  return grants.map((grant) => ({
    ...grant,
    path: role.permissions.find((permission) => permission.id === grant.permission)?.path ?? [],
    certainty: certaintyOfGrant(grant, needs),
    neededBy: needs.filter((need) => need.permission === grant.permission).map((need) => need.operation),
  }))
}

/** Where a technician grants what is missing, one entry a permission. */
export function whereToGrant(role: RoleDefinition, missing: readonly RoleFinding[]): readonly GrantPlace[] {
  const byPermission = Map.groupBy(missing, (finding) => finding.permission)
  return [...byPermission].map(([permission, findings]) => ({
    permission,
    path: role.permissions.find((candidate) => candidate.id === permission)?.path ?? [permission],
    levels: findings.map((finding) =>
      finding.axis === 'items' ? `allow “${finding.needed}”` : `${axisName(role, finding.axis)}: ${finding.needed}`,
    ),
  }))
}

/** An axis in the words of the vendor's own screen. */
export function axisName(role: RoleDefinition, id: string): string {
  const axis = role.axes.find((candidate) => candidate.id === id)
  return axis ? textIn(axis.label) : id
}

function surest(needs: readonly Need[]): Certainty {
  const order: readonly Certainty[] = ['vendor', 'seen', 'inferred']
  return order.find((certainty) => needs.some((need) => need.certainty === certainty)) ?? 'inferred'
}
