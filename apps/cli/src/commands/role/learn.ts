import { operationsFor } from '@jackfield/app-kit'
import { InvalidInputError, requireCapability } from '@jackfield/core'
import type { CapabilityName, RightsSnapshot, RoleBaseline, RoleDefinition, RoleLearner } from '@jackfield/core'
import type { ConnectionBook, OpenConnection } from '@jackfield/host'
import type { App, Result } from '../../app.ts'
import type { Prompts } from '../../input/prompts.ts'
import { drawLessons, lessonName } from '../../output/lessons.ts'
import { count } from '../../output/plain.ts'
import { UsageError } from '../../usage-error.ts'
import { explainedBy, firstBaseline, lessonsFor, openLessons, taught } from './lessons.ts'
import type { Lesson } from './lessons.ts'

export interface LearnInput {
  readonly name: string
  readonly for?: string
  /** The rights as they are now are what everybody has; earlier lessons are forgotten. */
  readonly base?: boolean
  /** `PERMISSION:AXIS` that was granted since the step before. */
  readonly grant?: string
  readonly forget?: boolean
  /** Only shows what was taught. */
  readonly show?: boolean
}

/**
 * For a vendor that shows rights as numbers: a technician grants row by row, and what appears is kept with the connection. After each step
 * all is stored, so that it can be stopped at any time and goes on where it was.
 */
export async function learnRole(app: App, input: LearnInput): Promise<Result> {
  const book = await app.book()
  const open = await book.open(input.name)
  const learner = requireCapability(open.connection, 'roleLearner')
  const operations = operationsFor(input.for, Object.keys(open.connection.capabilities) as CapabilityName[], open.summary.name)
  const lessons = lessonsFor(open.role, operations)
  const lesson: Course = { app, book, open, learner, lessons, name: open.summary.name }
  if ([input.base, input.grant !== undefined, input.forget, input.show].filter(Boolean).length > 1) {
    throw new UsageError('--base, --grant, --forget and --show are one step each.', 'Give one of them.')
  }
  if (input.forget) return forget(lesson)
  if (input.show) return resultOf(lesson, open.summary.baseline)
  if (input.base) return resultOf(lesson, await keep(lesson, firstBaseline(await look(lesson), now())))
  if (input.grant !== undefined) return resultOf(lesson, await grantStep(lesson, open.summary.baseline, input.grant))
  if (app.prompts) return resultOf(lesson, await teach(lesson, app.prompts, open.summary.baseline))
  throw new UsageError(
    'Nobody is there to be asked.',
    'Give one step at a time: --base first, then --grant PERMISSION:AXIS after each box that was ticked.',
  )
}

interface Course {
  readonly app: App
  readonly book: ConnectionBook
  readonly open: OpenConnection
  readonly learner: RoleLearner
  readonly lessons: readonly Lesson[]
  readonly name: string
}

async function forget(course: Course): Promise<Result> {
  await course.book.setBaseline(course.name, null)
  return { document: { connection: course.name, baseline: null }, text: `What was taught on ${course.name} is forgotten.` }
}

/** One step from a script: what appeared since the steps before belongs to this row. */
async function grantStep(course: Course, baseline: RoleBaseline | null, text: string): Promise<RoleBaseline> {
  const lesson = lessonNamed(course.open.role, text)
  if (baseline === null) {
    throw new InvalidInputError({
      message: `Nothing was taught on ${course.name} yet, so nothing can be compared.`,
      nextStep: `Tick nothing in the role but what every call needs, then \`jackfield role learn ${course.name} --base\`.`,
    })
  }
  // A row that is taught again must not be explained by what was learnt of it before.
  const others = baseline.rights.filter(({ permission, axis }) => permission !== lesson.permission || axis !== lesson.axis)
  const before = explainedBy({ ...baseline, rights: others })
  const next = taught(baseline, lesson, before, await look(course), now())
  course.app.screen.note(toldOf(course.open.role, lesson, next.marks))
  return keep(course, next.baseline)
}

