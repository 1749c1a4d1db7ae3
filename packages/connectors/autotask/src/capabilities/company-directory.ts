import { listingOf, mapListing, NotFoundError } from '@jackfield/core'
import type { CompanyDirectory, Id, OperationId } from '@jackfield/core'
import { listById } from '../listing.ts'
import { companyFrom, contactFrom, isNamed } from '../mapping/company.ts'
import { compare } from '../mapping/filters.ts'
import { isRecordId, numberOf } from '../mapping/ids.ts'
import type { Tenant } from '../tenant.ts'
import { companyWire, contactWire } from '../wire/company.ts'
import type { CompanyWire, ContactWire } from '../wire/company.ts'
import { receiveItem } from '../wire/received.ts'

/** Companies, among them the tenant's own, whose id is 0. */
export function companyDirectory({ client }: Tenant): CompanyDirectory {
  return {
    list(query) {
      const companies = listById<CompanyWire>(client, {
        entity: 'Companies',
        operation: 'companyDirectory.list',
        lane: 'sync',
        schema: companyWire,
        // All are walked and looked at here: whether the vendor's `contains` minds the case of letters is not documented.
        filters: [],
      })
      const mapped = mapListing(companies, companyFrom)
      return listingOf(mapped.visibleTo, async function* () {
        for await (const page of mapped.pages()) yield page.filter((company) => isNamed(company, query.name))
      })
    },
    async get(id) {
      const operation = 'companyDirectory.get'
      if (!isRecordId(id)) throw noSuchCompany(id, operation)
      const read = async () => {
        const { data } = await client.for(operation).GET('/V1.0/Companies/{id}', { params: { path: { id } } })
        return receiveItem(companyWire, data, { operation, isWrite: false })
      }
      const found = (await read()) ?? ((await client.hasMoved()) ? await read() : null)
      if (found === null) throw noSuchCompany(id, operation)
      return companyFrom(found)
    },
    listContacts(companyId) {
      const operation = 'companyDirectory.listContacts'
      // No company has such an id, hence no contacts.
      if (!isRecordId(companyId)) return listingOf('user', async function* () {})
      const filters = [compare('companyID', 'eq', numberOf(companyId, 'companyId', operation))]
      const contacts = listById<ContactWire>(client, { entity: 'Contacts', operation, lane: 'sync', schema: contactWire, filters })
      return mapListing(contacts, contactFrom)
    },
  }
}

function noSuchCompany(id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'autotask',
    operation,
    message: `Autotask has no company “${id}”, or this API user may not see it.`,
    nextStep: 'Look the company up in the list of companies; ids are whole numbers.',
  })
}
