import { listingOf, mapListing, NotFoundError } from '@jackfield/core'
import type { CompanyDirectory, Id, OperationId } from '@jackfield/core'
import { listCounted } from '../listing.ts'
import { companyFrom, contactFrom, isNamed } from '../mapping/company.ts'
import { isRecordId } from '../mapping/ids.ts'
import type { Tenant } from '../tenant.ts'
import { accountWire, contactWire } from '../wire/company.ts'
import type { AccountWire, ContactWire } from '../wire/company.ts'
import { receiveOrNull } from '../wire/received.ts'

export function companyDirectory({ client }: Tenant): CompanyDirectory {
  return {
    list(query) {
      const calls = client.for('companyDirectory.list', 'sync')
      const accounts = listCounted<AccountWire>({
        operation: 'companyDirectory.list',
        schema: accountWire,
        page: (page) => calls.GET('/v2/crm/accounts/summary', { params: { query: page } }),
      })
      const companies = mapListing(accounts, companyFrom)
      return listingOf(companies.visibleTo, async function* () {
        for await (const page of companies.pages()) yield page.filter((company) => isNamed(company, query.name))
      })
    },
    async get(id) {
      const operation = 'companyDirectory.get'
      if (!isRecordId(id)) throw noSuchCompany(id, operation)
      const { data } = await client.for(operation).GET('/v2/crm/accounts/summary/{id}', { params: { path: { id } } })
      const account = receiveOrNull(accountWire, data, { operation, isWrite: false })
      if (account === null) throw noSuchCompany(id, operation)
      return companyFrom(account)
    },
    listContacts(companyId) {
      // No account has such an id, hence no contacts.
      if (!isRecordId(companyId)) return listingOf('user', async function* () {})
      const calls = client.for('companyDirectory.listContacts', 'sync')
      const contacts = listCounted<ContactWire>({
        operation: 'companyDirectory.listContacts',
        schema: contactWire,
        page: (page) => calls.GET('/v2/crm/contacts/summary', { params: { query: { 'Filter.AccountId': Number(companyId), ...page } } }),
      })
      return mapListing(contacts, contactFrom)
    },
  }
}

function noSuchCompany(id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'kaseya-bms',
    operation,
    message: `Kaseya BMS has no account “${id}”.`,
    nextStep: 'Look the company up in the list of companies; it may also be one that this API user may not see.',
  })
}
