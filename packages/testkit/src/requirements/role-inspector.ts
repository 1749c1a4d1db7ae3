import assert from 'node:assert/strict'
import { leastRole, operationsOf } from '@jackfield/core'
import type { AnyConnector, OperationId, RoleFinding } from '@jackfield/core'
import type { Bench } from '../bench/bench.ts'
import { certaintyOf, labelOf, rightsOf, singleRights, without } from '../bench/rights.ts'
import { assertShape } from '../record-shapes.ts'
import type { Requirement } from '../requirement.ts'
import { declaredOf } from './definition.ts'

const source = 'DESIGN, Role: the live check; core, RoleInspector and RoleFinding'

export const roleInspectorRequirements: readonly Requirement[] = [
  {
    id: 'role-inspector.least',
    area: 'roleInspector',
    sentence: 'With the least role nothing is reported missing or in excess, and what is unknown has its reason.',
    source,
    check: async (bench) => {
      const asked = askedOf(bench.connector)
      bench.sandbox.setRights(rightsOf(bench.role, leastRole(bench.role, asked)))
      const findings = await inspect(bench, asked)
      assert.deepEqual(linesOf(findings, 'missing'), [])
      assert.deepEqual(linesOf(findings, 'excess'), [])
      for (const right of singleRights(leastRole(bench.role, asked))) {
        assert.ok(
          findings.some((finding) => finding.permission === right.permission && finding.axis === right.axis),
          `nothing is said of ${labelOf(right)}`,
        )
      }
    },
  },
  {
    id: 'role-inspector.missing',
    area: 'roleInspector',
    sentence: 'A right that was taken is reported missing or unknown, by its name.',
    source,
    subjects: (connector) => singleRights(leastRole(connector.role, askedOf(connector))).map(labelOf),
    check: async (bench, subject) => {
      const asked = askedOf(bench.connector)
      const grants = leastRole(bench.role, asked)
      const right = singleRights(grants).find((candidate) => labelOf(candidate) === subject)
      if (!right) return bench.skip('this right is not of this kind of tenant')
      const weakest = bench.role.axes.find((axis) => axis.id === right.axis)?.ranks[0] ?? null
      bench.sandbox.setRights(rightsOf(bench.role, without(grants, right, weakest)))
      const findings = await inspect(bench, asked)
      const isAbout = (finding: RoleFinding): boolean =>
        finding.permission === right.permission &&
        finding.axis === right.axis &&
        (right.axis !== 'items' || finding.needed === right.needed)
      const verdicts = findings.filter(isAbout).map((finding) => finding.verdict)
      assert.ok(verdicts.length > 0, `nothing is said of ${subject}`)
      assert.ok(
        verdicts.every((verdict) => verdict === 'missing' || verdict === 'unknown'),
        `${subject} was taken and is reported as ${verdicts.join(', ')}`,
      )
      const isListed = findings.some(
        (finding) => finding.verdict === 'held' && finding.evidence === 'listed' && isSameKind(finding, right.axis),
      )
      if (isListed && certaintyOf(bench.role, asked, right) !== 'inferred') {
        assert.ok(verdicts.includes('missing'), `the vendor lists its rights, and ${subject} is only reported as unknown`)
      }
      assert.deepEqual(
        findings
          .filter((finding) => finding.verdict === 'missing' && finding.permission !== right.permission)
          .map((finding) => finding.permission),
        [],
        'these are reported missing and are held',
      )
    },
  },
  {
    id: 'role-inspector.excess',
    area: 'roleInspector',
    sentence: 'Where the vendor lists rights, a user who may do everything is reported with excess.',
    source: `${source}; excess is provable with some vendors only`,
    check: async (bench) => {
      const findings = await inspect(bench, ['connection.check'])
      assert.deepEqual(linesOf(findings, 'missing'), [])
      const excess = findings.filter((finding) => finding.verdict === 'excess')
      const rest = await inspect(bench, askedOf(bench.connector))
      if (excess.length === 0 && !rest.some((finding) => finding.evidence === 'listed')) return bench.skip('this vendor lists no rights')
      assert.ok(excess.length > 0, 'every right is granted, next to nothing is needed, and no excess is reported')
      for (const finding of excess) assert.equal(finding.certainty, null, `the excess of ${finding.permission} has a certainty`)
    },
  },
  {
    id: 'role-inspector.reads-only',
    area: 'roleInspector',
    sentence: 'An inspection changes nothing at the vendor.',
    source: 'core, RoleInspector: no probe writes',
    check: async (bench) => {
      const before = JSON.stringify(bench.sandbox.tickets())
      await inspect(bench, askedOf(bench.connector))
      assert.equal(JSON.stringify(bench.sandbox.tickets()), before)
      const methods = new Set(bench.traffic.requests.map((request) => request.method))
      for (const method of ['PUT', 'PATCH', 'DELETE']) assert.ok(!methods.has(method), `it sent a ${method}`)
    },
  },
]

async function inspect(bench: Bench, asked: readonly OperationId[]): Promise<readonly RoleFinding[]> {
  await bench.ground()
  bench.traffic.requests = []
  const report = await (await bench.capability('roleInspector')).inspect(asked)
  assertShape('roleReport', report)
  const silent = report.findings.filter((finding) => finding.verdict === 'unknown' && !finding.reason)
  assert.deepEqual(silent, [], 'these are unknown without a reason')
  return report.findings
}

function askedOf(connector: AnyConnector): OperationId[] {
  return operationsOf(declaredOf(connector))
}

function isSameKind(finding: RoleFinding, axis: string): boolean {
  return (finding.axis === 'items') === (axis === 'items')
}

function linesOf(findings: readonly RoleFinding[], verdict: RoleFinding['verdict']): string[] {
  return findings
    .filter((finding) => finding.verdict === verdict)
    .map(({ permission, axis, needed, found }) => `${permission} ${axis}: needed ${needed ?? 'nothing'}, found ${found ?? 'nothing'}`)
}
