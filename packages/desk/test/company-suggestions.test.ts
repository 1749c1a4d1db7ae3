import type { Company } from '@jackfield/core'
import { describe, expect, it } from 'vitest'
import { certainFrom, suggestCompanies } from '../src/index.ts'
import type { CompanySource } from '../src/index.ts'

function company(name: string, changes: Partial<Company> = {}): Company {
  return { id: `id of ${name}`, name, identifier: null, active: true, domain: null, raw: {}, ...changes }
}

/** What one source leads to: company, confidence and reason; the names of several; or null. */
function found(source: CompanySource | string, ...companies: readonly Company[]) {
  const key = typeof source === 'string' ? source : source.key
  const { suggestions, ambiguous, unmatched } = suggestCompanies([typeof source === 'string' ? { key } : source], companies)
  expect([...suggestions, ...ambiguous, ...unmatched].map((one) => one.key)).toEqual([key])
  if (ambiguous[0]) return ambiguous[0].candidates.map(({ companyName }) => companyName)
  const [suggestion] = suggestions
  return suggestion ? [suggestion.companyName, suggestion.confidence, suggestion.reason] : null
}

describe('the name', () => {
  it.each([
    ['LTD', 'Ltd'],
    ['Ltd.', 'Limited'],
    ['LIMITED', 'ltd'],
    ['G.m.b.H.', 'GmbH'],
    ['Inc.', 'Incorporated'],
    ['L.L.C.', 'LLC'],
    ['B.V.', 'BV'],
    ['S.A.', 'SA'],
    ['S.à r.l.', 'SARL'],
    ['Sp. z o.o.', 'sp z oo'],
    ['A/S', 'AS'],
    ['GmbH & Co. KG', 'GmbH und Co KG'],
    ['Pty Ltd', 'Pty. Limited'],
    ['Public Limited Company', 'PLC'],
    ['Co., Ltd.', 'Limited'],
  ])('Northwind %s is Northwind %s', (left, right) => {
    expect(found(`Northwind ${left}`, company(`Northwind ${right}`))).toEqual([`Northwind ${right}`, 0.9, 'normalised'])
    expect(found(`northwind, ${right}`, company(`NORTHWIND ${left}`))).toEqual([`NORTHWIND ${left}`, 0.9, 'normalised'])
  })

  it.each([
    ['CONTOSO', 'Contoso'],
    ['contoso-labs_berlin', 'Contoso Labs (Berlin)'],
    ["Joe's Diner", 'Joes Diner'],
    ['Joe’s Diner', "Joe's Diner"],
    ['J.P. Morrow', 'JP Morrow'],
    ['Café Zoë', 'Cafe Zoe'],
    ['Müller', 'Mueller'],
    ['Müller', 'Muller'],
    ['Straßenbau', 'Strassenbau'],
    ['Łódź Ørsted', 'Lodz Orsted'],
    ['Smith & Sons', 'Smith and Sons'],
    ['Smith &amp; Sons', 'Smith & Sons'],
    ['Schmidt & Söhne', 'Schmidt und Soehne'],
    ['Smith & Co Ltd', 'Smith and Company Limited'],
    ['Zażółć', 'ZAŻÓŁĆ'],
    ['株式会社アクメ', '株式会社アクメ '],
  ])('%s is %s', (left, right) => {
    expect(found(left, company(right))).toEqual([
      right,
      expect.toSatisfy((confidence: number) => confidence >= certainFrom),
      expect.any(String),
    ])
    expect(found(right, company(left))).toEqual([
      left,
      expect.toSatisfy((confidence: number) => confidence >= certainFrom),
      expect.any(String),
    ])
  })

  it.each([
    ['Smith & Sons', 'Smith Sons'],
    ['B&B Hotel', 'BB Hotel'],
    ['B&B Hotel', 'B Hotel'],
    ['AT&T', 'ATT'],
    ['A+ Computers', 'A Computers'],
    ['C# House', 'C House'],
    ['Muller', 'Mueller'],
    ['Contoso', 'Contoso North'],
    ['Contoso', 'Kontoso'],
    ['Limited Edition', 'Edition'],
    ['Smith & Co', 'Smith'],
    ['&', 'and more'],
    ['株式会社アクメ', '株式会社アクマ'],
  ])('%s is not %s', (left, right) => {
    expect(found(left, company(right))).toBeNull()
    expect(found(right, company(left))).toBeNull()
  })

  it('is the same, letter for letter', () => {
    expect(found(' Contoso  Ltd ', company('Contoso Ltd'), company('CONTOSO LTD'))).toEqual(['Contoso Ltd', 0.95, 'exact'])
  })

  it('needs a person where only one has a legal form, and more so where they differ', () => {
    expect(found('Contoso', company('Contoso Ltd'))).toEqual(['Contoso Ltd', 0.8, 'normalised'])
    expect(found('Contoso Inc', company('Contoso'))).toEqual(['Contoso', 0.8, 'normalised'])
    expect(found('Contoso Inc', company('Contoso GmbH'))).toEqual(['Contoso GmbH', 0.4, 'normalised'])
    expect(found('Contoso Inc', company('Contoso GmbH'), company('Contoso'))).toEqual(['Contoso', 0.8, 'normalised'])
  })

  it('may be all a legal form', () => {
    expect(found('Limited', company('LIMITED'))).toEqual(['LIMITED', 0.9, 'normalised'])
  })

  it('may be known beside the key', () => {
    expect(found({ key: '222233334444', names: ['Contoso Limited'] }, company('Contoso Ltd'))).toEqual(['Contoso Ltd', 0.9, 'normalised'])
  })

  it('may hold nothing that can be compared', () => {
    for (const key of ['', ' ', '…', '---']) expect(found(key, company('***'), company(''))).toBeNull()
    expect(found('***', company('***'))).toEqual(['***', 0.95, 'exact'])
  })
})

