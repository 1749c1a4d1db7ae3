import type { App, Result } from '../../app.ts'
import { openCapability } from '../../input/connection.ts'
import { count } from '../../output/plain.ts'
import { table } from '../../output/table.ts'

/** The companies of a connection with the keys that lead to each. */
export async function listCompanies(app: App, input: { readonly on?: string; readonly name?: string }): Promise<Result> {
  const { open, of: directory } = await openCapability(app, input.on, 'companyDirectory')
  const listing = directory.list(input.name === undefined ? {} : { name: input.name })
  const [found, links] = await app.screen.during('Reading companies', async () =>
    Promise.all([listing.all(), (await app.desk()).links(open.summary.id)]),
  )
  const companies = found.map(({ id, name, identifier, active, domain }) => ({
    id,
    name,
    identifier,
    active,
    domain,
    isCatchAll: open.summary.catchAll?.id === id,
    keys: links.filter((link) => link.companyId === id).map((link) => link.key),
  }))
  const rows = companies.map((company) => [
    company.id,
    company.name,
    company.identifier,
    company.active === null ? '' : company.active ? 'yes' : 'no',
    [...company.keys, ...(company.isCatchAll ? ['(catch-all)'] : [])].join(', '),
  ])
  const limit = listing.visibleTo === 'user' ? ' that this API user may see' : ''
  return {
    document: { connection: open.summary.name, visibleTo: listing.visibleTo, companies },
    text: `${table(['ID', 'NAME', 'SHORT NAME', 'ACTIVE', 'COMPANY KEYS'], rows)}\n\n${count(companies.length, 'company', 'companies')}${limit}.`,
  }
}
