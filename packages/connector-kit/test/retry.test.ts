import {
  BlockedAddressError,
  NotFoundError,
  RejectedError,
  TimeoutError,
  UnreachableError,
  UnreadableReplyError,
  VendorFaultError,
} from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { delayAfter, mayRepeat, retryAfterOf } from '../src/retry.ts'

const about = { message: 'm', nextStep: 'n' }

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 22, 5, 0, 0)

  test.each([
    ['0', 0],
    ['7', 7000],
    [' 30 ', 30_000],
    ['1.5', 1500],
    ['Sun, 22 Nov 2026 05:00:09 GMT', 9000],
    ['Sunday, 22-Nov-26 05:00:09 GMT', 9000],
    ['2026-11-22T05:00:09Z', 9000],
    ['Sun, 22 Nov 2026 04:59:00 GMT', 0],
  ])('%s is %i ms', (header, milliseconds) => {
    expect(retryAfterOf(header, now)).toBe(milliseconds)
  })

  test.each([null, '', '-5', 'soon', '12 monkeys', 'Sun, never'])('%s says nothing', (header) => {
    expect(retryAfterOf(header, now)).toBeNull()
  })
})

describe('the delay', () => {
  test('doubles from 300 ms to 30 s, of which half is chance', () => {
    for (const [tries, whole] of [
      [1, 300],
      [2, 600],
      [3, 1200],
      [20, 30_000],
    ] as const) {
      expect(delayAfter(tries, null, () => 0)).toBe(whole / 2)
      expect(delayAfter(tries, null, () => 1)).toBe(whole)
    }
  })

  test('is never less than the vendor asks for', () => {
    expect(delayAfter(1, 7000, () => 1)).toBe(7000)
    expect(delayAfter(1, 0, () => 0)).toBe(150)
  })
})

describe('whether a request may be sent again', () => {
  const unreached = new UnreachableError({ ...about, outcome: 'not-sent' })
  const broken = new UnreachableError({ ...about, outcome: 'unknown' })
  const late = new TimeoutError({ ...about, outcome: 'unknown' })
  const torn = new UnreadableReplyError({ ...about, outcome: 'unknown' })
  const fault = new VendorFaultError({ ...about, outcome: 'unknown' })

  test('a write: only what never left, or was turned away at the limit', () => {
    expect(mayRepeat({ error: unreached, status: null, isWrite: true })).toBe(true)
    expect(mayRepeat({ error: fault, status: 429, isWrite: true })).toBe(true)
    for (const [error, status] of [
      [broken, null],
      [late, null],
      [torn, null],
      [fault, 500],
      [fault, 503],
    ] as const) {
      expect(mayRepeat({ error, status, isWrite: true }), error.name).toBe(false)
    }
  })

  test('a write whose error says `not-sent` by default though the vendor answered: never', () => {
    expect(mayRepeat({ error: new NotFoundError(about), status: 404, isWrite: true })).toBe(false)
    expect(mayRepeat({ error: unreached, status: 502, isWrite: true })).toBe(false)
  })

  test('a read: whatever passes by itself, but no refusal', () => {
    for (const [error, status] of [
      [unreached, null],
      [broken, null],
      [late, null],
      [torn, null],
      [fault, 500],
      [fault, 429],
    ] as const) {
      expect(mayRepeat({ error, status, isWrite: false }), error.name).toBe(true)
    }
    expect(mayRepeat({ error: new NotFoundError(about), status: 404, isWrite: false })).toBe(false)
    expect(mayRepeat({ error: new BlockedAddressError(about), status: null, isWrite: false })).toBe(false)
    expect(mayRepeat({ error: new RejectedError({ ...about, couldBe: [] }), status: 500, isWrite: false })).toBe(false)
  })
})
