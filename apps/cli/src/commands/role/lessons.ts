import { leastRole, withLesson } from '@jackfield/core'
import type { OperationId, RightsSnapshot, RoleBaseline, RoleDefinition, RoleReport } from '@jackfield/core'
import type { OpenConnection } from '@jackfield/host'

/** One box of the vendor's permission screen that a technician ticks to teach it. */
export interface Lesson {
  readonly permission: string
  readonly axis: string
  readonly rank: string
}

/**
 * What there is to teach for these operations, in the order of the screen. Left out is what the check of every connection needs: without it
 * no call is answered, so there is nothing to look at before it is granted.
 */
export function lessonsFor(role: RoleDefinition, operations: readonly OperationId[]): readonly Lesson[] {
  const always = new Set(leastRole(role, ['connection.check']).map(({ permission }) => permission))
  return leastRole(role, operations)
    .filter(({ permission }) => !always.has(permission))
    .flatMap(({ permission, atLeast }) => Object.entries(atLeast).map(([axis, rank]) => ({ permission, axis, rank })))
}

/** What nobody taught yet. A lesson that brought no mark counts as taught: it can't be told. */
export function openLessons(lessons: readonly Lesson[], baseline: RoleBaseline | null): readonly Lesson[] {
  return lessons.filter((lesson) => !baseline?.rights.some((right) => isSame(right, lesson)))
}

/** A baseline that knows what everybody has, and nothing else yet. */
export function firstBaseline(snapshot: RightsSnapshot, learntAt: string): RoleBaseline {
  return { learntAt, base: snapshot.marks, rights: [] }
}

/** All that the baseline explains, as a snapshot to compare the next one with. */
export function explainedBy(baseline: RoleBaseline): RightsSnapshot {
  const marks = new Set([...baseline.base, ...baseline.rights.flatMap((right) => right.marks)])
  return { marks: [...marks].sort(), isAdministrator: null, userId: null }
}

/** The baseline with one more lesson, and how many marks came with it. */
export function taught(
  baseline: RoleBaseline,
  lesson: Lesson,
  before: RightsSnapshot,
  after: RightsSnapshot,
  learntAt: string,
): { readonly baseline: RoleBaseline; readonly marks: number } {
  const next = { ...withLesson(baseline, lesson, before, after), learntAt }
  return { baseline: next, marks: next.rights.find((right) => isSame(right, lesson))?.marks.length ?? 0 }
}

function isSame(left: Lesson, right: Lesson): boolean {
  return left.permission === right.permission && left.axis === right.axis && left.rank === right.rank
}

/** How what can't be told becomes known, where a technician can teach it and some row was not taught yet. */
export function waysToTeach({ connection, summary, role }: OpenConnection, { findings }: RoleReport): string | null {
  if (!connection.capabilities.roleLearner) return null
  const untaught = findings.filter(
    ({ verdict, permission, axis }) =>
      verdict === 'unknown' &&
      role.permissions.some(({ id }) => id === permission) &&
      !summary.baseline?.rights.some((right) => right.permission === permission && right.axis === axis),
  )
  return untaught.length > 0 ? `Teach what can’t be told, once: jackfield role learn ${summary.name}` : null
}
