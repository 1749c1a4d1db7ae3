import { expect, test } from 'vitest'
import { isReference, referenceIn } from '../src/index.ts'

const reference = 'JF-ABCDEFGHIJKLMNOPQRSTUVWX27'

test('a reference is JF- and 26 characters of base32, and nothing else', () => {
  expect(isReference(reference)).toBe(true)
  for (const other of [
    '',
    'JF-',
    reference.slice(0, -1),
    `${reference}A`,
    ` ${reference}`,
    `${reference}\n`,
    reference.toLowerCase(),
    `JF-${'0'.repeat(26)}`,
    `JF-${'1'.repeat(26)}`,
    `XX-${'A'.repeat(26)}`,
  ]) {
    expect(isReference(other), JSON.stringify(other)).toBe(false)
  }
})

test('a reference is found inside a longer text, the first where there are several', () => {
  expect(referenceIn(`Disk full on SRV1 [${reference}]`)).toBe(reference)
  expect(referenceIn(`Backup failed\n${reference}`)).toBe(reference)
  expect(referenceIn(`${reference} JF-${'A'.repeat(26)}`)).toBe(reference)
})

test('a longer run of base32 characters holds no reference, and neither does a shorter one', () => {
  expect(referenceIn(`${reference}A`)).toBeNull()
  expect(referenceIn(reference.slice(0, -1))).toBeNull()
  expect(referenceIn('no reference here')).toBeNull()
})
