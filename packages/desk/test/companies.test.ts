import type { Company } from '@jackfield/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alertOf, deskOnSandbox } from './desk-on-sandbox.ts'
import type { DeskOnSandbox } from './desk-on-sandbox.ts'

let on: DeskOnSandbox
let real: readonly string[]

beforeAll(async () => {
  on = await deskOnSandbox()
  real = [...new Set(on.sandbox.tickets().map((ticket) => ticket.companyId))]
})
afterAll(() => on.stop())

function company(id: string, name: string, domain: string | null = null): Company {
  return { id, name, identifier: null, active: true, domain, raw: {} }
}

test('unmapped customers are recognised by what their alerts say of them', async () => {
  const known = { key: 'acct-222233334444', raw: { cloud: { account: { name: 'CONTOSO Ltd.' } } } }
  await on.push(
    alertOf({ conditionKey: '1', companyKey: known.key, device: null, raw: { cloud: { account: { name: 7 } }, device: 'x' } }),
    alertOf({ conditionKey: '2', companyKey: known.key, device: null, raw: known.raw }),
    alertOf({ conditionKey: '3', companyKey: 'tenant-b', device: 'dc1.fabrikam.example', raw: null }),
    alertOf({ conditionKey: '4', companyKey: 'tenant-c', device: null, user: 'ana@litware.example', raw: [] }),
    alertOf({ conditionKey: '5', companyKey: 'Northwind', device: 'server-1' }),
    alertOf({ conditionKey: '6', companyKey: 'tenant-e', title: 'Mail from contoso.example', text: 'contoso.example', device: null }),
    alertOf({ conditionKey: '7', companyKey: 'mapped', device: 'dc1.fabrikam.example' }),
    alertOf({ conditionKey: '8', companyKey: null, device: 'dc1.fabrikam.example' }),
  )
  await on.desk.mapCompany(on.connectionId, 'mapped', { id: real[0]!, name: 'Mapped' })
  const companies = [
    company('1', 'Contoso Limited', 'contoso.example'),
    company('2', 'Fabrikam', 'www.fabrikam.example'),
    company('3', 'Litware', 'litware.example'),
    company('4', 'Northwind Inc'),
    company('5', 'Northwind GmbH'),
  ]
  const { suggestions, ambiguous, unmatched } = await on.desk.suggestCompanies(on.connectionId, companies)
  expect(suggestions.toSorted((left, right) => Number(left.companyId) - Number(right.companyId))).toMatchObject([
    { key: known.key, companyId: '1', reason: 'normalised', confidence: 0.9 },
    { key: 'tenant-b', companyId: '2', reason: 'domain' },
    { key: 'tenant-c', companyId: '3', reason: 'domain' },
  ])
  expect(ambiguous.map(({ key }) => key)).toEqual(['Northwind'])
  expect(unmatched.map(({ key }) => key)).toEqual(['tenant-e'])
})

test('many keys are mapped at once, in place of earlier links, and what was kept goes on', async () => {
  on.setCatchAll(null)
  const { kept } = await on.push(
    ...['k-1', 'k-2', 'k-3'].map((key) => alertOf({ conditionKey: key, companyKey: key, title: `Alert of ${key}` })),
  )
  expect(kept).toHaveLength(3)
  const before = await on.desk.links(on.connectionId)
  const link = (key: string, companyId: string) => ({ key, companyId, companyName: `Company ${companyId}` })
  const many = Array.from({ length: 2500 }, (_, at) => link(`many-${String(at).padStart(4, '0')}`, real[0]!))
  await on.desk.mapCompanies(on.connectionId, [link('k-1', real[0]!), link('k-2', real[1]!), ...many])
  await on.desk.mapCompanies(on.connectionId, [link('k-3', real[1]!), link('many-0000', real[1]!)])
  await on.desk.mapCompanies(on.connectionId, [])

  const { settled } = await on.desk.waitFor(
    kept.map(({ id }) => id),
    { timeout: 20_000 },
  )
  expect(settled).toHaveLength(3)
  const companyOf = (title: string) => on.tickets().find((ticket) => ticket.title === title)?.companyId
  expect(['k-1', 'k-2', 'k-3'].map((key) => companyOf(`Alert of ${key}`))).toEqual([real[0], real[1], real[1]])
  const links = await on.desk.links(on.connectionId)
  expect(links).toHaveLength(before.length + 2503)
  expect(links).toEqual(expect.arrayContaining([...before, link('many-0000', real[1]!), link('many-2499', real[0]!)]))
})

test('a link that can not be stored leaves all others out', async () => {
  const before = await on.desk.links(on.connectionId)
  const bad = [
    { key: 'fine', companyId: '1', companyName: 'One' },
    { key: 'nul\0', companyId: '1', companyName: 'One' },
  ]
  await expect(on.desk.mapCompanies(on.connectionId, bad)).rejects.toThrow()
  expect(await on.desk.links(on.connectionId)).toEqual(before)
})
