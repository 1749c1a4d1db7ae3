import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createVault } from '../src/index.ts'

const key = randomBytes(32)
const vault = createVault(key)
const plain = '{"privateKey":"pk-äöü-✓","site":"na.example.net"}'

function changedAt(sealed: string, index: number): string {
  const at = index < 0 ? sealed.length + index : index
  return sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
}

it('gives back what was sealed, also from another vault with the same key', () => {
  expect(vault.open(vault.seal(plain, 'default/1'), 'default/1')).toBe(plain)
  expect(createVault(new Uint8Array(key)).open(vault.seal('', 'x'), 'x')).toBe('')
})

it('shows nothing of the text or the key, and never seals the same text alike', () => {
  const one = vault.seal(plain, 'default/1')
  expect(one).not.toBe(vault.seal(plain, 'default/1'))
  for (const canary of ['privateKey', 'pk-', 'default/1']) {
    expect(one).not.toContain(canary)
    expect(Buffer.from(one.split('.').at(-1) ?? '', 'base64url').includes(canary)).toBe(false)
  }
})

it('opens it for nothing else than it was sealed about', () => {
  expect(() => vault.open(vault.seal(plain, 'default/1'), 'default/2')).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
})

it('opens nothing that was changed, cut or never sealed', () => {
  const sealed = vault.seal(plain, 'a')
  const start = sealed.lastIndexOf('.') + 1
  const tampered = [start, start + 20, start + 30, start + 60].map((index) => changedAt(sealed, index))
  for (const text of [
    ...tampered,
    sealed.slice(0, -4),
    sealed.slice(0, start),
    `${sealed}.x`,
    '',
    'v1.x',
    plain,
    sealed.replace('v1', 'v2'),
  ]) {
    expect(() => vault.open(text, 'a'), text).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  }
})

it('tells another key from a changed text, and names both places of the key', () => {
  const other = createVault(randomBytes(32))
  expect(() => other.open(vault.seal(plain, 'a'), 'a')).toThrow(
    expect.objectContaining({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('another key') as string,
      nextStep: expect.stringMatching(/JACKFIELD_KEY.*file `key`/) as string,
    }),
  )
})

it('takes a key of 32 bytes only', () => {
  expect(() => createVault(randomBytes(16))).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
})
