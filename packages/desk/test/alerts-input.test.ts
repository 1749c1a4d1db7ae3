import { describe, expect, it } from 'vitest'
import { findJsonFault } from '../src/alerts/json-fault.ts'
import { readAlerts } from '../src/alerts/read-alerts.ts'
import { fixture } from './fixtures/fixture.ts'

const titles = (input: Uint8Array | string): readonly string[] => {
  const { alerts, problems } = readAlerts(input)
  expect(problems).toEqual([])
  return alerts.map(({ title }) => title)
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

describe('forms of input', () => {
  it('reads one object, an array, and one object a line', () => {
    expect(titles('{"title":"a"}')).toEqual(['a'])
    expect(titles('\n\n{\n  "title": "a"\n}\n')).toEqual(['a'])
    expect(titles('[{"title":"a"},{"title":"b"}]')).toEqual(['a', 'b'])
    expect(titles('[]')).toEqual([])
    expect(titles('{"title":"a"}\n{"title":"b"}\n')).toEqual(['a', 'b'])
    expect(titles('{"title":"a"}\r\n\r\n{"title":"b"}')).toEqual(['a', 'b'])
  })

  it('tells the format of each object apart', () => {
    const mixed = [{ title: 'plain' }, fixture('trail-disabled.ocsf-1.1.json')]
    expect(titles(JSON.stringify(mixed))).toEqual(['plain', 'Trail nrn:trail:north-1:222233334444:main was stopped.'])
    expect(titles(mixed.map((one) => JSON.stringify(one)).join('\n'))).toHaveLength(2)
  })

  it('takes byte order marks and UTF-16', () => {
    const text = '[{"title":"Störung in Büro 3 \u{1F525}"}]'
    const expected = ['Störung in Büro 3 \u{1F525}']
    expect(titles(`\uFEFF${text}`)).toEqual(expected)
    expect(titles(Buffer.from(text))).toEqual(expected)
    expect(titles(Buffer.from(`\uFEFF${text}`))).toEqual(expected)
    for (const order of ['le', 'be'] as const)
      for (const mark of [true, false]) expect(titles(utf16(text, order, mark)), `${order} ${mark}`).toEqual(expected)
  })

  it('says which encoding it could not read', () => {
    const { alerts, problems } = readAlerts(Buffer.from('{"title":"St\xF6rung"}', 'latin1'))
    expect(alerts).toEqual([])
    expect(problems).toMatchObject([{ index: 0, line: null, field: 'input', message: expect.stringContaining('not UTF-8') }])
    expect(problems[0]!.nextStep).toContain('UTF-8')
  })

  it('says that an input is empty or too large', () => {
    for (const empty of ['', ' \n ', new Uint8Array()])
      expect(readAlerts(empty).problems).toMatchObject([{ index: 0, field: 'input', message: 'The input is empty.' }])
    const { alerts, problems } = readAlerts(new Uint8Array(50_000_001).fill(32))
    expect(alerts).toEqual([])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ field: 'input', message: 'The input has 50.0 MB; at most 50 MB are read at once.' })
  })

  it('keeps the digits of long numbers', () => {
    const [alert] = readAlerts('{"class_uid":2004,"message":"x","metadata":{"tenant_uid":90071992547409931234}}').alerts
    expect(alert!.companyKey).toBe('90071992547409931234')
    expect(alert!.raw).toMatchObject({ metadata: { tenant_uid: '90071992547409931234' } })
  })

  it('leaves nothing in texts that Postgres refuses', () => {
    const [alert] = readAlerts(String.raw`{"title":"a\u0000b \ud83d\ude00 \ud83d \\u0000","text":"\udc00"}`).alerts
    expect(alert!.title).toBe('ab \u{1F600} \uFFFD \\u0000')
    expect(alert!.text).toBe('\uFFFD')
    expect(alert!.raw).toEqual({ title: 'ab \u{1F600} \uFFFD \\u0000', text: '\uFFFD' })
  })
})

