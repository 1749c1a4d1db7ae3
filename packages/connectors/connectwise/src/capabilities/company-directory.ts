import { listingOf, mapListing, NotFoundError } from '@jackfield/core'
import type { CompanyDirectory } from '@jackfield/core'
import { listById } from '../listing.ts'
import { companyFrom, contactFrom } from '../mapping/company.ts'
import { companyConditions, isNamed } from '../mapping/conditions.ts'
import { isRecordId } from '../mapping/ids.ts'
import type { Tenant } from '../tenant.ts'
import { companyWire, contactWire } from '../wire/company.ts'
import type { CompanyWire, ContactWire } from '../wire/company.ts'
import { receive } from '../wire/received.ts'

export function companyDirectory({ client }: Tenant): CompanyDirectory {
  return {
    list(query) {
      const calls = client.for('companyDirectory.list', 'sync')
      const companies = listById<CompanyWire>({
        operation: 'companyDirectory.list',
        schema: companyWire,
        conditions: companyConditions(query.name),
        page: (page) => calls.GET('/company/companies', { params: { query: page } }),
        count: (count) => calls.GET('/company/companies/count', { params: { query: count } }),
      })
      const mapped = mapListing(companies, companyFrom)
      return listingOf(mapped.visibleTo, async function* () {
        for await (const companiesOfPage of mapped.pages()) yield companiesOfPage.filter((company) => isNamed(company, query.name))
      })
    },
    async get(id) {
      const operation = 'companyDirectory.get'
      if (!isRecordId(id)) {
        throw new NotFoundError({
          connector: 'connectwise',
          operation,
          message: `ConnectWise has no company “${id}”: its ids are whole numbers.`,
          nextStep: 'Look the company up in the list of companies.',
        })
      }
      const { data } = await client.for(operation).GET('/company/companies/{id}', { params: { path: { id } } })
      return companyFrom(receive(companyWire, data, { operation, isWrite: false }))
    },
    listContacts(companyId) {
      // No company has such an id, hence no contacts.
      if (!isRecordId(companyId)) return listingOf('user', async function* () {})
      const calls = client.for('companyDirectory.listContacts', 'sync')
      const contacts = listById<ContactWire>({
        operation: 'companyDirectory.listContacts',
        schema: contactWire,
        conditions: `company/id=${companyId}`,
        page: (query) => calls.GET('/company/contacts', { params: { query } }),
        count: (query) => calls.GET('/company/contacts/count', { params: { query } }),
      })
      return mapListing(contacts, contactFrom)
    },
  }
}
