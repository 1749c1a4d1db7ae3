import { describe, expect, test } from 'vitest'
import { judgeRole } from '../src/index.ts'
import type { Certainty, HeldRight, HeldRights, Need, RoleDefinition } from '../src/index.ts'

const path = ['Security Roles', 'Tickets'] as const
const role = (certainty: Certainty = 'vendor', items?: readonly string[]): RoleDefinition => {
  const need: Need = {
    operation: 'ticketDesk.close',
    permission: 'tickets',
    atLeast: { edit: 'All' },
    certainty,
    source: 'a page',
    ...(items ? { items } : {}),
  }
  return {
    axes: [
      { id: 'edit', label: { en: 'Edit' }, ranks: ['None', 'My', 'All'] },
      { id: 'delete', label: { en: 'Delete' }, ranks: ['None', 'My', 'All'] },
    ],
    permissions: [{ id: 'tickets', carrier: 'role', path, axes: ['edit', 'delete'] }],
    needs: [need],
    presets: [],
    never: [],
  }
}

const right = (rank: string | null, more: Partial<HeldRight> = {}): HeldRight => ({
  permission: 'tickets',
  path,
  axis: 'edit',
  rank,
  evidence: 'listed',
  ...more,
})

const holding = (rights: readonly HeldRight[], more: Partial<HeldRights> = {}): HeldRights => ({
  rights,
  items: {},
  administrator: false,
  isWhole: true,
  ...more,
})

const judge = (held: HeldRights, definition = role()) => judgeRole(definition, ['ticketDesk.close'], held)

describe('a right that is needed', () => {
  test('held: the rank is there, or a stronger one', () => {
    expect(judge(holding([right('All')]))).toEqual([
      { permission: 'tickets', axis: 'edit', needed: 'All', found: 'All', verdict: 'held', certainty: 'vendor', evidence: 'listed' },
    ])
    const half = { ...role(), needs: [{ ...role().needs[0]!, atLeast: { edit: 'My' } }] }
    expect(judge(holding([right('All')]), half)[0]).toMatchObject({ needed: 'My', found: 'All', verdict: 'held' })
  })

  test('missing: the rank is too weak', () => {
    expect(judge(holding([right('My', { evidence: 'probe' })]))).toEqual([
      { permission: 'tickets', axis: 'edit', needed: 'All', found: 'My', verdict: 'missing', certainty: 'vendor', evidence: 'probe' },
    ])
  })

  test('missing: the right is not among all that the vendor listed', () => {
    expect(judge(holding([]))[0]).toMatchObject({ found: 'None', verdict: 'missing', evidence: 'listed' })
  })

  test('unknown: the right is not listed, and the list is not whole', () => {
    expect(judge(holding([], { isWhole: false }))[0]).toMatchObject({
      found: null,
      verdict: 'unknown',
      evidence: 'none',
      reason: 'the vendor does not tell',
    })
  })

  test('unknown: the right is listed and its rank is not told, with the reason that came with it', () => {
    expect(judge(holding([right(null, { evidence: 'none', reason: 'no probe reads this' })]))[0]).toMatchObject({
      found: null,
      verdict: 'unknown',
      reason: 'no probe reads this',
    })
  })

  test('unknown: the vendor sent a rank that the axis does not know', () => {
    expect(judge(holding([right('Mine')]))[0]).toMatchObject({
      found: 'Mine',
      verdict: 'unknown',
      reason: expect.stringContaining('“Mine”'),
    })
  })

  test('a miss of what was only inferred is unknown: nobody knows that it is needed', () => {
    expect(judge(holding([right('None')]), role('inferred'))[0]).toMatchObject({
      verdict: 'unknown',
      certainty: 'inferred',
      reason: expect.stringContaining('perhaps'),
    })
    expect(judge(holding([right('None')]), role('seen'))[0]).toMatchObject({ verdict: 'missing', certainty: 'seen' })
  })

  test('the surest of several needs for the same rank counts, and a need for a weaker rank does not', () => {
    const [need] = role('inferred').needs
    const both = (other: Need) => ({ ...role(), needs: [need!, other] })
    expect(judge(holding([right('None')]), both({ ...need!, certainty: 'seen' }))[0]).toMatchObject({
      verdict: 'missing',
      certainty: 'seen',
    })
    const weaker = both({ ...need!, certainty: 'vendor', atLeast: { edit: 'My' } })
    expect(judge(holding([right('None')]), weaker)[0]).toMatchObject({ verdict: 'unknown', certainty: 'inferred' })
  })
})

