import { JackfieldError, jobOperations, leastRole, operationsOf, withLesson } from '@jackfield/core'
import type { CapabilityName, ConnectionV1, Grant, RoleBaseline, RoleFinding } from '@jackfield/core'
import { virtualClock } from '@jackfield/sandbox'
import type { RunningSandbox, SandboxRight } from '@jackfield/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { sandbox } from '../sandbox/index.ts'
import { capabilities } from '../src/capabilities.ts'
import { role } from '../src/role.ts'
import { connectTo } from './scripted-server.ts'

const implemented = operationsOf(Object.keys(capabilities) as CapabilityName[])
const jobs = [
  ...new Set((['tickets', 'notes', 'close', 'attachments', 'companies', 'devices'] as const).flatMap((job) => jobOperations[job])),
]

/** Rows whose View a read shows; a look-up may be open to every user, so its answer shows nothing. */
const probed = new Set([
  'service-desk.tickets',
  'service-desk.hardware-assets',
  'crm.accounts',
  'crm.contacts',
  'admin.integrations',
  'admin.service-desk',
])
const apiAccess = 'special-features.has-api-access'

test('every need is of an operation that exists here, and every operation without one is on what a user may know of itself', () => {
  for (const { operation } of role.needs) expect(implemented).toContain(operation)
  expect(implemented.filter((operation) => !role.needs.some((need) => need.operation === operation))).toEqual([
    'webhookReceiver.verify',
    'roleInspector.inspect',
    'roleLearner.snapshot',
  ])
})

test('the published matrix covers the least role of tickets, notes, closing, files and accounts, but for contacts and devices', () => {
  const published = new Map(role.presets[0]?.grants.map(({ permission, atLeast }) => [permission, atLeast]))
  const lacking = leastRole(role, jobs).flatMap(({ permission, atLeast }) =>
    Object.keys(atLeast)
      .filter((axis) => published.get(permission)?.[axis] === undefined)
      .map((axis) => `${permission}:${axis}`),
  )
  expect(lacking).toEqual(['service-desk.hardware-assets:view', 'service-desk.hardware-assets:modify', 'crm.contacts:view'])
})

/** The standard variant and each other value of each one. */
const variants: readonly Readonly<Record<string, string>>[] = [
  {},
  ...Object.entries(sandbox.variants).flatMap(([name, [, ...values]]) => values.map((value) => ({ [name]: value }))),
]

describe.each(variants.map((variant) => ({ name: JSON.stringify(variant), variant })))(
  'the matrix, row by row, in $name',
  ({ variant }) => {
    test('a row that is taken is named where a read shows it, else it can’t be told; once learnt it is named', async () => {
      const { running, connect } = await start(variant)
      const grants = merged(leastRole(role, jobs), role.presets[0]?.grants ?? [])
      const baseline = await learn(running, connect, grants)
      for (const { permission, axis } of boxesOf(grants)) {
        running.setRights(rightsOf(without(grants, permission, axis)))
        const isNeeded = leastRole(role, jobs).some((grant) => grant.permission === permission && grant.atLeast[axis] !== undefined)
        for (const known of [null, baseline]) {
          const found = await inspect(await connect(known))
          const about = found?.filter((finding) => finding.permission === permission && finding.axis === axis) ?? null
          const where = `${permission}:${axis} ${known ? 'learnt' : 'not learnt'}`
          // Without the API feature the log-in itself may be refused: that error names the row.
          if (about === null) expect(permission, where).toBe(apiAccess)
          else if (!isNeeded) expect(about, where).toEqual([])
          else expect(verdictsOf(about), where).toEqual([expectedFor(permission, axis, known !== null && canRead(variant), variant)])
          // Nothing that is held is called missing.
          expect(found?.filter((finding) => isNamed(finding) && !isSame(finding, permission, axis)) ?? [], where).toEqual([])
        }
      }
    })
  },
)

test('an administrator holds all, which is too much; a foreign right is too much by a read, and by the lesson', async () => {
  const { running, connect } = await start({})
  const grants = leastRole(role, jobs)
  const baseline = await learn(running, connect, grants)
  running.setRights([
    ...rightsOf(grants),
    { path: ['Admin', 'Security', 'Roles', 'Special Features', 'System Administrator'], levels: { granted: 'on' } },
  ])
  const admin = await inspect(await connect(null))
  expect(admin?.filter(({ verdict }) => verdict === 'excess').map(({ permission }) => permission)).toContain('administrator')
  expect(admin?.filter(({ verdict }) => verdict === 'missing' || verdict === 'unknown')).toEqual([])
  running.setRights([
    ...rightsOf(grants),
    { path: ['Admin', 'Security', 'Roles', 'Finance', 'Contracts'], levels: { view: 'on', delete: 'on' } },
  ])
  const byRead = await inspect(await connect(null))
  expect(byRead?.filter(({ verdict }) => verdict === 'excess').every(({ evidence }) => evidence === 'probe')).toBe(true)
  const byLesson = await inspect(await connect(baseline))
  const foreign = byLesson?.filter(({ verdict, permission }) => verdict === 'excess' && permission.startsWith('not learnt'))
  expect(foreign?.map(({ permission }) => permission.split(' ').at(-1)).sort()).toEqual(['delete', 'view'])
})

