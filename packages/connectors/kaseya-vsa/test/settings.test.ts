import { settingAlternatives, settingFields } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { kaseyaVsa } from '../src/index.ts'
import { serverOrigin, vsaxBaseUrl } from '../src/server-address.ts'

const nine = { generation: '9', server: 'vsa.example.com', userName: 'apiuser', accessToken: 'a-token' }
const x = { generation: 'X', server: 'example.vsax.net', tokenId: 'id', tokenSecret: 'secret' }
const issuesOf = (settings: object): string[] =>
  kaseyaVsa.settings.safeParse(settings).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

describe('settings', () => {
  test('of either generation are taken, and neither takes the fields of the other', () => {
    expect(kaseyaVsa.settings.parse(nine)).toMatchObject({ ...nine, network: 'public', lateCommitWindow: 120 })
    expect(kaseyaVsa.settings.parse(x)).toMatchObject(x)
    expect(issuesOf({ ...nine, tokenId: 'id' })).toHaveLength(1)
    expect(issuesOf({ ...x, userName: 'apiuser' })).toHaveLength(1)
    expect(issuesOf({ ...nine, generation: '10' })).toHaveLength(1)
  })

  test('are told apart by the generation, and offer the end of the token', () => {
    expect(settingAlternatives(kaseyaVsa.settings)).toEqual({ field: 'generation', title: 'Generation', values: ['9', 'X'] })
    const fields = new Map(settingFields(kaseyaVsa.settings).map((field) => [field.name, field]))
    expect(fields.get('accessToken')).toMatchObject({ isSecret: true, isRequired: false, isOffered: true, when: { generation: '9' } })
    expect(fields.get('password')).toMatchObject({ isSecret: true, isOffered: false, when: { generation: '9' } })
    expect(fields.get('tokenSecret')).toMatchObject({ isSecret: true, isRequired: true, when: { generation: 'X' } })
    expect(fields.get('tokenExpiresAt')).toMatchObject({ isSecret: false, isOffered: true, when: null })
  })

  test.each([
    [{ ...nine, accessToken: undefined }, /^accessToken: accessToken is missing: make one at System > User Security/],
    [{ ...nine, password: 'p' }, /^accessToken: accessToken and password can’t both be given/],
    [{ ...nine, userName: 'api:user' }, /^userName: .*colon/],
    [{ ...nine, server: 'http://vsa.example.com' }, /^server: server starts with http:\/\/: use https/],
    [{ ...nine, server: 'ftp://vsa' }, /^server: server is no web address/],
    [{ ...nine, serverTimeZone: 'Mars/Base' }, /^serverTimeZone: serverTimeZone is no time zone/],
    [{ ...nine, tokenExpiresAt: '31.01.2027' }, /^tokenExpiresAt: tokenExpiresAt is no day: write it as 2027-01-31/],
    [{ ...x, tokenId: 'id:secret' }, /^tokenId: tokenId holds a colon/],
    [{ ...x, tokenSecret: 'a b' }, /^tokenSecret: tokenSecret holds a space/],
    [{ ...x, server: 'http://x.example' }, /^server: server starts with http/],
  ])('%j are refused with the reason', (settings, expected) => {
    const issues = issuesOf(settings)
    expect(issues).toEqual([expect.stringMatching(expected)])
  })

  test('a password in place of a token, and plain http in a network of one’s own, are taken', () => {
    expect(issuesOf({ ...nine, accessToken: undefined, password: 'p w' })).toEqual([])
    expect(issuesOf({ ...nine, server: 'http://vsa.internal', network: 'private' })).toEqual([])
  })
})

describe('the address of a server', () => {
  test.each([
    ['vsa.example.com', 'https://vsa.example.com'],
    [' https://vsa.example.com/vsapres/web20/core/login.aspx ', 'https://vsa.example.com'],
    ['https://vsa.example.com:8443/api/v1.0/', 'https://vsa.example.com:8443'],
    ['http://10.0.0.1', 'http://10.0.0.1'],
  ])('%s is read as %s', (given, expected) => expect(serverOrigin(given)).toBe(expected))
  test.each([[''], ['two words'], ['https://user:pw@vsa.example.com'], ['https://']])('%j has a problem', (given) => {
    expect(serverOrigin(given)).toEqual({ problem: expect.any(String) as unknown })
  })
  test('of VSA X serves the API below /api but in Pulseway’s own cloud', () => {
    expect(vsaxBaseUrl('https://example.vsax.net')).toBe('https://example.vsax.net/api/v3')
    expect(vsaxBaseUrl('https://api.pulseway.com')).toBe('https://api.pulseway.com/v3')
  })
})
