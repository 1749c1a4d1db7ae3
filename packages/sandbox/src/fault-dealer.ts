import { faultKinds } from './fault-plan.ts'
import type { FaultKind, FaultPlan, ScriptedFault } from './fault-plan.ts'
import { seededRandom } from './random.ts'

/** What decides whether a fault can fall on a request. */
export interface FaultTarget {
  readonly method: string
  /** Without the vendor's base. */
  readonly path: string
  readonly kind: 'read' | 'list' | 'write'
  readonly needsLogin: boolean
}

/** A fault that is meant for a request. It counts only once `deal` is called: a write that is refused anyway meets none. */
export interface DrawnFault {
  readonly kind: FaultKind
  deal(): void
  /** Drawn from the plan's range for this kind; 0 where the kind has none. */
  seconds(): number
}

export interface FaultDealer {
  draw(target: FaultTarget): DrawnFault | null
}

const listFaults: ReadonlySet<FaultKind> = new Set([
  'lost-page',
  'skipped-page',
  'doubled-row',
  'stuck-cursor',
  'row-inserted',
  'row-deleted',
])
const commitFaults: ReadonlySet<FaultKind> = new Set(['error-after', 'timeout-after', 'late-commit', 'torn', 'dropped-after'])

/** Deals out a plan, request by request. `onDealt` counts. */
export function createFaultDealer(plan: FaultPlan | null, onDealt: (kind: FaultKind) => void): FaultDealer {
  if (!plan) return { draw: () => null }
  const random = seededRandom(plan.seed)
  const script = (plan.script ?? []).map((fault) => ({ fault, passes: fault.after ?? 0, left: fault.times ?? 1 }))
  const chances = faultKinds.flatMap((kind) => {
    const chance = plan.chances?.[kind] ?? 0
    return chance > 0 ? [{ kind, chance }] : []
  })
  let dealt = 0

  const drawn = (kind: FaultKind, onDeal: () => void): DrawnFault => ({
    kind,
    deal() {
      dealt += 1
      onDeal()
      onDealt(kind)
    },
    seconds() {
      if (kind === 'limit') return plan.retryAfterSeconds ?? 1
      if (kind === 'late-commit') return random.between(...(plan.lateCommitSeconds ?? [1, 3]))
      return kind === 'slow' ? random.between(...(plan.slowSeconds ?? [0.2, 1])) : 0
    },
  })

  function scripted(target: FaultTarget): DrawnFault | null {
    const entry = script.find(
      ({ fault, left }) => left > 0 && isMeant(fault, target) && canFall(fault.kind, target, fault.method !== undefined),
    )
    if (!entry) return null
    if (entry.passes > 0) {
      entry.passes -= 1
      return null
    }
    return drawn(entry.fault.kind, () => (entry.left -= 1))
  }

  function byChance(target: FaultTarget): DrawnFault | null {
    // Every kind is rolled for every request, so that one request more or less of another kind does not shift the rest of the plan.
    const hits = chances.filter(({ chance }) => random.next() < chance)
    const hit = hits.find(({ kind }) => canFall(kind, target, false))
    return hit ? drawn(hit.kind, () => undefined) : null
  }

  return {
    draw(target) {
      const chance = byChance(target)
      if (dealt >= (plan.atMost ?? Number.POSITIVE_INFINITY)) return null
      return scripted(target) ?? chance
    },
  }
}

function isMeant(fault: ScriptedFault, target: FaultTarget): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== target.method) return false
  if (fault.path === undefined) return true
  const [path, wanted] = [target.path.toLowerCase().replace(/\/$/, ''), fault.path.toLowerCase()]
  return wanted.endsWith('$') ? path.endsWith(wanted.slice(0, -1)) : path.includes(wanted)
}

/** Faults with a commit fall on writes, but a script that names a method means just that: a read can be torn or left unanswered too. */
function canFall(kind: FaultKind, target: FaultTarget, methodIsNamed: boolean): boolean {
  if (listFaults.has(kind)) return target.kind === 'list'
  if (kind === 'expired-login') return target.needsLogin
  if (!commitFaults.has(kind)) return true
  return target.kind === 'write' || (methodIsNamed && kind !== 'late-commit')
}
