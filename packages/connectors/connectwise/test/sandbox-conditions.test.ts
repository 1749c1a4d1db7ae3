import { describe, expect, it } from 'vitest'
import { checkNames, ConditionError, matches, parseConditions, parseOrder, sortedBy, valuesAt } from '../sandbox/conditions/index.ts'

const ticket = {
  id: 42,
  summary: 'Disk [C:] is 95% full on "SRV-01"',
  status: { id: 5, name: 'New', Sort: 2 },
  board: { id: 3, name: 'Integration' },
  company: { id: 19_297, identifier: 'ACME' },
  budgetHours: 1.5,
  closedFlag: false,
  externalXRef: 'JF-ABC',
  customFields: [],
  _info: { lastUpdated: '2026-08-20T18:04:26Z' },
}

const finds = (text: string, record: Record<string, unknown> = ticket): boolean => matches(parseConditions(text), record)

function refusal(run: () => unknown): ConditionError {
  try {
    run()
  } catch (error) {
    if (error instanceof ConditionError) return error
    throw error
  }
  throw new Error('Nothing was refused.')
}

describe('comparisons', () => {
  it.each([
    ['id = 42', true],
    ['id=42', true],
    ['id != 42', false],
    ['id < 43', true],
    ['id < 42', false],
    ['id <= 42', true],
    ['id > 42', false],
    ['id >= 42', true],
    ['id > -1', true],
    ['budgetHours = 1.50', true],
    ['budgetHours > 1.49', true],
    ['externalXRef = "jf-abc"', true],
    ["externalXRef = 'JF-ABC'", true],
    ['externalXRef < "JF-ABD"', true],
    ['externalXRef >= "JF-ABD"', false],
    ['summary contains "disk"', true],
    ['summary contains "disc"', false],
    ['summary not contains "disc"', true],
    ['summary NOT CONTAINS "disk"', false],
    ['status/id in (3,2,4)', false],
    ['status/id in (3, 5)', true],
    ['status/id not in (3,5)', false],
    ['board/name in ("Other", "integration")', true],
    ['closedFlag = False', true],
    ['closedFlag = TRUE', false],
    ['closedFlag != true', true],
    ['board/name = "Integration"', true],
    ['BOARD/Name = "integration"', true],
    ["company/identifier='ACME'", true],
    ['status/sort = 2', true],
  ])('%s is %s', (text, expected) => {
    expect(finds(text)).toBe(expected)
  })

  it('agrees with the operators of numbers for every pair', () => {
    const numbers = [-3, -0.5, 0, 1, 2, 10, 12.25]
    for (const left of numbers) {
      for (const right of numbers) {
        const found = ['=', '!=', '<', '<=', '>', '>='].map((sign) => finds(`x ${sign} ${right}`, { x: left }))
        expect(found, `${left} and ${right}`).toEqual([
          left === right,
          left !== right,
          left < right,
          left <= right,
          left > right,
          left >= right,
        ])
      }
    }
  })

  it('keeps the digits of ids that a number does not hold', () => {
    expect(finds('id = 90071992547409931234', { id: '90071992547409931234' })).toBe(true)
    expect(finds('id > 90071992547409931233', { id: '90071992547409931234' })).toBe(true)
    expect(finds('id in (90071992547409931235)', { id: '90071992547409931234' })).toBe(false)
  })

  it('looks into every entry of a list', () => {
    const contact = { communicationItems: [{ value: 'a@b.example' }, { value: 'c@d.example' }] }
    expect(finds('communicationItems/value like "c@%"', contact)).toBe(true)
    expect(finds('communicationItems/value = "x@y.example"', contact)).toBe(false)
    expect(finds('communicationItems/value = null', contact)).toBe(false)
    expect(finds('communicationItems/value = null', { communicationItems: [] })).toBe(true)
  })

  it('finds everything by an empty text', () => {
    expect(finds('')).toBe(true)
    expect(finds('  ')).toBe(true)
  })
})