describe('an entry of a narrowed list', () => {
  const narrowed = role('vendor', ['Service / Service Board'])
  const itemOf = (items: HeldRights['items'], more: Partial<HeldRights> = {}) =>
    judge(holding([right('All')], { items, ...more }), narrowed).find(({ axis }) => axis === 'items')

  test('held: it is allowed, or there is no narrowed list', () => {
    expect(itemOf({ tickets: ['Service / Service Board'] })).toMatchObject({ verdict: 'held', found: 'Service / Service Board' })
    expect(itemOf({})).toMatchObject({ verdict: 'held' })
  })

  test('missing: the list leaves it out', () => {
    expect(itemOf({ tickets: ['Company / Company Type'] })).toMatchObject({
      verdict: 'missing',
      needed: 'Service / Service Board',
      found: null,
    })
  })

  test('unknown: the list can’t be seen', () => {
    expect(itemOf({ tickets: null })).toMatchObject({ verdict: 'unknown', evidence: 'none' })
  })

  test('unknown: the list leaves out what was only inferred', () => {
    const inferred = judge(holding([right('All')], { items: { tickets: [] } }), role('inferred', ['Board'])).find(
      ({ axis }) => axis === 'items',
    )
    expect(inferred).toMatchObject({ verdict: 'unknown', certainty: 'inferred' })
  })
})

describe('a right that nothing needs', () => {
  test('excess: another axis, a stronger rank, a function that the role does not know', () => {
    const half = { ...role(), needs: [{ ...role().needs[0]!, atLeast: { edit: 'My' } }] }
    const stranger = right('All', { permission: null, path: ['Finance', 'Invoicing'] })
    const excess = judge(holding([right('All'), right('My', { axis: 'delete' }), stranger]), half).filter(
      ({ verdict }) => verdict === 'excess',
    )
    expect(excess).toEqual([
      { permission: 'tickets', axis: 'edit', needed: 'My', found: 'All', verdict: 'excess', certainty: null, evidence: 'listed' },
      { permission: 'tickets', axis: 'delete', needed: null, found: 'My', verdict: 'excess', certainty: null, evidence: 'listed' },
      {
        permission: 'Finance > Invoicing',
        axis: 'edit',
        needed: null,
        found: 'All',
        verdict: 'excess',
        certainty: null,
        evidence: 'listed',
      },
    ])
  })

  test('no excess: the weakest rank is nothing, and what can’t be told accuses nobody', () => {
    const verdicts = judge(holding([right('All'), right('None', { axis: 'delete' }), right(null, { axis: 'delete' })])).map(
      ({ verdict }) => verdict,
    )
    expect(verdicts).toEqual(['held'])
  })

  test('what another operation needs is excess while that operation isn’t used', () => {
    expect(judgeRole(role(), ['ticketDesk.get'], holding([right('All')]))).toEqual([
      expect.objectContaining({ permission: 'tickets', verdict: 'excess', needed: null }),
    ])
  })
})

describe('an administrator', () => {
  test('holds everything, which is excess', () => {
    const findings = judge(holding([], { administrator: true, items: { tickets: [] } }), role('vendor', ['Board']))
    expect(findings.map(({ permission, axis, verdict }) => [permission, axis, verdict])).toEqual([
      ['tickets', 'edit', 'held'],
      ['tickets', 'items', 'held'],
      ['administrator', 'granted', 'excess'],
    ])
  })

  test('where it can’t be told, the listed rights are judged', () => {
    expect(judge(holding([right('None')], { administrator: null }))[0]).toMatchObject({ verdict: 'missing' })
  })
})
