import { describe, expect, test } from 'vitest'
import { seededRandom, virtualClock } from '@jackfield/sandbox'
import { flagIn, lowered, namesIn, numberIn, numbersIn, textIn, wholeNumber } from '../sandbox/body.ts'
import { createCallCounts } from '../sandbox/call-limit.ts'
import { createSessions } from '../sandbox/sessions.ts'
import { seedTenant } from '../sandbox/seeds/seeds.ts'
import { variants } from '../sandbox/variants.ts'
import type { Tenant } from '../sandbox/tenant.ts'
import { present } from '../sandbox/wire/present.ts'
import { dayAndTime, offsetAt, timeIn, wireTime } from '../sandbox/wire/times.ts'

function tenantWith(chosen: Readonly<Record<string, string>> = {}, seed = 'empty'): Tenant {
  const standard: Readonly<Record<string, readonly string[]>> = variants
  return seedTenant({
    seed,
    clock: virtualClock('2026-03-02T14:00:00Z'),
    publicUrl: 'http://127.0.0.1',
    random: seededRandom('binding'),
    variant: (name) => chosen[name] ?? standard[name]?.[0] ?? '',
    deliver: () => undefined,
  })
}

describe('values of a request', () => {
  test.each([
    [5, 5],
    ['5', 5],
    [' 7 ', 7],
    ['-1', -1],
    [0, 0],
    ['', null],
    ['5x', null],
    [5.5, null],
    [null, null],
    [true, null],
    [[5], null],
    ['99999999999999999999', null],
  ])('%o as a whole number is %o', (value, expected) => {
    expect(wholeNumber(value)).toBe(expected)
  })

  test.each([
    [true, true],
    ['True', true],
    [1, true],
    ['1', true],
    [false, false],
    ['FALSE', false],
    [0, false],
    ['0', false],
    ['yes', null],
    [null, null],
    [undefined, null],
  ])('%o as a flag is %o', (value, expected) => {
    expect(flagIn({ flag: value }, 'Flag')).toBe(expected)
  })

  test('are found whatever the case of their names', () => {
    const given = lowered({ QUEUENames: 'A, b ,,C', accountIDS: [1, '2', 'x'], Ids: '3,4, five', Number: 12 })
    expect(namesIn(given, 'queueNames')).toEqual(['a', 'b', 'c'])
    expect(numbersIn(given, 'AccountIds')).toEqual([1, 2])
    expect(numbersIn(given, 'ids')).toEqual([3, 4])
    expect([textIn(given, 'number'), numberIn(given, 'NUMBER'), textIn(given, 'nothing')]).toEqual(['12', 12, ''])
    expect(lowered([1])).toEqual({})
    expect(lowered(null)).toEqual({})
  })
})

describe('times', () => {
  const summer = Date.parse('2026-07-01T12:00:00Z')

  test.each([
    ['2026-07-01T08:00:00', summer],
    ['2026-07-01 08:00', summer],
    ['2026-07-01T12:00:00Z', summer],
    ['2026-07-01T14:00:00+02:00', summer],
    ['2026-07-01T12:00:00.000z', summer],
    ['2026-07-01', Date.parse('2026-07-01T04:00:00Z')],
    ['2026-01-01', Date.parse('2026-01-01T05:00:00Z')],
    ['2026-13-01', null],
    ['2026-07-01T25:00:00', null],
    ['tomorrow', null],
    ['', null],
    [summer, null],
    [null, null],
  ])('%o is read', (text, expected) => {
    expect(timeIn(tenantWith(), text)).toBe(expected)
  })

  test('are read in UTC where replies are in UTC', () => {
    for (const times of ['utc', 'with-zone']) expect(timeIn(tenantWith({ times }), '2026-07-01T12:00:00')).toBe(summer)
  })

  test.each([
    [summer, '2026-07-01T08:00:00'],
    [summer + 120, '2026-07-01T08:00:00.12'],
    [Date.parse('2026-01-01T03:00:00Z'), '2025-12-31T22:00:00'],
    [Date.parse('2026-01-01T15:00:10Z'), '2026-01-01T10:00:10'],
    [null, null],
  ])('%o is written', (time, expected) => {
    expect(wireTime(tenantWith(), time)).toBe(expected)
  })

  test('come back as they went through every hour of the days on which clocks are moved', () => {
    const tenant = tenantWith()
    for (const day of ['2026-03-08', '2026-11-01']) {
      const start = Date.parse(`${day}T00:00:00Z`)
      const back = Array.from({ length: 30 }, (_, hour) => {
        const time = start + hour * 3_600_000
        return [time, timeIn(tenant, wireTime(tenant, time))] as const
      }).filter(([time, read]) => time !== read)
      // The hour that autumn has twice can't be told apart: its second half is read as its first.
      expect(back).toEqual(day === '2026-11-01' ? [[start + 6 * 3_600_000, start + 5 * 3_600_000]] : [])
    }
  })

  test('the zone is five hours behind in winter, four in summer', () => {
    expect([offsetAt(Date.parse('2026-01-05T00:00:00Z')), offsetAt(summer)]).toEqual([-5 * 3_600_000, -4 * 3_600_000])
    expect(dayAndTime(Date.parse('2026-01-05T03:30:15Z'))).toEqual({ day: '2026-01-04', time: '22:30:15' })
  })
})

