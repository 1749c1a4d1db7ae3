import assert from 'node:assert/strict'
import { leastRole, NotFoundError, operationsOf, PermissionError, rankOf } from '@jackfield/core'
import type { AnyConnector, Grant, OperationId } from '@jackfield/core'
import type { Bench } from '../bench/bench.ts'
import { certaintyOf, labelOf, lowerRanks, rightsOf, singleRights, without } from '../bench/rights.ts'
import type { SingleRight } from '../bench/rights.ts'
import { operationDrivers } from '../operation-drivers.ts'
import { brief, namesPermission, settle } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'
import { declaredOf } from './definition.ts'

const source = 'DESIGN, Two readings: the least role suffices, and each single right taken from it makes that operation fail'

export const roleRequirements: readonly Requirement[] = [
  {
    id: 'role.least-suffices',
    area: 'role',
    sentence: 'An operation works with just the rights that it and the check are said to need; with none where it is said to need none.',
    source: `${source}; PITFALLS c21, c22: works only as admin`,
    subjects: operationsWithRole,
    check: async (bench, subject) => {
      const operation = subject as OperationId
      const run = await layOperation(bench, operation)
      bench.sandbox.setRights(rightsOf(bench.role, leastRole(bench.role, [operation, 'connection.check'])))
      const outcome = await settle(bench.connect().then(run))
      if (!outcome.ok && operation === 'roleLearner.snapshot' && PermissionError.isInstance(outcome.error)) {
        return bench.remark('a user with the least role may not read its own rights, so nothing can be learnt', operation)
      }
      assert.ok(outcome.ok, outcome.ok ? '' : `with the least role it ended in ${brief(outcome.error)}`)
      if (operation === 'roleInspector.inspect') return
      assert.equal(outcome.value, 'whole', 'with the least role it gave less than there is')
    },
  },
  {
    id: 'role.all-needed',
    area: 'role',
    sentence:
      'With any single right lowered, the operation fails and the error names that permission; an inferred need may also turn out unneeded.',
    source: `${source}; PITFALLS c21 to c23`,
    subjects: (connector) =>
      operationsWithRole(connector).flatMap((operation) =>
        singleRights(leastRole(connector.role, [operation])).map((right) => `${operation}: ${labelOf(right)}`),
      ),
    check: async (bench, subject) => {
      const [operation, right] = parseSubject(bench, subject)
      if (!right) return bench.skip('this right is not of this kind of tenant')
      const run = await layOperation(bench, operation)
      const grants = leastRole(bench.role, [operation, 'connection.check'])
      for (const rank of lowerRanks(bench.role, right)) await withLowered(bench, operation, run, grants, right, rank)
    },
  },
]

/** These answer that they could not see enough, in place of failing. */
const admitting: readonly OperationId[] = ['ticketDesk.workState', 'roleInspector.inspect']

/** A sandbox's technician adds no files and no devices, so those that checks work on are the API user's own. */
const ownMade: readonly OperationId[] = [
  'ticketAttachments.list',
  'ticketAttachments.read',
  'deviceRegister.findByLink',
  'deviceRegister.create',
  'deviceRegister.update',
  'deviceRegister.setActive',
]

type Run = Awaited<ReturnType<(typeof operationDrivers)[OperationId]>>

async function withLowered(
  bench: Bench,
  operation: OperationId,
  run: Run,
  grants: readonly Grant[],
  right: SingleRight,
  rank: string | null,
): Promise<void> {
  bench.sandbox.setRights(rightsOf(bench.role, without(grants, right, rank)))
  const outcome = await settle(bench.connect().then(run))
  bench.sandbox.setRights('everything')
  const how = `${operation} with ${right.permission} ${right.axis} at ${rank ?? `no “${right.needed}”`}`
  const isTaken = rank === null || rankOf(bench.role, right.axis, rank) === 0
  if (certaintyOf(bench.role, [operation], right) === 'inferred') {
    const end = outcome.ok ? (outcome.value === 'whole' ? 'works' : 'gives less') : 'fails'
    if (isTaken) bench.remark(`inferred need ${right.permission} ${right.axis}: without it, in this sandbox, ${end}`, operation)
    return
  }
  // A level between hides rows that belong to others: fewer of them, or a record that seems not to be there, say so in their own way.
  if (outcome.ok) {
    // Where all that there is was made by the API user itself, a level between hides nothing of it.
    if (!isTaken && ownMade.includes(operation))
      return bench.remark(`all that is there was made by the API user: seen at ${rank ?? ''} too`, operation)
    assert.equal(outcome.value, 'less', `${how} works all the same: the need is too strong, or the sandbox lacks the guard`)
    assert.ok(!isTaken || admitting.includes(operation), `${how} gives less in place of failing`)
    return
  }
  if (!isTaken && NotFoundError.isInstance(outcome.error)) return
  const permission = bench.role.permissions.find(({ id }) => id === right.permission)
  assert.ok(
    permission && namesPermission(outcome.error, permission),
    `${how} ended in ${brief(outcome.error)}, which does not name the permission`,
  )
}

/** Prepares with every right, on a connection of its own. */
async function layOperation(bench: Bench, operation: OperationId): Promise<Run> {
  const [name] = operation.split('.')
  const connection = await bench.connect()
  if (name !== 'connection' && !((name as keyof typeof connection.capabilities) in connection.capabilities))
    return bench.skip(`no ${name} on this tenant`)
  return await operationDrivers[operation](bench)
}

function operationsWithRole(connector: AnyConnector): OperationId[] {
  return operationsOf(declaredOf(connector))
}

/** No right where the tenant's part of the role does not have it. */
function parseSubject(bench: Bench, subject: string): readonly [OperationId, SingleRight | undefined] {
  const operation = subject.slice(0, subject.indexOf(': ')) as OperationId
  const right = singleRights(leastRole(bench.role, [operation])).find((candidate) => subject === `${operation}: ${labelOf(candidate)}`)
  return [operation, right]
}
