import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kaseyaBms } from '@jackfield/kaseya-bms'
import { jobOperations, leastRole } from '@jackfield/core'
import type { RoleBaseline, RoleFinding } from '@jackfield/core'
import type { SandboxRight } from '@jackfield/sandbox'
import { sandboxRights } from '../src/commands/demo/rights.ts'
import { firstBaseline, lessonsFor, openLessons, taught } from '../src/commands/role/lessons.ts'
import type { Lesson } from '../src/commands/role/lessons.ts'
import { documentOf, jackfield, passingHome, servedSandboxOf } from './jackfield.ts'
import type { Ran, ServedSandbox } from './jackfield.ts'
import { hasTmux, terminal, withoutTmux } from './terminal.ts'

const { role } = kaseyaBms
const operations = (['tickets', 'notes', 'close', 'companies'] as const).flatMap((job) => jobOperations[job])
const jobs = ['--for', 'tickets,notes,close,companies']
const least = sandboxRights(role, leastRole(role, operations))
const lessons = lessonsFor(role, operations)

let home: Awaited<ReturnType<typeof passingHome>>
let sandbox: ServedSandbox

const run = (...words: readonly string[]): Promise<Ran> => jackfield(words, { home: home.dir })
const learn = (...words: readonly string[]): Promise<Ran> => run('role', 'learn', 'acme', ...jobs, ...words)

/** The role with the API feature and the first so many boxes of the lessons ticked, and what else is given. */
async function tick(upTo: number, ...more: readonly SandboxRight[]): Promise<void> {
  const rows = lessons.slice(0, upTo).map((lesson) => ({ path: pathOf(lesson), levels: { [lesson.axis]: lesson.rank } }))
  const merged = [...Map.groupBy([apiAccess, ...rows, ...more], ({ path }) => path.join()).values()].map((same) => ({
    path: same[0]!.path,
    levels: Object.assign({}, ...same.map(({ levels }) => levels)) as Record<string, string>,
  }))
  await sandbox.setRights(merged)
}

const apiAccess: SandboxRight = { path: ['Admin', 'Security', 'Roles', 'Special Features', 'Has API Access'], levels: { granted: 'on' } }
const invoices: SandboxRight = { path: ['Admin', 'Security', 'Roles', 'Finance', 'Contracts'], levels: { view: 'on', modify: 'on' } }

function pathOf({ permission }: Lesson): readonly [string, ...string[]] {
  return role.permissions.find(({ id }) => id === permission)!.path
}

beforeAll(async () => {
  home = await passingHome()
  sandbox = await servedSandboxOf('kaseya-bms', '--seed', 'demo')
  const file = await home.file('settings.json', JSON.stringify(sandbox.settings))
  expect(await run('connections', 'add', 'kaseya-bms', '--name', 'acme', '--settings', file)).toMatchObject({ code: 0 })
})

afterAll(async () => {
  await sandbox?.stop()
  await home?.remove()
})

test('lessons are the rows of the least role, without what every call needs, and an open one is one that nobody taught', () => {
  const first = lessons[0]!
  expect(lessons.map(({ permission, axis }) => `${permission}:${axis}`)).toEqual([
    'service-desk.tickets:view',
    'service-desk.tickets:modify',
    'crm.accounts:view',
    'crm.contacts:view',
    'admin.service-desk:view',
  ])
  const seen = (marks: readonly string[]) => ({ marks, isAdministrator: false, userId: '7' })
  const base = firstBaseline(seen(['a']), '2026-11-25T00:00:00Z')
  const step = taught(base, first, seen(['a']), seen(['a', 'b']), '2026-11-25T00:00:01Z')
  expect(step).toMatchObject({
    marks: 1,
    baseline: { base: ['a'], rights: [{ ...first, marks: ['b'] }], learntAt: '2026-11-25T00:00:01Z' },
  })
  expect(openLessons(lessons, step.baseline)).toEqual(lessons.slice(1))
})

