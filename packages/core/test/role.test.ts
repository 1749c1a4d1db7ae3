import { describe, expect, test } from 'vitest'
import { leastRole, rankOf } from '../src/index.ts'
import type { RoleDefinition } from '../src/index.ts'

const levels = ['None', 'My', 'All'] as const
const role: RoleDefinition = {
  axes: [
    { id: 'inquire', label: { en: 'Inquire' }, ranks: levels },
    { id: 'edit', label: { en: 'Edit' }, ranks: levels },
  ],
  permissions: ['tickets', 'close-tickets', 'tables', 'invoices'].map((id) => ({
    id,
    carrier: 'role',
    path: ['Security Roles', id],
    axes: ['inquire', 'edit'],
  })),
  needs: [
    { operation: 'catalog.boards', permission: 'tables', atLeast: { inquire: 'All' }, items: ['Board'], certainty: 'vendor', source: 'a' },
    {
      operation: 'catalog.statuses',
      permission: 'tables',
      atLeast: { inquire: 'My' },
      items: ['Status', 'Board'],
      certainty: 'seen',
      source: 'b',
    },
    { operation: 'ticketDesk.get', permission: 'tickets', atLeast: { inquire: 'My' }, certainty: 'vendor', source: 'c' },
    { operation: 'ticketDesk.close', permission: 'close-tickets', atLeast: { edit: 'All' }, certainty: 'vendor', source: 'd' },
    { operation: 'ticketDesk.close', permission: 'tickets', atLeast: { inquire: 'All', edit: 'All' }, certainty: 'vendor', source: 'e' },
    { operation: 'ticketDesk.update', permission: 'tickets', atLeast: { inquire: 'None', edit: 'My' }, certainty: 'vendor', source: 'f' },
  ],
  presets: [{ id: 'published', source: 'a page', grants: [{ permission: 'invoices', atLeast: { inquire: 'All' } }] }],
  never: [],
}

describe('leastRole', () => {
  test('nothing is needed for nothing', () => {
    expect(leastRole(role, [])).toEqual([])
  })

  test('holds just what the operations need, and no preset', () => {
    expect(leastRole(role, ['ticketDesk.get'])).toEqual([{ permission: 'tickets', atLeast: { inquire: 'My' } }])
  })

  test('takes the strongest rank of each axis, whichever need comes first', () => {
    const strongest = { permission: 'tickets', atLeast: { inquire: 'All', edit: 'All' } }
    const closing = { permission: 'close-tickets', atLeast: { edit: 'All' } }
    expect(leastRole(role, ['ticketDesk.get', 'ticketDesk.close', 'ticketDesk.update'])).toEqual([strongest, closing])
    expect(leastRole({ ...role, needs: role.needs.toReversed() }, ['ticketDesk.update', 'ticketDesk.close'])).toEqual([strongest, closing])
  })

  test('collects the items of all needs, each once', () => {
    expect(leastRole(role, ['catalog.boards', 'catalog.statuses'])).toEqual([
      { permission: 'tables', atLeast: { inquire: 'All' }, items: ['Board', 'Status'] },
    ])
  })

  test('keeps the order of the permissions, which is that of the vendor’s screen', () => {
    const ids = leastRole(role, ['catalog.boards', 'ticketDesk.close']).map(({ permission }) => permission)
    expect(ids).toEqual(['tickets', 'close-tickets', 'tables'])
  })
})

test('rankOf counts from nothing and knows no rank of another axis', () => {
  expect(levels.map((rank) => rankOf(role, 'edit', rank))).toEqual([0, 1, 2])
  expect(rankOf(role, 'edit', 'on')).toBe(-1)
  expect(rankOf(role, 'view', 'All')).toBe(-1)
})