describe('the id', () => {
  const contoso = company('Contoso Ltd', { id: '19301', identifier: 'ContosoUK' })

  it('is the vendor’s id or short name', () => {
    expect(found('contosouk', contoso)).toEqual(['Contoso Ltd', 1, 'exact-id'])
    expect(found('10000000000000000000000042', company('Contoso', { id: '10000000000000000000000042' }))).toEqual([
      'Contoso',
      1,
      'exact-id',
    ])
  })

  it('proves little where it is a short number', () => {
    expect(found('19301', contoso)).toEqual(['Contoso Ltd', 0.5, 'exact-id'])
    expect(found({ key: '19301', names: ['Fabrikam'] }, contoso, company('Fabrikam'))).toEqual(['Fabrikam', 0.95, 'exact'])
  })
})

describe('the domain', () => {
  const contoso = company('Contoso Ltd', { domain: 'https://www.Contoso.co.uk/about' })

  it.each(['contoso.co.uk', 'www.contoso.co.uk', 'dc1.ad.contoso.co.uk', 'ana@contoso.co.uk', 'https://portal.contoso.co.uk:8443/x?y'])(
    'is found in %s',
    (place) => {
      expect(found({ key: 'k-1', domains: [place] }, contoso)).toEqual(['Contoso Ltd', 0.85, 'domain'])
    },
  )

  it.each(['mycontoso.co.uk', 'contoso.com', 'co.uk', 'contoso.local', 'contoso', '10.0.0.1', 'a b@contoso.co.uk x', '@', 'http://'])(
    'is not found in %s',
    (place) => {
      expect(found({ key: 'k-1', domains: [place] }, contoso)).toBeNull()
    },
  )

  it('is the longest that fits', () => {
    const lab = company('Contoso Lab', { domain: 'lab.contoso.co.uk' })
    expect(found('pc7.lab.contoso.co.uk', contoso, lab)).toEqual(['Contoso Lab', 0.85, 'domain'])
    expect(found('pc7.contoso.co.uk', contoso, lab)).toEqual(['Contoso Ltd', 0.85, 'domain'])
  })

  it.each(['gmail.com', 'https://facebook.com/contoso', 'co.uk', 'contoso.local'])('says nothing where it is %s', (domain) => {
    expect(
      found({ key: 'k-1', domains: ['ana@gmail.com', 'facebook.com', 'x.co.uk', 'dc1.contoso.local'] }, company('Contoso', { domain })),
    ).toBeNull()
  })
})

