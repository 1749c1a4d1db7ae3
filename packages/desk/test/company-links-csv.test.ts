import type { Company } from '@jackfield/core'
import { describe, expect, it } from 'vitest'
import { exportLinks, readLinks } from '../src/index.ts'
import type { CompanyLink } from '../src/index.ts'

const companies: readonly Company[] = [
  { id: '19301', name: 'Contoso Ltd', identifier: 'Contoso', active: true, domain: null, raw: {} },
  { id: '19302', name: 'Müller & Söhne, "M"', identifier: null, active: true, domain: null, raw: {} },
]
const link = (key: string, at: 0 | 1 = 0): CompanyLink => ({ key, companyId: companies[at]!.id, companyName: companies[at]!.name })
const read = (text: Uint8Array | string) => readLinks(text, companies)
const problemsOf = (text: string) => {
  const { links, problems } = read(text)
  expect(links).toEqual([])
  return problems
}

describe('a file of links', () => {
  it('is a table with named columns, as spreadsheets open it', () => {
    expect(exportLinks([link('contoso'), link('müller', 1)])).toBe(
      '\uFEFFkey,company_id,company_name\r\ncontoso,19301,Contoso Ltd\r\nmüller,19302,"Müller & Söhne, ""M"""\r\n',
    )
    expect(exportLinks([])).toBe('\uFEFFkey,company_id,company_name\r\n')
  })

  it('brings the same links back', () => {
    const keys = [
      'contoso',
      'a,b;c\td',
      'say "x"',
      'two\nlines',
      '=1+1',
      "'=1+1",
      '-5',
      '+44',
      '@here',
      "'quoted'",
      'ключ',
      '0012',
      '{"a":1}',
    ]
    const links = keys.map((key, at) => link(key, at % 2 === 0 ? 0 : 1))
    expect(read(exportLinks(links))).toEqual({ links, problems: [] })
    expect(read(Buffer.from(exportLinks(links)))).toEqual({ links, problems: [] })
    expect(read(exportLinks([]))).toEqual({ links: [], problems: [] })
  })

  it('holds nothing that a spreadsheet would run', () => {
    const cells = exportLinks(['=cmd()', '+1', '-1', '@x', '\t=1'].map((key) => link(key)))
      .split('\r\n')
      .slice(1, -1)
    for (const cell of cells) expect(cell).toMatch(/^"?'/)
  })
})

describe('what is read', () => {
  it.each([
    ['semicolons', 'key;company_id;company_name\ncontoso;19301;Contoso Ltd\n'],
    ['tabs', 'key\tcompany_id\ncontoso\t19301\n'],
    ['columns in another order and case', ' Company_ID , KEY\r\n19301,contoso\r\n'],
    ['no line end', 'key,company_id\ncontoso,19301'],
    ['line ends of several kinds', 'key,company_id\r\ncontoso,19301\n\n'],
    ['empty lines and lines of commas', '\n\nkey,company_id,company_name\n\n,,\ncontoso,19301,\n,,\n'],
    ['spaces around', 'key,company_id\n  contoso , 19301 \n'],
    ['quotes', '"key","company_id"\n"contoso","19301"\n'],
    ['the name in another spelling', 'key,company_id,company_name\ncontoso,19301,CONTOSO Limited\n'],
    ['a short line', 'key,company_id,company_name\ncontoso,19301\n'],
  ])('with %s', (_what, text) => {
    expect(read(text)).toEqual({ links: [link('contoso')], problems: [] })
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
    expect(read(utf16)).toEqual({ links: [link('contoso')], problems: [] })
  })

  it('takes many keys to one company', () => {
    expect(read('key,company_id\na,19301\nb,19301\n').links).toEqual([link('a'), link('b')])
  })
})

describe('what is wrong', () => {
  it('is said for each line, and nothing is taken', () => {
    const problems = problemsOf(
      [
        'key,company_id,company_name',
        'good,19301,',
        '"two\nlines",19999,',
        'good,19302,',
        ',19301,',
        'c,,',
        'd,19301,Fabrikam',
        '2.2E+11,19301,',
        `${'k'.repeat(513)},19301,`,
        'e,Contoso,',
      ].join('\n'),
    )
    expect(problems.map(({ line, column, message }) => [line, column, message])).toEqual([
      [3, 'company_id', 'No company has the id 19999.'],
      [5, 'key', 'The key “good” is already in line 2.'],
      [6, 'key', 'The key is empty.'],
      [7, 'company_id', 'The company_id is empty.'],
      [8, 'company_name', 'The company 19301 is “Contoso Ltd”, not “Fabrikam”.'],
      [9, 'key', '2.2E+11 is a number that a spreadsheet rounded.'],
      [10, 'key', 'The key has 513 characters; at most 512.'],
      [11, 'company_id', 'No company has the id Contoso.'],
    ])
    for (const { nextStep } of problems) expect(nextStep).toMatch(/\.$/)
  })

  it('is a column that was sorted alone', () => {
    expect(
      problemsOf('key,company_id,company_name\na,19302,Contoso Ltd\nb,19301,"Müller & Söhne, ""M"""\n').map(({ line }) => line),
    ).toEqual([2, 3])
    expect(problemsOf('key,company_id,company_name\na,19301,Contoso Inc\n')).toMatchObject([{ column: 'company_name' }])
  })

  it.each([
    ['', null, 'The file is empty.'],
    ['\n \n', null, 'The file is empty.'],
    ['key,company\na,1\n', 1, '“company” is no column of this file.'],
    ['key,company_id,note\na,19301,x\n', 1, '“note” is no column of this file.'],
    ['key,key,company_id\na,a,19301\n', 1, 'The column key is there twice.'],
    ['key,company_name\na,Contoso Ltd\n', 1, 'There is no column company_id.'],
    ['company_id\n19301\n', 1, 'There is no column key.'],
    ['a,19301\n', 1, '“a” is no column of this file.'],
  ])('is the head of %j', (text, line, message) => {
    expect(problemsOf(text)).toEqual([
      { line, column: expect.toSatisfy(() => true), message, nextStep: expect.stringContaining('key,company_id,company_name') },
    ])
  })

  it('is a quote', () => {
    for (const text of ['key,company_id\n"a,19301\n', 'key,company_id\na"b,19301\n', 'key,company_id\n"a"b,19301\n'])
      expect(problemsOf(text)).toMatchObject([
        { line: expect.any(Number), message: expect.stringContaining('Not CSV'), nextStep: expect.stringContaining('quotes') },
      ])
  })

  it('is more cells than columns', () => {
    expect(problemsOf('key,company_id\na,19301,surplus\n')).toMatchObject([{ line: 2, column: null }])
  })

  it('is another encoding', () => {
    const { links, problems } = read(Buffer.from('key,company_id\nm\xFCller,19302\n', 'latin1'))
    expect(links).toEqual([])
    expect(problems).toMatchObject([
      { line: null, message: expect.stringContaining('not UTF-8'), nextStep: expect.stringContaining('UTF-8') },
    ])
  })
})