describe('what is presented', () => {
  const value = { Id: 1, SLAId: null, Inner: [{ AccountId: 2, Count: 3, CreatedBy: 4 }], Name: 'x', TotalRecords: 5, Ids: [6] }

  test('has names by the variant, at every depth', () => {
    expect(present(tenantWith(), value)).toEqual({
      id: 1,
      slaId: null,
      inner: [{ accountId: 2, count: 3, createdBy: 4 }],
      name: 'x',
      totalRecords: 5,
      ids: [6],
    })
    expect(present(tenantWith({ casing: 'pascal' }), value)).toEqual(value)
  })

  test('has ids as texts by the variant, and no counts', () => {
    expect(present(tenantWith({ ids: 'text', casing: 'pascal' }), value)).toEqual({
      ...value,
      Id: '1',
      Inner: [{ AccountId: '2', Count: 3, CreatedBy: '4' }],
    })
  })
})

describe('sessions', () => {
  test('are different ones each time, and end one by one', async () => {
    const clock = virtualClock('2026-03-02T14:00:00Z')
    const sessions = createSessions({ ...tenantWith().context, clock })
    const first = sessions.open(1)
    await clock.advance(60_000)
    const second = sessions.open(1)
    expect(second.accessToken).not.toBe(first.accessToken)
    await clock.advance(first.accessUntil - clock.now())
    expect([sessions.find(first.accessToken), sessions.find(second.accessToken)]).toEqual([null, second])
    expect(sessions.find('')).toBeNull()
  })
})

test('calls are counted by endpoint, and anew an hour after the first', async () => {
  const clock = virtualClock('2026-03-02T14:00:00Z')
  const counts = createCallCounts(clock)
  const admitted = (endpoint: string, calls: number): number =>
    Array.from({ length: calls }, () => counts.admits(endpoint)).filter(Boolean).length
  expect([admitted('a', 1600), admitted('b', 10)]).toEqual([1500, 10])
  await clock.advance(3_599_999)
  expect([admitted('a', 1), admitted('b', 1)]).toEqual([0, 1])
  await clock.advance(1)
  expect(admitted('a', 1600)).toBe(1500)
})

describe('seeds', () => {
  test.each(['empty', 'demo', 'large'])('%s: what rows point to is there', (seed) => {
    const tenant = tenantWith({}, seed)
    for (const row of tenant.tickets.rows()) {
      expect(tenant.locations.get(row.locationId)?.accountId, row.title).toBe(row.accountId)
      const { statusId, priorityId, queueId, assigneeId, contactId } = row
      expect([tenant.statuses.get(statusId), tenant.priorities.get(priorityId), tenant.queues.get(queueId ?? 0)]).not.toContain(undefined)
      if (assigneeId !== null) expect(tenant.employees.get(assigneeId)?.canBeAssigned).toBe(true)
      if (contactId !== null) expect(tenant.contacts.get(contactId)?.accountId).toBe(row.accountId)
      expect(row.completedDate !== null, row.title).toBe(tenant.statuses.get(statusId)?.typeId === 4)
      expect(row.openDate).toBeLessThanOrEqual(tenant.context.clock.now())
    }
    const mains = tenant.locations.rows().filter(({ isMain }) => isMain)
    expect(mains.map(({ accountId }) => accountId)).toEqual(tenant.accounts.rows().map(({ id }) => id))
  })

  test('are the same each time', () => {
    expect(tenantWith({}, 'demo').tickets.all()).toEqual(tenantWith({}, 'demo').tickets.all())
  })
})
