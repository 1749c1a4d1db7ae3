import { z } from '@hono/zod-openapi'
import type { Company } from '@jackfield/core'
import { operation } from '../http/operation.ts'
import { CurrentBook, CurrentDesk, CurrentKey, Walks } from '../http/tokens.ts'
import { company, companyKey, companyLink, companySuggestions, givenCompany, unmappedCompany } from '../schemas/companies.ts'
import { connectionName, id, pageOf, paging, vendorPageOf } from '../schemas/parts.ts'
import { capabilityOf, connectionOf, found } from './connection-of.ts'
import { given } from '../http/given.ts'

const tag = 'Companies'
const params = z.object({ connection: connectionName })
const linkParams = z.object({ connection: connectionName, key: companyKey })
const path = '/v1/connections/{connection}' as const

export const listCompanies = operation(
  {
    id: 'companies.list',
    method: 'get',
    path: `${path}/companies`,
    tag,
    summary: 'The MSP’s customers at the vendor, as far as the API user sees them',
    params,
    query: z.strictObject({
      ...paging,
      name: z.string().max(300).optional().openapi({ description: 'A part of the name or of the short name, in any case.' }),
    }),
    reply: vendorPageOf(company),
    callsVendor: true,
  },
  async ({ params: { connection }, query: { name, cursor, limit }, use }) => {
    const { open, of: directory } = await capabilityOf(use(CurrentBook), connection, 'companyDirectory')
    const of = JSON.stringify(['companies', use(CurrentKey).workspace, open.summary.id, name])
    const page = await use(Walks).page(of, () => directory.list(given({ name })), { cursor, limit })
    return { body: { ...page, items: page.items.map(companyOf) } }
  },
)

export const getCompany = operation(
  {
    id: 'companies.get',
    method: 'get',
    path: `${path}/companies/{company}`,
    tag,
    summary: 'One of them',
    params: z.object({ connection: connectionName, company: id }),
    reply: company,
    callsVendor: true,
  },
  async ({ params: { connection, company: companyId }, use }) => {
    const { of: directory } = await capabilityOf(use(CurrentBook), connection, 'companyDirectory')
    return { body: companyOf(await directory.get(companyId)) }
  },
)

export const listCompanyLinks = operation(
  {
    id: 'company-links.list',
    method: 'get',
    path: `${path}/company-links`,
    tag,
    summary: 'Which company the alerts of each customer of a source go to',
    params,
    query: z.strictObject(paging),
    reply: pageOf(companyLink),
  },
  async ({ params: { connection }, query, use }) => {
    const { id: connectionId } = await connectionOf(use(CurrentBook), connection)
    return { body: await use(CurrentDesk).pageLinks(connectionId, given(query)) }
  },
)

export const getCompanyLink = operation(
  {
    id: 'company-links.get',
    method: 'get',
    path: `${path}/company-links/{key}`,
    tag,
    summary: 'One of them',
    params: linkParams,
    reply: companyLink,
    version: 'read',
  },
  async ({ params: { connection, key }, use }) => {
    const { id: connectionId } = await connectionOf(use(CurrentBook), connection)
    const link = found(await use(CurrentDesk).link(connectionId, key), 'company link', key)
    return { body: link, version: link.version }
  },
)

export const putCompanyLink = operation(
  {
    id: 'company-links.put',
    method: 'put',
    path: `${path}/company-links/{key}`,
    tag,
    summary: 'Send the alerts of a key to a company, in place of the one before',
    description: 'What was kept for want of a company goes on at once. Several keys may go to one company.',
    params: linkParams,
    body: givenCompany,
    reply: companyLink,
    version: 'write',
    callsVendor: true,
  },
  async ({ params: { connection, key }, body: { companyId }, ifVersion, mustBeNew, use }) => {
    const { open, of: directory } = await capabilityOf(use(CurrentBook), connection, 'companyDirectory')
    const desk = use(CurrentDesk)
    const before = await desk.link(open.summary.id, key)
    const version = mustBeNew ? 0 : ifVersion(before?.version ?? 0)
    const { id: known, name } = await directory.get(companyId)
    const link = await desk.mapCompany(open.summary.id, key, { id: known, name }, given({ ifVersion: version }))
    return { body: link, version: link.version }
  },
)

export const removeCompanyLink = operation(
  {
    id: 'company-links.remove',
    method: 'delete',
    path: `${path}/company-links/{key}`,
    tag,
    summary: 'Take a link away; tickets stay where they are',
    params: linkParams,
    reply: null,
    version: 'write',
  },
  async ({ params: { connection, key }, ifVersion, use }) => {
    const { id: connectionId } = await connectionOf(use(CurrentBook), connection)
    const desk = use(CurrentDesk)
    const before = found(await desk.link(connectionId, key), 'company link', key)
    await desk.unmapCompany(connectionId, key, given({ ifVersion: ifVersion(before.version) }))
    return { body: null }
  },
)

export const listUnmappedCompanies = operation(
  {
    id: 'company-links.unmapped',
    method: 'get',
    path: `${path}/unmapped-companies`,
    tag,
    summary: 'Customers of sources that no link knows',
    params,
    reply: z.object({ items: z.array(unmappedCompany) }),
  },
  async ({ params: { connection }, use }) => {
    const { id: connectionId } = await connectionOf(use(CurrentBook), connection)
    return { body: { items: await use(CurrentDesk).unmapped(connectionId) } }
  },
)

export const suggestCompanyLinks = operation(
  {
    id: 'company-links.suggest',
    method: 'get',
    path: `${path}/company-suggestions`,
    tag,
    summary: 'Which company each unmapped key may be: how sure that is, and why. Nothing is mapped',
    params,
    reply: companySuggestions,
    callsVendor: true,
  },
  async ({ params: { connection }, use }) => {
    const { open, of: directory } = await capabilityOf(use(CurrentBook), connection, 'companyDirectory')
    const companies = await directory.list({}).all()
    return { body: await use(CurrentDesk).suggestCompanies(open.summary.id, companies) }
  },
)

function companyOf({ id: companyId, name, identifier, active, domain }: Company): z.output<typeof company> {
  return { id: companyId, name, identifier, active, domain }
}