describe('and, or, not', () => {
  it('binds and closer than or, as a truth table of three', () => {
    for (let bits = 0; bits < 8; bits++) {
      const record = { a: bits & 1, b: (bits >> 1) & 1, c: (bits >> 2) & 1 }
      const [a, b, c] = [record.a === 1, record.b === 1, record.c === 1]
      expect(finds('a=1 or b=1 and c=1', record)).toBe(a || (b && c))
      expect(finds('a=1 AND b=1 Or c=1', record)).toBe((a && b) || c)
      expect(finds('(a=1 or b=1) and c=1', record)).toBe((a || b) && c)
      expect(finds('a=1 and (b=1 or c=1)', record)).toBe(a && (b || c))
      expect(finds('not a=1 and b=1', record)).toBe(!a && b)
      expect(finds('not (a=1 and b=1) or c=1', record)).toBe(!(a && b) || c)
      expect(finds('((a=1))and((b=1))', record)).toBe(a && b)
    }
  })
})

describe('text', () => {
  const quoted = (text: string, quote: string): string => quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote

  it('finds what was written with escapes, in either quote', () => {
    const pieces = ['"', "'", '\\', 'a', ' ', '(', ')', '%', '[', ']', ',', 'and', 'ü', '=']
    for (const first of pieces) {
      for (const second of pieces) {
        const text = `${first}${second}${first}x`
        for (const quote of ['"', "'"]) {
          expect(finds(`name = ${quoted(text, quote)}`, { name: text }), text).toBe(true)
          expect(finds(`name = ${quoted(text, quote)} and id = 1`, { name: `${text}y`, id: 1 }), text).toBe(false)
        }
      }
    }
  })

  it('leaves a backslash before other characters alone', () => {
    expect(finds(String.raw`path = "C:\temp"`, { path: String.raw`C:\temp` })).toBe(true)
  })

  it.each([
    ['Fred%', 'Frederick', true],
    ['fred*', 'Frederick', true],
    ['%rick', 'Frederick', true],
    ['%der%', 'Frederick', true],
    ['f%k', 'Frederick', true],
    ['der', 'Frederick', false],
    ['%', '', true],
    ['a.c', 'abc', false],
    ['a_c', 'a_c', true],
    ['%[[]C:]%', 'Disk [C:] full', true],
    ['%[[]C:]%', 'Disk C: full', false],
    ['line%two', 'line one\nline two', true],
  ])('like %j on %j is %s', (pattern, text, expected) => {
    expect(finds(`x like "${pattern}"`, { x: text })).toBe(expected)
    expect(finds(`x not like "${pattern}"`, { x: text })).toBe(!expected)
  })
})

describe('null and dates', () => {
  it('tells absent values from others', () => {
    for (const record of [{}, { x: null }]) {
      expect(finds('x = null', record)).toBe(true)
      expect(finds('x != NULL', record)).toBe(false)
      expect(finds('x/id = null', record)).toBe(true)
    }
    for (const x of [0, '', false, { id: 1 }]) {
      expect(finds('x = null', { x })).toBe(false)
      expect(finds('x != null', { x })).toBe(true)
    }
  })

  it('lets nothing else hold of an absent value', () => {
    for (const text of ['x = 1', 'x != 1', 'x < 1', 'x >= 1', 'x like "%"', 'x not like "a"', 'x in (1)', 'x not in (1)', 'x contains ""'])
      expect(finds(text, {}), text).toBe(false)
    expect(finds('x = 1 or y = 2', { y: 2 })).toBe(true)
  })

  it.each([
    ['lastUpdated > [2026-08-20T18:04:25Z]', true],
    ['lastUpdated > [2026-08-20T18:04:26Z]', false],
    ['LastUpdated >= [2026-08-20T18:04:26Z]', true],
    ['_info/lastUpdated = [2026-08-20T18:04:26Z]', true],
    ['_info/lastUpdated != [2026-08-20T18:04:26Z]', false],
    ['lastUpdated = [2026-08-20T20:04:26+02:00]', true],
    ['lastUpdated = [2026-08-20T18:04:26]', true],
    ['lastUpdated <= [2026-08-21]', true],
    ['lastUpdated < [2026-08-20]', false],
  ])('%s is %s', (text, expected) => {
    expect(finds(text)).toBe(expected)
  })
})