describe('malformed input', () => {
  it.each([
    ['{"title": "a",}', 1, 15, 'a name in double quotes', '"}"'],
    ['{"title": "a"', 1, 14, 'a comma or }', 'the end'],
    ['{"title" "a"}', 1, 10, 'a colon', '"\\""'],
    ["{'title': 'a'}", 1, 2, 'a name in double quotes or }', '"\'"'],
    ['[\n  {"title": "a"}\n  {"title": "b"}\n]', 3, 3, 'a comma or ]', '"{"'],
    ['[{"title": "a"},\n]', 2, 1, 'a value', '"]"'],
    ['[', 1, 2, 'a value or ]', 'the end'],
    ['{\n "title": tru }', 2, 11, 'a value', '"t"'],
    ['{\n "title": "a\nb" }', 2, 13, 'the closing quote', '"\\n"'],
    ['{"title": "C:\\temp\\x"}', 1, 19, 'an escape', '"\\\\"'],
    ['{"title": "a', 1, 13, 'the closing quote', 'the end'],
    ['{"title": 01}', 1, 11, 'a value', '"0"'],
    ['{"title": "a"} x', 1, 16, 'the end of the input', '"x"'],
    ['title: a', 1, 1, 'a value', '"t"'],
  ])('names line and column of %j', (text, line, column, expected, found) => {
    const { alerts, problems } = readAlerts(text)
    expect(alerts).toEqual([])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ index: 0, line, field: 'input' })
    const { message } = problems[0]!
    expect(message).toContain(`Not JSON at line ${line}, column ${column}: expected ${expected}`)
    expect(message).toContain(`found ${found}.`)
  })

  it('finds a fault in exactly the texts that JSON.parse refuses', () => {
    const whole = '{"a": [1, -2.5e+3, true, null, {"b\\u00e9\\"": "\\n"}], "c": {}, "d": [], "e": ""}'
    const pieces = ['', ',', '"', '}', ']', '{', '[', '1', '\\', ':', ' ', '\n', 'x', '.', '-']
    for (let at = 0; at <= whole.length; at++) {
      for (const piece of pieces) {
        for (const text of [whole.slice(0, at) + piece + whole.slice(at), whole.slice(0, at) + piece + whole.slice(at + 1)]) {
          let isJson = true
          try {
            JSON.parse(text)
          } catch {
            isJson = false
          }
          expect(findJsonFault(text) === null, text).toBe(isJson)
        }
      }
    }
  })

  it('takes nesting of any depth', () => {
    expect(findJsonFault('['.repeat(200_000))).toMatchObject({ line: 1, column: 200_001, found: null })
  })

  it('reads the good lines of NDJSON beside the bad ones', () => {
    const { alerts, problems } = readAlerts('{"title":"a"}\n\n{"title":"b",}\n{"title":"c"}\n{"title":"d"')
    expect(alerts.map(({ title }) => title)).toEqual(['a', 'c'])
    expect(problems.map(({ index, line }) => ({ index, line }))).toEqual([
      { index: 1, line: 3 },
      { index: 3, line: 5 },
    ])
    expect(problems[0]!.message).toContain('line 3, column 14')
  })

  it('reads NDJSON whose first line is the bad one', () => {
    const { alerts, problems } = readAlerts('{"title":"a"\n{"title":"b"}')
    expect(alerts.map(({ title }) => title)).toEqual(['b'])
    expect(problems).toMatchObject([{ index: 0, line: 1 }])
  })

  it('says of values that are no objects what they are', () => {
    const { alerts, problems } = readAlerts('[{"title":"a"}, 5, null, ["x"], "text"]')
    expect(alerts).toHaveLength(1)
    expect(problems.map(({ index, field }) => [index, field])).toEqual([1, 2, 3, 4].map((index) => [index, 'alert']))
    expect(problems.map(({ message }) => message.split('; ')[1])).toEqual([
      'this is a number.',
      'this is null.',
      'this is an array.',
      'this is a string.',
    ])
  })
})
