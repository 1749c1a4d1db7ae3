import assert from 'node:assert/strict'
import { leastRole, operationsOf, withLesson } from '@jackfield/core'
import type { Grant, OperationId, RightsSnapshot, RoleBaseline } from '@jackfield/core'
import type { Bench } from '../bench/bench.ts'
import { labelOf, rightsOf, singleRights, without } from '../bench/rights.ts'
import type { SingleRight } from '../bench/rights.ts'
import { assertShape } from '../record-shapes.ts'
import type { Requirement } from '../requirement.ts'
import { declaredOf } from './definition.ts'

const source = 'core, RoleLearner: the same right gives the same mark'

export const roleLearnerRequirements: readonly Requirement[] = [
  {
    id: 'role-learner.snapshot',
    area: 'roleLearner',
    sentence: 'A snapshot holds each mark once, sorted, and the same user gives the same on another connection.',
    source,
    check: async (bench) => {
      const grants = leastRole(bench.role, askedOf(bench))
      const first = await snapshotWith(bench, grants)
      assertShape('rightsSnapshot', first)
      assert.deepEqual(first.marks, [...new Set(first.marks)].sort(), 'marks are not sorted, or come twice')
      assert.deepEqual(await snapshotWith(bench, grants), first)
    },
  },
  {
    id: 'role-learner.grows',
    area: 'roleLearner',
    sentence: 'Granting one more right takes no mark away.',
    source,
    check: async (bench) => {
      const grants = leastRole(bench.role, askedOf(bench))
      const whole = (await snapshotWith(bench, grants)).marks
      for (const right of learnable(grants)) {
        const fewer = (await snapshotWith(bench, without(grants, right, null))).marks
        for (const mark of fewer) assert.ok(whole.includes(mark), `with ${labelOf(right)} the mark ${mark} is gone`)
      }
    },
  },
  {
    id: 'role-learner.baseline',
    area: 'roleLearner',
    also: ['roleInspector'],
    sentence:
      'With a baseline learnt right by right, each right that is taken again is reported missing where granting it had brought a mark.',
    source: 'DESIGN, Role: excess and misses are provable against a baseline',
    check: async (bench) => {
      const asked = askedOf(bench)
      const grants = leastRole(bench.role, asked)
      const baseline = await learn(bench, grants)
      for (const right of learnable(grants)) {
        const lesson = baseline.rights.find(({ permission, axis }) => permission === right.permission && axis === right.axis)
        bench.sandbox.setRights(rightsOf(bench.role, without(grants, right, null)))
        const inspector = await bench.capability('roleInspector', { baseline })
        const { findings } = await inspector.inspect(asked)
        const found = findings.find(({ permission, axis }) => permission === right.permission && axis === right.axis)
        assert.ok(found, `nothing is said of ${labelOf(right)}`)
        assert.notEqual(found.verdict, 'held', `${labelOf(right)} was taken and is reported as held`)
        const isClear = (lesson?.marks.length ?? 0) > 0 && found.certainty !== 'inferred'
        if (isClear) assert.equal(found.verdict, 'missing', `${labelOf(right)} was learnt, taken, and is reported as ${found.verdict}`)
      }
    },
  },
]

/** As a technician teaches it: nothing granted, then one right after the other, with a look after each. */
export async function learn(bench: Bench, grants: readonly Grant[]): Promise<RoleBaseline> {
  let granted: readonly Grant[] = grants.map(({ permission }) => ({ permission, atLeast: {} }))
  let before = await snapshotWith(bench, granted)
  let baseline: RoleBaseline = { learntAt: new Date(bench.sandbox.clock.now()).toISOString(), base: before.marks, rights: [] }
  for (const right of learnable(grants)) {
    granted = granted.map((grant) =>
      grant.permission === right.permission ? { ...grant, atLeast: { ...grant.atLeast, [right.axis]: right.needed } } : grant,
    )
    const after = await snapshotWith(bench, granted)
    baseline = withLesson(baseline, { permission: right.permission, axis: right.axis, rank: right.needed }, before, after)
    before = after
  }
  return baseline
}

/** A user who holds just these rights may be refused even the look: then nothing can be learnt, which ends the check. */
async function snapshotWith(bench: Bench, grants: readonly Grant[]): Promise<RightsSnapshot> {
  bench.sandbox.setRights(rightsOf(bench.role, withLogIn(bench, grants)))
  return await (await bench.capability('roleLearner')).snapshot()
}

/** What the check and the look themselves need is granted all the time. */
function withLogIn(bench: Bench, grants: readonly Grant[]): readonly Grant[] {
  const least = leastRole(bench.role, ['connection.check', 'roleLearner.snapshot'])
  const merged = grants.map((grant) => {
    const needed = least.find(({ permission }) => permission === grant.permission)
    return needed ? { ...grant, atLeast: { ...grant.atLeast, ...needed.atLeast } } : grant
  })
  return [...merged, ...least.filter(({ permission }) => !grants.some((grant) => grant.permission === permission))]
}

/** Entries of narrowed lists are not learnt. */
function learnable(grants: readonly Grant[]): readonly SingleRight[] {
  return singleRights(grants).filter(({ axis }) => axis !== 'items')
}

function askedOf(bench: Bench): OperationId[] {
  return operationsOf(declaredOf(bench.connector))
}