describe('role learn, a step at a time', () => {
  test('before anything was taught the check says so, and names the way', async () => {
    await sandbox.setRights(least)
    const check = await run('role', 'check', 'acme', ...jobs)
    expect(check).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/unknown \(BMS shows rights as numbers[^]*jackfield role learn acme/),
    })
    expect(await learn('--show')).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing was taught on acme yet') })
    expect(await learn('--grant', 'service-desk.tickets:view')).toMatchObject({ code: 2, stderr: expect.stringContaining('--base') })
    expect(await learn()).toMatchObject({ code: 2, stderr: expect.stringContaining('--grant PERMISSION:AXIS') })
    expect(await learn('--base', '--forget')).toMatchObject({ code: 2, stderr: expect.stringContaining('one of them') })
    expect(await learn('--grant', 'service-desk.tickets:granted')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('service-desk.tickets:view|modify|delete'),
    })
  })

  test('each box that is ticked is learnt, and it goes on where it was stopped', async () => {
    await tick(0)
    expect(await learn('--base')).toMatchObject({ code: 0, stdout: expect.stringContaining('5 rows left') })
    for (const [index, { permission, axis }] of lessons.entries()) {
      await tick(index + 1)
      const ran = await learn('--grant', `${permission}:${axis}`, '--json')
      expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining('Learnt: ') })
      const { baseline, left } = documentOf<{ baseline: RoleBaseline; left: Lesson[] }>(ran)
      expect(baseline.rights.at(-1)).toMatchObject({ permission, axis, rank: 'on', marks: [expect.stringContaining(axis)] })
      expect(left).toEqual(lessons.slice(index + 1))
    }
    expect(await learn('--show')).toMatchObject({ stdout: expect.stringContaining('Nothing is left') })
  })

  test('from then on the check names each row that is taken away, and what nobody taught is too much', async () => {
    const findings = async (...more: readonly string[]) => {
      const ran = await run('role', 'check', 'acme', ...jobs, '--json', ...more)
      return { code: ran.code, ...documentOf<{ findings: RoleFinding[]; nextStep: string | null }>(ran) }
    }
    await sandbox.setRights(least)
    const whole = await findings('--strict')
    expect([whole.code, whole.nextStep, whole.findings.filter(({ verdict }) => verdict !== 'held')]).toEqual([0, null, []])
    for (const lost of lessons) {
      await sandbox.setRights(
        least.map((right) =>
          right.path === pathOf(lost) || right.path.join() === pathOf(lost).join()
            ? { ...right, levels: { ...right.levels, [lost.axis]: 'off' } }
            : right,
        ),
      )
      const { findings: found } = await findings()
      const bad = found.filter(({ verdict }) => verdict === 'missing' || verdict === 'unknown')
      expect(bad.map(({ permission, axis }) => `${permission}:${axis}`)).toEqual([`${lost.permission}:${lost.axis}`])
    }
    await sandbox.setRights([...least, invoices])
    const excess = await findings('--strict')
    expect(excess.code).toBe(5)
    expect(excess.findings.filter(({ verdict }) => verdict === 'excess').length).toBeGreaterThan(0)
  })

  test('what was taught can be forgotten', async () => {
    expect(await learn('--forget')).toMatchObject({ code: 0, stdout: expect.stringContaining('forgotten') })
    expect(await learn('--show')).toMatchObject({ stdout: expect.stringContaining('Nothing was taught') })
  })

  test('an administrator teaches nothing', async () => {
    await sandbox.setRights([
      apiAccess,
      { path: ['Admin', 'Security', 'Roles', 'Special Features', 'System Administrator'], levels: { granted: 'on' } },
    ])
    expect(await learn('--base')).toMatchObject({ code: 2, stderr: expect.stringContaining('administrator') })
    const check = await run('role', 'check', 'acme', ...jobs, '--strict')
    expect(check).toMatchObject({ code: 5, stdout: expect.stringContaining('administrator') })
  })
})

if (!hasTmux) console.warn(withoutTmux)

describe.skipIf(!hasTmux)('role learn in a real terminal', () => {
  test('asks for box after box, looks again where nothing appeared, stops and goes on', async () => {
    await tick(0)
    const first = await terminal(['role', 'learn', 'acme', ...jobs, '--home', home.dir])
    try {
      await first.sees(/Is the role saved like that\?/)
      await first.answer()
      await first.sees(/Tick and save: .*Service Desk > Tickets, View: on/)
      await first.answer()
      await first.sees(/Nothing appeared for[^]*Look again/)
      await tick(1)
      await first.answer()
      await first.sees(/Nothing appeared\.[^]*Tick and save/)
      await first.answer()
      await first.sees(/Learnt: .*Tickets, View: on\.[^]*Tick and save: .*Tickets, Modify: on/)
      await first.press('Down')
      await first.answer()
      await first.sees(/4 rows left/)
      expect(await first.ended()).toBe(0)
    } finally {
      await first.close()
    }
    const second = await terminal(['role', 'learn', 'acme', ...jobs, '--home', home.dir])
    try {
      await second.sees(/Tick and save: .*Tickets, Modify: on/)
      await tick(2)
      await second.answer()
      await second.sees(/Learnt: .*Tickets, Modify: on\.[^]*Tick and save: .*CRM > Accounts, View: on/)
      await second.press('C-c')
      expect(await second.ended()).not.toBe(0)
    } finally {
      await second.close()
    }
    expect(await learn('--show')).toMatchObject({ stdout: expect.stringContaining('3 rows left') })
  })
})
