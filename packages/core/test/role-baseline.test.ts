import { expect, test } from 'vitest'
import { judgeRole, roleFor, rightsByBaseline, withLesson } from '../src/index.ts'
import type { RightsSnapshot, RoleBaseline, RoleDefinition } from '../src/index.ts'

const need = { certainty: 'vendor', source: 'the vendor’s table' } as const
const role: RoleDefinition = {
  axes: [
    { id: 'view', label: { en: 'View' }, ranks: ['off', 'on'] },
    { id: 'modify', label: { en: 'Modify' }, ranks: ['off', 'on'] },
  ],
  permissions: [
    { id: 'tickets', carrier: 'role', path: ['Service Desk', 'Tickets'], axes: ['view', 'modify'] },
    { id: 'accounts', carrier: 'role', path: ['CRM', 'Accounts'], axes: ['view'] },
  ],
  needs: [
    { operation: 'ticketDesk.create', permission: 'tickets', atLeast: { modify: 'on' }, ...need },
    { operation: 'ticketDesk.get', permission: 'tickets', atLeast: { view: 'on' }, ...need },
    { operation: 'companyDirectory.list', permission: 'accounts', atLeast: { view: 'on' }, ...need, when: { generation: '9' } },
  ],
  presets: [{ id: 'old', source: 'a page', grants: [], when: { generation: '9' } }],
  never: [{ operation: 'ticketDesk.close', reason: { en: 'It can’t.' }, source: 'a page', when: { generation: 'X' } }],
}

const seen = (...marks: string[]): RightsSnapshot => ({ marks, isAdministrator: false, userId: '7' })
const nothing: RoleBaseline = { learntAt: '2026-11-25T10:00:00Z', base: ['m0'], rights: [] }

/** A technician ticks view, then modify, then the accounts, which the vendor does not show. */
const learnt = [
  { right: { permission: 'tickets', axis: 'view', rank: 'on' }, before: seen('m0'), after: seen('m0', 'm1') },
  { right: { permission: 'tickets', axis: 'modify', rank: 'on' }, before: seen('m0', 'm1'), after: seen('m0', 'm1', 'm2', 'm3') },
  { right: { permission: 'accounts', axis: 'view', rank: 'on' }, before: seen('m3'), after: seen('m3') },
].reduce((baseline, { right, before, after }) => withLesson(baseline, right, before, after), nothing)

test('a lesson keeps the marks that came with the grant, and a second lesson of the same right replaces it', () => {
  expect(learnt.rights.map(({ permission, axis, marks }) => [permission, axis, marks])).toEqual([
    ['tickets', 'view', ['m1']],
    ['tickets', 'modify', ['m2', 'm3']],
    ['accounts', 'view', []],
  ])
  const again = withLesson(learnt, { permission: 'tickets', axis: 'view', rank: 'on' }, seen('m0'), seen('m0', 'm9'))
  expect(again.rights.filter(({ axis, permission }) => permission === 'tickets' && axis === 'view')).toEqual([
    { permission: 'tickets', axis: 'view', rank: 'on', marks: ['m9'] },
  ])
})

test('a right is held with all of its marks, missing with fewer, and unknown where it brought none', () => {
  const rights = rightsByBaseline(role, learnt, seen('m0', 'm1', 'm2'))
  expect(rights.map(({ permission, axis, rank }) => [permission, axis, rank])).toEqual([
    ['tickets', 'view', 'on'],
    ['tickets', 'modify', 'off'],
    ['accounts', 'view', null],
  ])
  const findings = judgeRole(role, ['ticketDesk.create', 'ticketDesk.get', 'companyDirectory.list'], {
    rights,
    items: {},
    administrator: false,
    isWhole: false,
  })
  expect(findings.map(({ permission, axis, verdict, evidence }) => [permission, axis, verdict, evidence])).toEqual([
    ['tickets', 'modify', 'missing', 'baseline'],
    ['tickets', 'view', 'held', 'baseline'],
    ['accounts', 'view', 'unknown', 'baseline'],
  ])
})

test('a mark that no lesson explains is excess; what everybody has is not', () => {
  const rights = rightsByBaseline(role, learnt, seen('m0', 'm1', 'm77'))
  const findings = judgeRole(role, ['ticketDesk.get'], { rights, items: {}, administrator: false, isWhole: false })
  expect(findings.filter(({ verdict }) => verdict === 'excess').map(({ permission }) => permission)).toEqual(['not learnt > m77'])
})

test('a role has the parts of its connection’s settings', () => {
  const nine = roleFor(role, { generation: '9' })
  expect([nine.needs.length, nine.presets.length, nine.never.length]).toEqual([3, 1, 0])
  const x = roleFor(role, { generation: 'X' })
  expect([x.needs.length, x.presets.length, x.never.length]).toEqual([2, 0, 1])
})