describe('refusals', () => {
  it('says in the observed words that a number is no boolean, wherever it stands', () => {
    for (const text of ['closedFlag = 1', 'id = 42 or closedFlag = 0', 'id = 1 and closedFlag = 0', 'closedFlag in (0)']) {
      const { status, body } = refusal(() => finds(text))
      expect(status).toBe(400)
      expect(body.code).toBe('ApiFindCondition')
      expect(body.message).toMatch(/^Expected a boolean value, not a numeric\. String values .* keyword null\.$/)
    }
  })

  it.each([
    ['id', /operator after id.*the end/],
    ['id =', /value after =/],
    ['= 5', /name of a field/],
    ['id = 5 6', /and, or, or the end/],
    ['id == 5', /value after =/],
    ['(id = 5', /"\)".*the end/],
    ['id = 5)', /and, or, or the end/],
    ['summary = New', /text needs quotes/],
    ['summary = "New', /without its closing quote starts at character 11/],
    ['id in 3', /"\("/],
    ['id in ()', /value after in/],
    ['id in (3,)', /value after in/],
    ['id not = 3', /contains, like or in after not/],
    ['id > null', /other than null/],
    ['summary like 5', /text in quotes after like/],
    ['lastUpdated > [yesterday]', /no date and time/],
    ['lastUpdated > [2026-13-45T00:00:00Z]', /no date and time/],
    ['lastUpdated > 2026-08-20', /at character/],
    ['id = 1e5', /Unexpected "1" at character 6/],
    ['id = 1.2.3', /Unexpected "1"/],
    ['id = +5', /Unexpected "\+"/],
    ['and = 5', /name of a field/],
    ['id = 5 && id = 6', /Unexpected "&"/],
    ['"id" = 5', /name of a field/],
    [`${'('.repeat(500)}id = 5${')'.repeat(500)}`, /inside each other/],
  ])('refuses %s', (text, message) => {
    const { status, body } = refusal(() => parseConditions(text))
    expect(status).toBe(400)
    expect(body.code).toBe('ApiFindCondition')
    expect(body.message).toMatch(message)
  })
})

describe('names', () => {
  const names = new Set(['id', 'summary', 'status/id', 'board/name'])

  it('knows the given paths in any case, and lastUpdated always', () => {
    const text = '(ID = 1 or Status/Id in (1)) and not board/NAME like "a" and lastupdated > [2026-01-01] and _info/lastUpdated != null'
    expect(() => checkNames(parseConditions(text), names)).not.toThrow()
    expect(() => checkNames(parseConditions(''), names)).not.toThrow()
  })

  it.each(['resources/identifier', 'typeids', 'status', 'status/id/x', 'lastUpdated/id'])('refuses %s in the observed words', (name) => {
    const condition = parseConditions(`id = 1 and (summary = "a" or not ${name} = 5)`)
    const { status, body } = refusal(() => checkNames(condition, names))
    expect(status).toBe(400)
    expect(body).toEqual({ code: 'ApiFindCondition', message: `${name} is not a recognized name.` })
  })
})

describe('orderBy', () => {
  const names = new Set(['id', 'contact/name', 'closedFlag'])
  const rows = [
    { id: 10, contact: { name: 'bob' }, _info: { lastUpdated: '2026-01-03T00:00:00Z' } },
    { id: 9, contact: { name: 'Alice' }, _info: { lastUpdated: '2026-01-01T00:00:00Z' } },
    { id: 100, contact: { name: 'Bob' }, _info: { lastUpdated: '2026-01-02T00:00:00Z' } },
    { id: 2 },
  ]
  const sorted = (orderBy: string): readonly number[] =>
    sortedBy(rows, parseOrder(orderBy, names), (row) => (name) => valuesAt(row, name)).map(({ id }) => id)

  it.each([
    ['id', [2, 9, 10, 100]],
    ['id asc', [2, 9, 10, 100]],
    ['ID DESC', [100, 10, 9, 2]],
    ['contact/name asc, id desc', [2, 9, 100, 10]],
    ['contact/name desc,id', [10, 100, 9, 2]],
    ['lastUpdated', [2, 9, 100, 10]],
    ['_info/lastUpdated desc', [10, 100, 9, 2]],
    ['closedFlag', [10, 9, 100, 2]],
  ])('%s', (orderBy, expected) => {
    expect(sorted(orderBy)).toEqual(expected)
  })

  it('refuses unknown names and other words', () => {
    expect(refusal(() => parseOrder('id, owner/id desc', names)).body.message).toBe('owner/id is not a recognized name.')
    for (const text of ['id down', 'id,,id', '', 'id desc asc']) expect(refusal(() => parseOrder(text, names)).status).toBe(400)
  })
})
