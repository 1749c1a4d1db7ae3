import { describe, expect, test } from 'vitest'
import { parseLenient } from '../sandbox/lenient-json.ts'
import { isoTime } from '../sandbox/write/time.ts'

describe('JSON as the vendor reads it', () => {
  test.each<[string, string, unknown]>([
    ['strict', '{"a":[1,2.5,-3e2,true,null,"x"]}', { a: [1, 2.5, -300, true, null, 'x'] }],
    ['a byte order mark', '\uFEFF{"a":1}', { a: 1 }],
    ['a name without quotes', '{TicketID: 7865, "a": "b"}', { TicketID: 7865, a: 'b' }],
    ['a comma too many', '{"a":[1,2,],"b":{"c":1,},}', { a: [1, 2], b: { c: 1 } }],
    ['single quotes', "{'filter':[{'op':'eq','value':'it''s'}]}".replace("''", "\\'"), { filter: [{ op: 'eq', value: "it's" }] }],
    ['double quotes in single ones', `{'a':'say "x"'}`, { a: 'say "x"' }],
    ['escapes in single quotes', "{'a':'\\u00e9\\n\\t\\\\'}", { a: 'é\n\t\\' }],
    ['words as values', '{a: true, b: false, c: null, d: undefined}', { a: true, b: false, c: null, d: 'undefined' }],
    ['numbers beside loose names', '{a: -1.5e-3, b: 10}', { a: -0.0015, b: 10 }],
    ['what looks loose inside texts', '{"a":"{b: 1,}", c: \'[x,]\',}', { a: '{b: 1,}', c: '[x,]' }],
    ['a comma too many after white space', '{"a":1 ,\r\n }', { a: 1 }],
  ])('%s', (_name, text, value) => {
    expect(parseLenient(text)).toEqual(value)
  })

  test.each(['', '{', '{"a"}', '{a:1}}', '[1 2]', '{"a":,}', "{'a:1}"])('%o is none', (text) => {
    expect(() => parseLenient(text)).toThrow(SyntaxError)
  })
})

describe('times', () => {
  test.each([
    ['2030-03-21T00:00:00', '2030-03-21T00:00:00.000Z'],
    ['2030-03-21T00:00:00Z', '2030-03-21T00:00:00.000Z'],
    ['2024-01-31T15:04:05.307', '2024-01-31T15:04:05.307Z'],
    ['2024-01-31T15:04:05.3071234Z', '2024-01-31T15:04:05.307Z'],
    ['2024-01-31T15:04:05.3+02:00', '2024-01-31T13:04:05.300Z'],
    ['2024-01-31T15:04-0100', '2024-01-31T16:04:00.000Z'],
    ['2024-01-31', '2024-01-31T00:00:00.000Z'],
    ['2024-01-31 15:04:05', '2024-01-31T15:04:05.000Z'],
  ])('%s is %s', (text, time) => {
    expect(isoTime(text)).toBe(time)
  })

  test.each(['', 'now', '31.01.2024', '2024-13-01', '2024-01-31T25:00:00', 5, null])('%o is none', (value) => {
    expect(isoTime(value)).toBeNull()
  })
})
