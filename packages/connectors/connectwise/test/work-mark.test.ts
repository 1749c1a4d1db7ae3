import { compareMarks } from '@jackfield/core'
import type { WorkMark } from '@jackfield/core'
import { expect, test } from 'vitest'
import { markFrom } from '../src/mapping/work-mark.ts'
import { entryWire } from '../src/wire/note.ts'
import { ticketWire } from '../src/wire/ticket.ts'

const ticket = {
  id: 1,
  status: { id: 10 },
  board: { id: 2 },
  priority: { id: 3 },
  actualHours: 0.5,
  _info: { lastUpdated: '2026-11-22T05:15:13Z' },
}
const entries = [{ id: 5, noteType: 'TicketNote' }, { id: 5, noteType: 'TimeEntryNote' }, { id: 6, noteType: 'MeetingNote' }, { id: 7 }]

function mark(change: object = {}, rows: readonly object[] = entries): WorkMark {
  return markFrom(
    ticketWire.parse({ ...ticket, ...change }),
    rows.map((row) => entryWire.parse(row)),
  )
}

test('a mark holds the fields, and entries by kind, whose counters are separate', () => {
  expect(mark()).toEqual({
    statusId: '10',
    assigneeId: 'none',
    priorityId: '3',
    boardId: '2',
    changedAt: '2026-11-22T05:15:13Z',
    entryIds: ['5', '7', 'meeting:6', 'time:5'],
    hours: 0.5,
  })
})

test('without a mark nobody knows, and the mark of now comes back', () => {
  expect(compareMarks(null, mark())).toEqual({ touched: 'unknown', evidence: [], mark: mark() })
})

test('nothing changed is none, in whatever order entries come', () => {
  expect(compareMarks(mark(), mark({}, [...entries].reverse())).touched).toBe('none')
})

test.each([
  ['status', { status: { id: 11 } }, '10', '11'],
  ['assignee', { owner: { id: 7, identifier: 'jdoe' } }, 'none', '7'],
  ['assignee', { resources: 'zoe, jdoe' }, 'none', 'none+jdoe,zoe'],
  ['priority', { priority: { id: 4 } }, '3', '4'],
  ['board', { board: { id: 9 } }, '2', '9'],
  ['changedAt', { _info: { lastUpdated: '2026-11-22T05:15:14Z' } }, '2026-11-22T05:15:13Z', '2026-11-22T05:15:14Z'],
  ['hours', { actualHours: 1.25 }, '0.5', '1.25'],
])('work shows in %s', (field, change, before, after) => {
  const state = compareMarks(mark(), mark(change))
  expect(state.touched).toBe('some')
  expect(state.evidence).toEqual([{ field, before, after }])
})

test('entries that came or went are evidence, also where their number is the same', () => {
  const changed = mark({}, [...entries.slice(1), { id: 8, noteType: 'TicketNote' }])
  expect(compareMarks(mark(), changed)).toMatchObject({
    touched: 'some',
    evidence: [{ field: 'entries', before: '5', after: '8' }],
  })
})

test('what a mark does not hold is not compared', () => {
  const { entryIds } = mark()
  const empty = { statusId: null, assigneeId: null, priorityId: null, boardId: null, changedAt: null, hours: null, entryIds }
  expect(compareMarks(empty, mark({ status: { id: 99 }, owner: { id: 1 } })).touched).toBe('none')
})

test('what the vendor no longer shows leaves it unknown, unless other evidence decides', () => {
  expect(compareMarks(mark(), mark({ _info: null }))).toMatchObject({ touched: 'unknown', evidence: [] })
  expect(compareMarks(mark(), mark({ _info: null, status: { id: 11 } })).touched).toBe('some')
})