describe('several companies', () => {
  it('are listed, not chosen from', () => {
    expect(found('Contoso', company('Contoso Ltd'), company('Contoso Inc'))).toEqual(['Contoso Ltd', 'Contoso Inc'])
    expect(found('contoso ltd', company('Contoso Ltd', { id: '1' }), company('CONTOSO LIMITED', { id: '2' }))).toEqual([
      'Contoso Ltd',
      'CONTOSO LIMITED',
    ])
    expect(found('Müller', company('Muller'), company('Mueller'))).toEqual(['Muller', 'Mueller'])
    const { ambiguous } = suggestCompanies(
      [{ key: 'x' }],
      Array.from({ length: 5 }, (_, at) => company('X', { id: String(at) })),
    )
    expect(ambiguous[0]!.sentence).toBe('“x” fits 5 companies: “X” (id 0), “X” (id 1), “X” (id 2) and 2 more.')
  })

  it('are all listed where id, name and domain contradict each other', () => {
    const [a, b, c] = [company('Acme'), company('Bolt', { identifier: 'acme' }), company('Cord', { domain: 'acme.example' })]
    expect(found({ key: 'acme', domains: ['acme.example'] }, a, b, c)).toEqual(['Bolt', 'Acme', 'Cord'])
    expect(found({ key: 'k', names: ['Acme', 'Bolt'] }, a, b)).toEqual(['Acme', 'Bolt'])
  })

  it('are told apart by what all that is known agrees on', () => {
    const uk = company('Contoso Ltd', { domain: 'contoso.co.uk' })
    const us = company('Contoso Inc', { domain: 'contoso.com' })
    expect(found({ key: 'Contoso', domains: ['dc1.contoso.com'] }, uk, us)).toEqual(['Contoso Inc', 0.85, 'domain'])
    expect(found({ key: 'contoso', names: ['Contoso Limited'] }, uk, us)).toEqual(['Contoso Ltd', 0.9, 'normalised'])
    expect(found({ key: 'Contoso Ltd', domains: ['contoso.com', 'contoso.co.uk'] }, uk, us)).toEqual(['Contoso Ltd', 0.95, 'exact'])
  })
})

it('passes inactive companies over', () => {
  expect(found('Contoso', company('Contoso', { active: false }))).toBeNull()
  expect(found('Contoso', company('Contoso', { active: false, id: '1' }), company('contoso', { active: null, id: '2' }))).toEqual([
    'contoso',
    0.9,
    'normalised',
  ])
})

it('says why, in words that name both', () => {
  const companies = [company('Contoso Limited', { identifier: 'CTS', domain: 'contoso.com' })]
  const sentences = suggestCompanies(
    ['Contoso', 'cts', 'pc.contoso.com'].map((key) => ({ key })),
    companies,
  ).suggestions.map(({ sentence }) => sentence)
  expect(sentences).toEqual([
    '“Contoso” is “Contoso Limited”, but for the legal form (ltd).',
    '“cts” is the short name of “Contoso Limited”.',
    '“Contoso Limited” has the domain contoso.com, to which pc.contoso.com belongs.',
  ])
})

it('reads names of any make and length', () => {
  const keys = [
    '__proto__',
    'constructor',
    '\uD800',
    'a'.repeat(100_000),
    '.a'.repeat(50_000),
    '&'.repeat(50_000),
    'a.'.repeat(50_000),
    '-a'.repeat(50_000),
  ]
  const { unmatched } = suggestCompanies(
    keys.map((key) => ({ key, names: [key], domains: [key] })),
    [company('Contoso', { domain: 'a.'.repeat(140) })],
  )
  expect(unmatched).toHaveLength(keys.length)
})