interface Started {
  readonly running: RunningSandbox
  readonly connect: (baseline: RoleBaseline | null) => Promise<ConnectionV1>
}

async function start(variant: Readonly<Record<string, string>>): Promise<Started> {
  const clock = virtualClock('2026-03-02T14:00:00Z')
  const running = await sandbox.start({ seed: 'demo', clock, variants: variant })
  onTestFinished(() => running.stop())
  return { running, connect: (baseline) => connectTo(running.settings, { clock, baseline }) }
}

/** As `jackfield role learn` does it: a snapshot after each box. */
async function learn(running: RunningSandbox, connect: Started['connect'], grants: readonly Grant[]): Promise<RoleBaseline | null> {
  const ticked: SandboxRight[] = [...rightsOf(grants.filter(({ permission }) => permission === apiAccess))]
  running.setRights(ticked)
  const connection = await connect(null)
  const look = () => connection.capabilities.roleLearner!.snapshot()
  const first = await look().catch(() => null)
  // Where the user may not read its own rights nothing can be learnt.
  if (first === null) return null
  let baseline: RoleBaseline = { learntAt: '2026-03-02T14:00:00Z', base: first.marks, rights: [] }
  let before = first
  for (const { permission, axis } of boxesOf(grants).filter((box) => box.permission !== apiAccess)) {
    ticked.push(...rightsOf([{ permission, atLeast: { [axis]: 'on' } }]))
    running.setRights(joined(ticked))
    const after = await look()
    baseline = withLesson(baseline, { permission, axis, rank: 'on' }, before, after)
    before = after
  }
  return baseline
}

/** Null where the look itself was refused for want of the API feature. */
async function inspect(connection: ConnectionV1): Promise<readonly RoleFinding[] | null> {
  try {
    return (await connection.capabilities.roleInspector!.inspect(jobs)).findings
  } catch (error) {
    if (!JackfieldError.isInstance(error) || error.code !== 'PERMISSION') throw error
    expect(JSON.stringify(error)).toContain(apiAccess)
    return null
  }
}

function expectedFor(permission: string, axis: string, isLearnt: boolean, variant: Readonly<Record<string, string>>): 'named' | 'unknown' {
  if (permission === apiAccess) return 'named'
  const isOpen = permission === 'admin.service-desk' && variant['lookupGuard'] === 'open'
  if (axis === 'view' && probed.has(permission) && !isOpen) return 'named'
  return isLearnt ? 'named' : 'unknown'
}

/** Missing, or perhaps missing where nobody knows that it is needed. */
function isNamed({ verdict, found, permission }: RoleFinding): boolean {
  return role.permissions.some(({ id }) => id === permission) && (verdict === 'missing' || (verdict === 'unknown' && found === 'off'))
}

function verdictsOf(findings: readonly RoleFinding[]): readonly string[] {
  return findings.map((finding) => (isNamed(finding) ? 'named' : finding.verdict))
}

function isSame(finding: RoleFinding, permission: string, axis: string): boolean {
  return finding.permission === permission && finding.axis === axis
}

/** Whether the user of this variant reads its own record, and that record shows what it holds. */
function canRead(variant: Readonly<Record<string, string>>): boolean {
  return variant['userInfoGuard'] === undefined
}

function boxesOf(grants: readonly Grant[]) {
  return grants.flatMap(({ permission, atLeast }) => Object.keys(atLeast).map((axis) => ({ permission, axis })))
}

function merged(...lists: readonly (readonly Grant[])[]): readonly Grant[] {
  const all = Map.groupBy(lists.flat(), ({ permission }) => permission)
  return [...all].map(([permission, same]) => ({
    permission,
    atLeast: Object.assign({}, ...same.map(({ atLeast }) => atLeast)) as Record<string, string>,
  }))
}

function without(grants: readonly Grant[], permission: string, axis: string): readonly Grant[] {
  return grants.map((grant) => (grant.permission === permission ? { ...grant, atLeast: { ...grant.atLeast, [axis]: 'off' } } : grant))
}

function rightsOf(grants: readonly Grant[]): readonly SandboxRight[] {
  return grants.map(({ permission, atLeast }) => ({ path: role.permissions.find(({ id }) => id === permission)!.path, levels: atLeast }))
}

function joined(rights: readonly SandboxRight[]): readonly SandboxRight[] {
  const byPath = Map.groupBy(rights, ({ path }) => path.join())
  return [...byPath.values()].map((same) => ({
    path: same[0]!.path,
    levels: Object.assign({}, ...same.map(({ levels }) => levels)) as Record<string, string>,
  }))
}
