import { describe, expect, test } from 'vitest'
import { kaseyaVsa } from '../src/index.ts'

const nine = kaseyaVsa.settings.parse({
  generation: '9',
  server: 'vsa.example.com',
  userName: 'u',
  accessToken: 't-123456',
  tokenExpiresAt: '2027-01-31',
  tokenName: 'Jackfield',
})
const x = kaseyaVsa.settings.parse({
  generation: 'X',
  server: 's',
  tokenId: 'id-1234',
  tokenSecret: 'secret-1234',
  tokenExpiresAt: '2027-01-31',
})
const at = (settings: typeof nine, time: string) => kaseyaVsa.notices(settings, Date.parse(time))

describe('the end of a token', () => {
  test.each([
    ['2026-12-31T23:59:59Z', []],
    ['2027-01-01T00:00:00Z', [['expires', 'in 30 days']]],
    ['2027-01-23T12:00:00Z', [['expires', 'in 8 days']]],
    ['2027-01-24T00:00:00Z', [['expires', 'in 7 days (2027-01-31): after that nothing']]],
    ['2027-01-30T10:00:00Z', [['expires', 'tomorrow']]],
    ['2027-01-31T00:00:00Z', [['expired', 'ended on 2027-01-31']]],
    ['2028-01-01T00:00:00Z', [['expired', 'ended on 2027-01-31']]],
  ])('is told at %s', (time, expected) => {
    const notices = at(nine, time)
    expect(notices.map(({ code, message }) => [code, message.en])).toEqual(
      expected.map(([code, words]) => [code, expect.stringContaining(words ?? '')]),
    )
    for (const notice of notices) expect(notice.field).toBe('tokenExpiresAt')
  })

  test('names the token and the menu path of its generation, in both languages, and never the token itself', () => {
    const [ofNine] = at(nine, '2027-02-01T00:00:00Z')
    expect(ofNine?.message.de).toBe('Der Zugriffstoken „Jackfield“ von VSA ist am 2027-01-31 abgelaufen.')
    expect(ofNine?.nextStep.en).toContain('System > User Security > Users > (user) > Access Tokens')
    expect(ofNine?.nextStep.de).toContain('System > Benutzersicherheit > Benutzer > (Benutzer) > Zugriffstoken')
    const [ofX] = at(x, '2027-02-01T00:00:00Z')
    expect(ofX?.nextStep.en).toContain('Configuration > API Access > Third-Party Tokens')
    expect(ofX?.nextStep.en).toContain('tokenId, tokenSecret and tokenExpiresAt')
    expect(JSON.stringify([ofNine, ofX])).not.toMatch(/t-123456|secret-1234/)
  })

  test('that nobody told is not spoken of', () => {
    const { tokenExpiresAt: _, ...rest } = nine
    expect(kaseyaVsa.notices(rest, Date.parse('2030-01-01'))).toEqual([])
  })
})
