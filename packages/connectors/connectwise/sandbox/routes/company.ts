import type { Route } from '@jackfield/sandbox'
import { addCompany, blankCompany, deleteCompany } from '../company-write.ts'
import type { ContactRow } from '../records.ts'
import { newStamp } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { presentCompany, presentContact } from '../wire/customers.ts'
import { companyChildNames, companyNames, companyStatusNames, contactChildNames, contactNames } from '../wire/names.ts'
import { presentCompanyStatus } from '../wire/tables.ts'
import { readRoutes } from './read-routes.ts'

/** The MSP's customers and their people. */
export const companyRoutes: readonly Route<Tenant>[] = [
  ...readRoutes({
    path: '/company/companies/statuses',
    entity: 'CompanyStatus',
    names: companyStatusNames,
    rows: (tenant) => tenant.companyStatuses.rows(),
    present: presentCompanyStatus,
  }),
  ...readRoutes({
    path: '/company/companies',
    entity: 'Company',
    names: companyNames,
    childNames: companyChildNames,
    rows: (tenant) => tenant.companies.rows(),
    present: presentCompany,
    changes: (tenant) => ({
      insertRow: () => addNewCustomer(tenant),
      deleteRow: (rows) => rows.some(({ id }) => deleteCompany(tenant, id, 'mweber')),
    }),
  }),
  ...readRoutes<ContactRow>({
    path: '/company/contacts',
    entity: 'Contact',
    names: contactNames,
    childNames: contactChildNames,
    rows: (tenant) => tenant.contacts.rows(),
    present: presentContact,
    changes: (tenant) => ({
      insertRow: () => addContact(tenant),
      deleteRow: (rows) => rows.some(({ id }) => !tenant.tickets.find(({ contactId }) => contactId === id) && tenant.contacts.delete(id)),
    }),
  }),
]

function addNewCustomer(tenant: Tenant): void {
  const number = tenant.companies.size + 1
  const fields = { ...blankCompany(tenant), ...newStamp(tenant, 'mweber'), city: 'Leeds' }
  addCompany(tenant, { ...fields, identifier: `NewCustomer${number}`, name: `New customer ${number}` }, 'mweber')
}

function addContact(tenant: Tenant): void {
  const company = tenant.contacts.rows().at(-1)?.companyId ?? tenant.companies.rows()[0]?.id ?? 1
  tenant.contacts.insert({
    ...newStamp(tenant, 'mweber'),
    companyId: company,
    firstName: 'New',
    lastName: `Person ${tenant.contacts.size + 1}`,
    email: null,
    phone: null,
    inactive: false,
  })
}
