import { describe, expect, test } from 'vitest'
import { redact, redactValue } from '../src/index.ts'

const key = 'p+q/r"s&t u'

describe('redact', () => {
  test('takes out a secret as it is, in JSON and in an address', () => {
    for (const form of [key, JSON.stringify({ key }), `https://a.example/?key=${encodeURIComponent(key)}`]) {
      const clean = redact(`before ${form} after`, [key])
      expect(clean).toContain('[redacted]')
      expect(clean).not.toContain('p+q/r')
      expect(clean).not.toContain('p%2Bq')
      expect(clean).toMatch(/^before .* after$/)
    }
  })

  test('leaves no tail of a secret that begins like another', () => {
    expect(redact('the key is hunter2hunter2', ['hunter2', 'hunter2hunter2'])).toBe('the key is [redacted]')
  })

  test('takes out a secret as a form sends it', () => {
    expect(redact('key=with+two+blanks', ['with two blanks'])).not.toContain('blanks')
  })

  test('takes out every place and every secret', () => {
    expect(redact('aaaa bbbb aaaa', ['aaaa', 'bbbb'])).toBe('[redacted] [redacted] [redacted]')
  })

  test('leaves values that are too short to be told from words', () => {
    expect(redact('a cat sat', ['cat'])).toBe('a cat sat')
  })

  test.each([
    ['Authorization: Basic dXNlcjpwYXNzd29yZA==', 'dXNlcjpwYXNzd29yZA=='],
    ['sent bearer eyJhbGciOi.J9.abc-def_g', 'eyJhbGciOi.J9.abc-def_g'],
    ['GET https://user:hunter2hunter2@host/path', 'hunter2hunter2'],
    ['{"privateKey":"abcDEF123"}', 'abcDEF123'],
    ['private_key=abcDEF123&x=1', 'abcDEF123'],
    ['password: hunter2', 'hunter2'],
    ['{"signing_key": "abc def"}', 'abc def'],
  ])('knows a credential by its shape: %s', (text, gone) => {
    expect(redact(text, [])).not.toContain(gone)
    expect(redact(text, [])).toContain('[redacted]')
  })

  test('leaves ordinary text alone', () => {
    const text = 'Basic rules: see https://a.example/x@y and mail a@b.example about ticket 17.'
    expect(redact(text, ['nothing-of-this'])).toBe(text)
  })
})

test('redactValue cleans texts at any depth and members that are secret by name, and changes no other value', () => {
  const given = {
    url: 'https://a.example/?k=hunter2hunter2',
    tries: 3,
    none: null,
    list: ['hunter2hunter2', { Authorization: 'Whatever it says' }],
    nested: { api_key: 'abc', tokens: 7, token: 'xyz' },
  }
  expect(redactValue(given, ['hunter2hunter2'])).toEqual({
    url: 'https://a.example/?k=[redacted]',
    tries: 3,
    none: null,
    list: ['[redacted]', { Authorization: '[redacted]' }],
    nested: { api_key: '[redacted]', tokens: 7, token: '[redacted]' },
  })
  expect(given.nested.token).toBe('xyz')
})
