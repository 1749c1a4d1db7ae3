import type { LearntRight, RightsSnapshot, RoleBaseline } from './role-learner.ts'
import type { HeldRight, RoleDefinition } from './role.ts'

/** The baseline with one more lesson: the marks that came with this grant. A right that is taught again is replaced. */
export function withLesson(
  baseline: RoleBaseline,
  right: Omit<LearntRight, 'marks'>,
  before: RightsSnapshot,
  after: RightsSnapshot,
): RoleBaseline {
  const known = new Set(before.marks)
  const marks = after.marks.filter((mark) => !known.has(mark))
  const isSame = (lesson: LearntRight): boolean =>
    lesson.permission === right.permission && lesson.axis === right.axis && lesson.rank === right.rank
  const others = baseline.rights.filter((lesson) => !isSame(lesson))
  return { ...baseline, rights: [...others, { ...right, marks }] }
}

/**
 * What the snapshot says in the baseline's terms. A right whose marks are all there is held, one of whose marks is missing is at its axis's
 * weakest rank; one that brought no mark can't be told. Marks that no lesson explains are rights outside the role's definition.
 */
export function rightsByBaseline(role: RoleDefinition, baseline: RoleBaseline, snapshot: RightsSnapshot): readonly HeldRight[] {
  const here = new Set(snapshot.marks)
  const explained = new Set([...baseline.base, ...baseline.rights.flatMap(({ marks }) => marks)])
  const learnt = baseline.rights.map(({ permission, axis, rank, marks }): HeldRight => {
    const row = role.permissions.find(({ id }) => id === permission)
    const base = { permission, path: row?.path ?? ([permission] as const), axis, evidence: 'baseline' as const }
    if (marks.length === 0) return { ...base, rank: null, reason: 'granting it changed nothing that the vendor shows' }
    const weakest = role.axes.find(({ id }) => id === axis)?.ranks[0] ?? null
    return { ...base, rank: marks.every((mark) => here.has(mark)) ? rank : weakest }
  })
  const [axis] = role.axes
  const foreign = snapshot.marks
    .filter((mark) => !explained.has(mark))
    .flatMap((mark): HeldRight[] =>
      axis ? [{ permission: null, path: ['not learnt', mark], axis: axis.id, rank: axis.ranks.at(-1) ?? null, evidence: 'baseline' }] : [],
    )
  return [...learnt, ...foreign]
}
