import type { Grant, OperationId, Permission, RoleDefinition } from '@jackfield/core'
import type { SandboxRight } from '@jackfield/sandbox'

/** Grants in the words of the vendor's own screen. */
export function sandboxRights(role: RoleDefinition, grants: readonly Grant[]): readonly SandboxRight[] {
  return grants.flatMap(({ permission, atLeast, items }) => {
    const found = role.permissions.find((candidate) => candidate.id === permission)
    return found ? [{ path: found.path, levels: atLeast, ...(items ? { items } : {}) }] : []
  })
}

/** One level of one permission. */
export interface SingleRight {
  readonly permission: Permission
  readonly axis: string
  readonly rank: string
}

/**
 * The right that `operation` surely needs and that as few other operations as possible share, so that what fails without it is that
 * operation. Null where every need of it was only inferred.
 */
export function ownRight(role: RoleDefinition, operation: OperationId): SingleRight | null {
  const candidates = role.needs
    .filter((need) => need.operation === operation && need.certainty !== 'inferred')
    .flatMap((need) => Object.entries(need.atLeast).map(([axis, rank]) => ({ id: need.permission, axis, rank })))
    .map((candidate) => ({ ...candidate, users: usersOf(role, candidate.id, candidate.axis) }))
    .sort((left, right) => left.users - right.users)
  for (const { id, axis, rank } of candidates) {
    const permission = role.permissions.find((known) => known.id === id)
    if (permission) return { permission, axis, rank }
  }
  return null
}

/** The grants with that one right at its weakest. */
export function without(grants: readonly Grant[], right: SingleRight): readonly Grant[] {
  return grants.map((grant) => {
    if (grant.permission !== right.permission.id) return grant
    const { [right.axis]: _, ...rest } = grant.atLeast
    return { ...grant, atLeast: rest }
  })
}

function usersOf(role: RoleDefinition, permission: string, axis: string): number {
  return new Set(
    role.needs.filter((need) => need.permission === permission && need.atLeast[axis] !== undefined).map((need) => need.operation),
  ).size
}
