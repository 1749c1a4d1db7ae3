import { secretValues, settingFields } from '@jackfield/core'
import { expect, test } from 'vitest'
import { settingsSchema } from '../src/settings.ts'

const valid = {
  site: 'na.myconnectwise.net',
  companyId: 'acme',
  publicKey: 'pubkey0123456789',
  privateKey: 'privkey987654321',
  clientId: '01234567-89ab-cdef-0123-456789abcdef',
}

function problemsOf(change: Readonly<Record<string, unknown>>): string[] {
  const parsed = settingsSchema.safeParse({ ...valid, ...change })
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)
}

test('the least input gets the defaults that every connection has', () => {
  expect(settingsSchema.parse(valid)).toEqual({ ...valid, network: 'public', lateCommitWindow: 120, replyTimeout: 30 })
})

test('what was pasted with spaces around it is trimmed', () => {
  const padded = Object.fromEntries(Object.entries(valid).map(([name, value]) => [name, `  ${value}\n`]))
  expect(settingsSchema.parse(padded)).toMatchObject(valid)
})

test.each([
  [{ site: 'https://portal.example.com/psa' }, 'site holds the path “/psa”'],
  [{ site: '' }, 'site is empty'],
  [{ site: 'http://psa.example.com' }, 'site starts with http://'],
  [{ companyId: 'acme+pubkey' }, 'companyId holds a “+”'],
  [{ companyId: '' }, 'companyId is empty'],
  [{ companyId: 'https://acme' }, 'companyId holds a space, a colon or a slash'],
  [{ publicKey: 'pub key' }, 'publicKey holds a space'],
  [{ publicKey: 'acme+pubkey' }, 'publicKey holds a “+” or a colon'],
  [{ publicKey: 'pubkey:privkey' }, 'publicKey holds a “+” or a colon'],
  [{ privateKey: '' }, 'privateKey is empty'],
  [{ privateKey: 'priv\tkey' }, 'privateKey holds a space'],
  [{ clientId: 'acme' }, 'clientId is no GUID'],
  [{ replyTimeout: 0 }, ''],
  [{ memberId: 'jackfield' }, 'memberId'],
])('%j names the mistake: %s', (change, words) => {
  const problems = problemsOf(change)
  expect(problems.length).toBeGreaterThan(0)
  expect(problems.join('\n')).toContain(words)
})

test('plain http is for private networks', () => {
  expect(problemsOf({ site: 'http://127.0.0.1:4010', network: 'private' })).toEqual([])
})

test('a problem never shows the value of a secret', () => {
  expect(problemsOf({ privateKey: 'geheim geheim' }).join()).not.toContain('geheim')
})

test('the private key is the one secret, and every field says what it is', () => {
  const fields = settingFields(settingsSchema)
  expect(fields.filter(({ isSecret }) => isSecret).map(({ name }) => name)).toEqual(['privateKey'])
  expect(fields.filter(({ isRequired }) => isRequired).map(({ name }) => name)).toEqual([
    'site',
    'companyId',
    'publicKey',
    'privateKey',
    'clientId',
  ])
  for (const { name, title, description } of fields) {
    expect(title, name).not.toBe(name)
    expect(description, name).not.toBe('')
  }
  expect(fields.find(({ name }) => name === 'clientId')?.description).toContain('developer.connectwise.com')
  expect(secretValues(settingsSchema, valid)).toEqual([valid.privateKey])
})
