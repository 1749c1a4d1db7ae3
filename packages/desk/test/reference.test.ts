import { isReference } from '@jackfield/core'
import { expect, test } from 'vitest'
import { referenceOf } from '../src/index.ts'

const parts = { workspace: 'default', origin: 'psa', conditionKey: 'disk-full', generation: 0 }

test('a reference is JF- and 26 base32 characters', () => {
  expect(isReference(referenceOf(parts))).toBe(true)
})

test('the same parts give the same reference for ever: tickets at vendors carry it', () => {
  expect(referenceOf(parts)).toBe('JF-PCCVODCVWADPGJEKNAFFOF7HBO')
})

test.each([{ workspace: 'other' }, { origin: 'psa-2' }, { conditionKey: 'disk-ful' }, { generation: 1 }])(
  '%o gives another one',
  (change) => {
    expect(referenceOf({ ...parts, ...change })).not.toBe(referenceOf(parts))
  },
)

test('parts can’t be moved from one to the next', () => {
  expect(referenceOf({ ...parts, workspace: 'a', origin: 'bc' })).not.toBe(referenceOf({ ...parts, workspace: 'ab', origin: 'c' }))
})
