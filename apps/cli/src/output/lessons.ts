import type { RoleBaseline, RoleDefinition } from '@jackfield/core'
import type { Lesson } from '../commands/role/lessons.ts'
import { count } from './plain.ts'
import { rightOf } from './role.ts'
import { table } from './table.ts'

/** A box to tick, in the words of the vendor's screen. */
export function lessonName(role: RoleDefinition, { permission, axis, rank }: Lesson): string {
  return rightOf(role, { permission, axis, needed: rank, found: null, verdict: 'unknown', certainty: null, evidence: 'none' })
}

/** What was taught so far and what is left. */
export function drawLessons(role: RoleDefinition, baseline: RoleBaseline | null, left: readonly Lesson[], name: string): string {
  if (baseline === null) return `Nothing was taught on ${name} yet. ${startWith(name)}`
  const rows = baseline.rights.map((right) => [
    lessonName(role, right),
    right.marks.length > 0 ? 'learnt' : 'can’t be told: it changed nothing that the vendor shows',
  ])
  const rest = left.map((lesson) => [lessonName(role, lesson), 'not taught yet'])
  const next =
    left.length > 0
      ? `${count(left.length, 'row')} left: \`jackfield role learn ${name}\` goes on.`
      : `Nothing is left: \`jackfield role check ${name}\` now names each row.`
  return [table(['PERMISSION', ''], [...rows, ...rest]), next].join('\n\n')
}

export function startWith(name: string): string {
  return `Tick nothing in the role but what every call needs, then \`jackfield role learn ${name} --base\`.`
}
