import { expect, test } from 'vitest'
import { jsonInteger, parseJson } from '../src/index.ts'

const digits = '90071992547409931234567890'

test('an integer beyond 2^53 stays text to the digit, at any depth and alone', () => {
  expect(parseJson(digits)).toBe(digits)
  expect(parseJson(`  -${digits}`)).toBe(`-${digits}`)
  expect(parseJson(`{"id":${digits},"rows":[{"ids":[1,${digits}, -${digits}]}]}`)).toEqual({
    id: digits,
    rows: [{ ids: [1, digits, `-${digits}`] }],
  })
  expect(parseJson('{"id":\n\t9007199254740992}')).toEqual({ id: '9007199254740992' })
})

test('the shortest one that a number does not hold is found wherever it stands', () => {
  for (let shift = 0; shift < 40; shift++) {
    expect(parseJson(`{"n":1234567,"a":"${'x'.repeat(shift)}","id":9007199254740993,"z":7}`)).toMatchObject({ id: '9007199254740993' })
    expect(parseJson(`${' '.repeat(shift)}9007199254740993`)).toBe('9007199254740993')
  }
})

test('an integer that a number holds stays a number', () => {
  expect(parseJson('[0,1,-7,9007199254740991,-9007199254740991]')).toEqual([0, 1, -7, 9007199254740991, -9007199254740991])
})

test('fractions and powers stay numbers, whatever their length', () => {
  expect(parseJson(`[${digits},1.12345678901234567,5e20,12345678901234567890.5]`)).toEqual([
    digits,
    1.1234567890123457,
    5e20,
    12345678901234567000,
  ])
})

test('digits inside texts and names are left as they are', () => {
  const value = { [`:${digits}`]: `a, ${digits}: [${digits}] "${digits}" \\ ${digits}`, id: 1 }
  expect(parseJson(JSON.stringify(value))).toEqual(value)
  expect(parseJson(`[${JSON.stringify(value)},${digits}]`)).toEqual([value, digits])
})

test('a byte order mark is no obstacle', () => {
  expect(parseJson(`\uFEFF{"id":${digits}}`)).toEqual({ id: digits })
})

test('torn JSON is a SyntaxError, with long integers too', () => {
  for (const text of ['', '{"id":1', `{"id":${digits}`, `[${digits}`, '<html>']) expect(() => parseJson(text), text).toThrow(SyntaxError)
})

test('what JSON.parse makes of other values is kept', () => {
  const text = `{"__proto__":{"a":1},"constructor":null,"n":[true,false,null,""],"big":${digits}}`
  const parsed = parseJson(text) as Record<string, unknown>
  expect(Object.keys(parsed)).toEqual(['__proto__', 'constructor', 'n', 'big'])
  expect(parsed['n']).toEqual([true, false, null, ''])
  expect(({} as { a?: number }).a).toBeUndefined()
})

test('an integer is written to the digit, and nothing else is', () => {
  expect(JSON.stringify([jsonInteger(digits), jsonInteger('0'), jsonInteger('-1'), jsonInteger(`00${digits}`)])).toBe(
    `[${digits},0,-1,${digits}]`,
  )
  for (const text of ['', '1.5', '1e3', 'x', '1,2']) expect(() => jsonInteger(text), text).toThrow(SyntaxError)
})
