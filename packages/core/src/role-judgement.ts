import type { OperationId } from './operation.ts'
import { leastRole, rankOf } from './role.ts'
import type { Certainty, HeldRight, Need, RoleDefinition, RoleFinding } from './role.ts'

/** What an API user was found to hold. */
export interface HeldRights {
  readonly rights: readonly HeldRight[]
  /** Entries that narrowed lists allow, by permission id. A permission that is absent has no narrowed list. Null: it can't be told. */
  readonly items: Readonly<Record<string, readonly string[] | null>>
  /** True: the user may do everything, which is excess. Null: it can't be told. */
  readonly administrator: boolean | null
  /** True where `rights` names every function that the vendor has, so that what is absent is not granted. */
  readonly isWhole: boolean
}

/**
 * Compares what is held with what `operations` need. A miss of a need that was only inferred is `unknown` with certainty `inferred`, for
 * nobody knows that it is a need. A right that nothing needs is `excess`.
 */
export function judgeRole(role: RoleDefinition, operations: readonly OperationId[], held: HeldRights): readonly RoleFinding[] {
  const findings: RoleFinding[] = []
  const wanted = new Set(operations)
  for (const grant of leastRole(role, operations)) {
    const needs = role.needs.filter((need) => need.permission === grant.permission && wanted.has(need.operation))
    for (const [axis, needed] of Object.entries(grant.atLeast)) {
      findings.push(judgeAxis(role, held, grant.permission, axis, needed, certaintyOf(needs, axis, needed)))
    }
    for (const item of grant.items ?? []) findings.push(judgeItem(held, grant.permission, item, certaintyOfItem(needs, item)))
  }
  findings.push(...excessOf(role, operations, held))
  return findings
}

function judgeAxis(
  role: RoleDefinition,
  held: HeldRights,
  permission: string,
  axis: string,
  needed: string,
  certainty: Certainty,
): RoleFinding {
  const right = held.rights.find((candidate) => candidate.permission === permission && candidate.axis === axis)
  const base = { permission, axis, needed, certainty }
  if (held.administrator === true) return { ...base, found: right?.rank ?? null, verdict: 'held', evidence: right?.evidence ?? 'listed' }
  if (!right && !held.isWhole) return { ...base, found: null, verdict: 'unknown', evidence: 'none', reason: 'the vendor does not tell' }
  const lowest = role.axes.find((candidate) => candidate.id === axis)?.ranks[0] ?? null
  const found = right ? right.rank : lowest
  const evidence = right?.evidence ?? 'listed'
  if (found === null) return { ...base, found, verdict: 'unknown', evidence, ...(right?.reason ? { reason: right.reason } : {}) }
  const at = rankOf(role, axis, found)
  if (at < 0) return { ...base, found, verdict: 'unknown', evidence, reason: `the vendor sent “${found}”, which is no level known here` }
  if (at >= rankOf(role, axis, needed)) return { ...base, found, verdict: 'held', evidence }
  return missing({ ...base, found, evidence })
}

function judgeItem(held: HeldRights, permission: string, item: string, certainty: Certainty): RoleFinding {
  const base = { permission, axis: 'items', needed: item, certainty, evidence: 'listed' as const }
  const allowed = held.items[permission]
  if (held.administrator === true || allowed === undefined) return { ...base, found: item, verdict: 'held' }
  if (allowed === null)
    return { ...base, found: null, verdict: 'unknown', evidence: 'none', reason: 'the vendor does not show the narrowed list' }
  return allowed.includes(item) ? { ...base, found: item, verdict: 'held' } : missing({ ...base, found: null })
}

function missing(finding: Omit<RoleFinding, 'verdict'>): RoleFinding {
  if (finding.certainty !== 'inferred') return { ...finding, verdict: 'missing' }
  return { ...finding, verdict: 'unknown', reason: 'perhaps missing: that this is needed was inferred, no vendor text says so' }
}

function excessOf(role: RoleDefinition, operations: readonly OperationId[], held: HeldRights): RoleFinding[] {
  const least = new Map(leastRole(role, operations).map((grant) => [grant.permission, grant.atLeast]))
  const findings: RoleFinding[] = []
  if (held.administrator === true) {
    findings.push({
      permission: 'administrator',
      axis: 'granted',
      needed: null,
      found: 'administrator',
      verdict: 'excess',
      certainty: null,
      evidence: 'listed',
    })
  }
  for (const right of held.rights) {
    if (right.rank === null) continue
    const needed = right.permission === null ? undefined : least.get(right.permission)?.[right.axis]
    if (rankOf(role, right.axis, right.rank) <= (needed === undefined ? 0 : rankOf(role, right.axis, needed))) continue
    findings.push({
      permission: right.permission ?? right.path.join(' > '),
      axis: right.axis,
      needed: needed ?? null,
      found: right.rank,
      verdict: 'excess',
      certainty: null,
      evidence: right.evidence,
    })
  }
  return findings
}

/** The surest of the needs that ask for just this rank. */
function certaintyOf(needs: readonly Need[], axis: string, rank: string): Certainty {
  return surest(needs.filter((need) => need.atLeast[axis] === rank))
}

function certaintyOfItem(needs: readonly Need[], item: string): Certainty {
  return surest(needs.filter((need) => need.items?.includes(item)))
}

function surest(needs: readonly Need[]): Certainty {
  const order: readonly Certainty[] = ['vendor', 'seen', 'inferred']
  return order.find((certainty) => needs.some((need) => need.certainty === certainty)) ?? 'inferred'
}
