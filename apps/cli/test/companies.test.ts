import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Company } from '@jackfield/core'
import type { CompanyLink, CompanySuggestions } from '@jackfield/desk'
import { documentOf, jackfield, passingHome, servedSandbox } from './jackfield.ts'
import type { Ran, ServedSandbox } from './jackfield.ts'

let home: Awaited<ReturnType<typeof passingHome>>
let sandbox: ServedSandbox
let companies: readonly Company[]

const run = (words: readonly string[], stdin?: string): Promise<Ran> =>
  jackfield(words, { home: home.dir, ...(stdin === undefined ? {} : { stdin }) })
const named = (name: string): Company => companies.find((company) => company.name === name)!
const links = async (): Promise<readonly CompanyLink[]> =>
  documentOf<{ links: CompanyLink[] }>(await run(['companies', 'export', '--json'])).links

beforeAll(async () => {
  home = await passingHome()
  sandbox = await servedSandbox('--seed', 'demo')
  const added = await run(['connections', 'add', 'connectwise', '--name', 'acme', '--settings', '-'], JSON.stringify(sandbox.settings))
  if (added.code !== 0) throw new Error(added.stderr)
  companies = documentOf<{ companies: Company[] }>(await run(['companies', 'list', '--json'])).companies
  const keys = ['Tidewell Foods', 'BRACKEN and HOLT limited', 'tidewellfoods', 'nobody-knows']
  await run(['alerts', 'push', '-'], keys.map((companyKey) => JSON.stringify({ title: 'Disk full', companyKey })).join('\n'))
})

afterAll(async () => {
  await sandbox?.stop()
  await home?.remove()
})

describe('companies suggest', () => {
  test('says which company, how sure and why, and maps nothing', async () => {
    const { suggestions, unmatched } = documentOf<CompanySuggestions>(await run(['companies', 'suggest', '--json']))
    const byKey = new Map(suggestions.map((one) => [one.key, one]))
    expect(byKey.get('Tidewell Foods')).toMatchObject({ companyId: named('Tidewell Foods').id, reason: 'exact' })
    expect(byKey.get('BRACKEN and HOLT limited')).toMatchObject({ companyId: named('Bracken & Holt Ltd').id, reason: 'normalised' })
    expect(unmatched.map((one) => one.key)).toContain('nobody-knows')
    const { stdout } = await run(['companies', 'suggest', '--on', 'acme'])
    expect(stdout).toMatch(/BRACKEN and HOLT limited +Bracken & Holt Ltd \(id \d+\) +0\.\d\d +normalised +\S/)
    expect(stdout).toContain('“nobody-knows”')
    expect(stdout).toContain('jackfield companies map KEY COMPANY --on acme')
    expect(await links()).toEqual([])
  })

  test('--apply-exact maps what a company’s own name or id says, and nothing that is only alike', async () => {
    const { applied } = documentOf<{ applied: CompanyLink[] }>(await run(['companies', 'suggest', '--apply-exact', '--json']))
    expect(applied.map((link) => link.key).toSorted()).toEqual(['Tidewell Foods', 'tidewellfoods'])
    expect((await links()).map((link) => link.companyId)).toEqual(Array(2).fill(named('Tidewell Foods').id))
    const after = documentOf<CompanySuggestions>(await run(['companies', 'suggest', '--json']))
    expect(after.suggestions.map((one) => one.key)).toEqual(['BRACKEN and HOLT limited'])
  })
})

test('companies map sends many keys to one company, all or none', async () => {
  const mapped = await run(['companies', 'map', 'nobody-knows', 'Tidewell Foods', '--also', 'tenant-2', '--also', 'tenant-3'])
  expect(mapped.stdout.match(/go to Tidewell Foods/g)).toHaveLength(3)
  const before = await links()
  expect(before.map((link) => link.key)).toEqual(['Tidewell Foods', 'nobody-knows', 'tenant-2', 'tenant-3', 'tidewellfoods'].toSorted())
  expect(await run(['companies', 'map', 'tenant-2', 'Nobody Ltd', '--also', 'tenant-9'])).toMatchObject({ code: 2 })
  // Words of a name that somebody forgot to quote are no keys.
  expect(await run(['companies', 'map', 'tenant-9', 'Bracken', 'Holt'])).toMatchObject({ code: 2 })
  expect(await links()).toEqual(before)
})

describe('companies export and import', () => {
  test('what was exported and changed in a spreadsheet is imported', async () => {
    const exported = await run(['companies', 'export'])
    expect(exported).toMatchObject({ code: 0, stderr: expect.stringContaining('acme') })
    expect(exported.stdout).toMatch(/^\uFEFFkey,company_id,company_name\r\n[^]*\r\n$/)
    const other = named('Bracken & Holt Ltd')
    const changed = exported.stdout.replace(/^tenant-2,.*$/m, `tenant-2,${other.id},\r`).replaceAll(',', ';')
    const file = await home.file('links.csv', `${changed}tenant-4;${other.id};BRACKEN & HOLT LTD\r\n`)
    const ran = await run(['companies', 'import', file, '--json'])
    expect(documentOf(ran)).toMatchObject({ connection: 'acme', added: 1, changed: 1, unchanged: 4 })
    const after = new Map((await links()).map((link) => [link.key, link.companyName]))
    expect([after.get('tenant-2'), after.get('tenant-3'), after.get('tenant-4')]).toEqual([other.name, 'Tidewell Foods', other.name])
  })

  test.concurrent.each([
    ['an unknown company', () => 'key,company_id\ntenant-8,99999\n', /stdin, line 2, company_id: .*99999/],
    ['a key that is there twice', () => `key,company_id\na,${companies[0]!.id}\na,${companies[1]!.id}\n`, /line 3, key: .*line 2/],
    ['a column that is missing', () => 'key,company\n1,2\n', /line 1.*company/],
    ['several faults at once', () => 'key,company_id\ntenant-8,99999\n,1\n', /2 faults[^]*line 2, company_id[^]*line 3, key/],
    ['nothing but the head', () => 'key,company_id\n', /There is no link in stdin/],
    ['an empty input', () => '', /stdin.*empty/],
  ])('%s is refused by line', async (_, csv, expected) => {
    const { code, stdout, stderr } = await run(['companies', 'import', '-'], csv())
    expect(stderr).toMatch(expected)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })

  test('of an input with faults nothing was mapped', async () => {
    expect((await links()).filter((link) => ['tenant-8', 'a', ''].includes(link.key))).toEqual([])
  })
})