async function teach(course: Course, prompts: Prompts, known: RoleBaseline | null): Promise<RoleBaseline> {
  const { app, open } = course
  app.screen.tell(
    `${open.connector.displayName} shows rights as numbers. Tick one box after the other, and Jackfield remembers what appears.`,
  )
  let baseline = known ?? (await teachBase(course, prompts))
  let before = await look(course)
  const unexplained = before.marks.filter((mark) => !explainedBy(baseline).marks.includes(mark)).length
  if (unexplained > 0) app.screen.tell(`${count(unexplained, 'right')} are there that no lesson explains. They are left alone.`)
  for (const lesson of openLessons(course.lessons, baseline)) {
    const step = await teachOne(course, prompts, baseline, lesson, before)
    if (step === null) return baseline
    baseline = await keep(course, step.baseline)
    before = step.after
  }
  return baseline
}

async function teachBase(course: Course, prompts: Prompts): Promise<RoleBaseline> {
  course.app.screen.tell('First take every tick out of the role, but for what every call needs (the feature for API access), and save it.')
  while (!(await prompts.confirm('Is the role saved like that?', true))) course.app.screen.tell('Save it first.')
  return keep(course, firstBaseline(await look(course), now()))
}

/** Null where the person wants to stop. */
async function teachOne(course: Course, prompts: Prompts, baseline: RoleBaseline, lesson: Lesson, before: RightsSnapshot) {
  const { role } = course.open
  for (;;) {
    const answer = await prompts.choose(`Tick and save: ${lessonName(role, lesson)}`, [
      { value: 'done', label: 'It is ticked and saved' },
      { value: 'stop', label: 'Stop here', hint: 'what was taught is kept' },
    ])
    if (answer === 'stop') return null
    const after = await look(course)
    const step = taught(baseline, lesson, before, after, now())
    course.app.screen.tell(toldOf(role, lesson, step.marks))
    if (step.marks > 0) return { baseline: step.baseline, after }
    const next = await prompts.choose('Nothing appeared.', [
      { value: 'again', label: 'Look again', hint: 'it was not saved yet' },
      { value: 'skip', label: 'Go on without it', hint: 'the check will say that it can’t be told' },
    ])
    if (next === 'skip') return { baseline: step.baseline, after }
  }
}

async function look({ app, learner, open, name }: Course): Promise<RightsSnapshot> {
  const snapshot = await app.screen.during(`Reading the rights at ${open.connector.displayName}`, () => learner.snapshot())
  if (snapshot.isAdministrator !== true) return snapshot
  throw new InvalidInputError({
    message: `The API user of ${name} is an administrator, who may do everything, so nothing can be learnt from its rights.`,
    nextStep: 'Give it a role of its own: `jackfield guide` tells how.',
  })
}

async function keep({ book, name }: Course, baseline: RoleBaseline): Promise<RoleBaseline> {
  await book.setBaseline(name, baseline)
  return baseline
}

function resultOf({ open, lessons, name }: Course, baseline: RoleBaseline | null): Result {
  const left = openLessons(lessons, baseline)
  return { document: { connection: name, baseline, left }, text: drawLessons(open.role, baseline, left, name) }
}

function toldOf(role: RoleDefinition, lesson: Lesson, marks: number): string {
  return marks > 0 ? `Learnt: ${lessonName(role, lesson)}.` : `Nothing appeared for ${lessonName(role, lesson)}.`
}

/** `service-desk.tickets:view`, of any row of the role. */
function lessonNamed(role: RoleDefinition, text: string): Lesson {
  const at = text.lastIndexOf(':')
  const permission = role.permissions.find(({ id }) => id === text.slice(0, at).trim())
  const axis = role.axes.find(({ id }) => id === text.slice(at + 1).trim())
  const rank = axis?.ranks.at(-1)
  if (permission && axis && rank !== undefined && permission.axes.includes(axis.id))
    return { permission: permission.id, axis: axis.id, rank }
  const rows = role.permissions.map(({ id, axes }) => `${id}:${axes.join('|')}`)
  throw new UsageError(`--grant “${text}” names no box of this role.`, `Give one of: ${rows.join(', ')}.`)
}

function now(): string {
  return new Date().toISOString()
}
