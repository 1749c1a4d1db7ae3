import { describe, expect, test } from 'vitest'
import { compareMarks } from '../src/index.ts'
import type { WorkMark } from '../src/index.ts'

const mark: WorkMark = {
  statusId: '1',
  assigneeId: 'none',
  priorityId: '2',
  boardId: '0',
  changedAt: '2026-11-25T15:00:00Z',
  entryIds: ['5', 'time:5'],
  hours: 0.5,
}

test('without a mark nobody knows, and the mark of now comes back', () => {
  expect(compareMarks(null, mark)).toEqual({ touched: 'unknown', evidence: [], mark })
})

test('nothing changed is none, an id of 0 too', () => {
  expect(compareMarks(mark, { ...mark })).toEqual({ touched: 'none', evidence: [], mark })
})

test.each([
  ['status', { statusId: '5' }],
  ['assignee', { assigneeId: '7' }],
  ['priority', { priorityId: '1' }],
  ['board', { boardId: '5' }],
  ['changedAt', { changedAt: '2026-11-25T15:00:01Z' }],
  ['hours', { hours: 0.75 }],
  ['entries', { entryIds: ['5', '6', 'time:5'] }],
  ['entries', { entryIds: ['5'] }],
] as const)('another %s is some, with evidence of just that', (field, change) => {
  const { touched, evidence } = compareMarks(mark, { ...mark, ...change })
  expect([touched, evidence.map((sign) => sign.field)]).toEqual(['some', [field]])
})

describe('what can’t be seen', () => {
  test('in the mark is not compared', () => {
    const blank: WorkMark = { ...mark, statusId: null, changedAt: null, hours: null }
    expect(compareMarks(blank, { ...mark, statusId: '9', changedAt: '2026-11-26T00:00:00Z', hours: 3 }).touched).toBe('none')
  })

  test('any more leaves unknown, unless something else shows', () => {
    expect(compareMarks(mark, { ...mark, changedAt: null }).touched).toBe('unknown')
    expect(compareMarks(mark, { ...mark, changedAt: null, statusId: '5' }).touched).toBe('some')
  })

  test('of others leaves unknown, unless something else shows', () => {
    expect(compareMarks(mark, mark, false).touched).toBe('unknown')
    expect(compareMarks(mark, { ...mark, entryIds: [] }, false).touched).toBe('some')
  })
})
