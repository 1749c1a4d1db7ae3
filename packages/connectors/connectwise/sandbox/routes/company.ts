import type { Route } from '@jackfield/sandbox'
import { newStamp } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { presentCompany, presentContact } from '../wire/customers.ts'
import { companyNames, companyStatusNames, contactNames } from '../wire/names.ts'
import { presentCompanyStatus } from '../wire/tables.ts'
import { readRoutes } from './read-routes.ts'

/** The MSP's customers and their people. */
export const companyRoutes: readonly Route<Tenant>[] = [
  ...readRoutes({
    path: '/company/companies/statuses',
    entity: 'CompanyStatus',
    names: companyStatusNames,
    records: (tenant) => tenant.companyStatuses.all().map((row) => presentCompanyStatus(tenant, row)),
  }),
  ...readRoutes({
    path: '/company/companies',
    entity: 'Company',
    names: companyNames,
    records: (tenant) => tenant.companies.all().map((row) => presentCompany(tenant, row)),
    changes: (tenant) => ({
      insertRow: () => addCompany(tenant),
      // A company with tickets is not deleted by anybody.
      deleteRow: (rows) => rows.some(({ id }) => !tenant.tickets.find(({ companyId }) => companyId === id) && tenant.companies.delete(id)),
    }),
  }),
  ...readRoutes({
    path: '/company/contacts',
    entity: 'Contact',
    names: contactNames,
    records: (tenant) => tenant.contacts.all().map((row) => presentContact(tenant, row)),
    changes: (tenant) => ({
      insertRow: () => addContact(tenant),
      deleteRow: (rows) => rows.some(({ id }) => !tenant.tickets.find(({ contactId }) => contactId === id) && tenant.contacts.delete(id)),
    }),
  }),
]

function addCompany(tenant: Tenant): void {
  const status = tenant.companyStatuses.find(({ isDefault }) => isDefault)
  tenant.companies.insert({
    ...newStamp(tenant, 'mweber'),
    identifier: `NewCustomer${tenant.companies.size + 1}`,
    name: `New customer ${tenant.companies.size + 1}`,
    statusId: status?.id ?? 1,
    city: 'Leeds',
    website: null,
    phoneNumber: null,
    deletedFlag: false,
  })
}

function addContact(tenant: Tenant): void {
  const company = tenant.contacts.all().at(-1)?.companyId ?? tenant.companies.all()[0]?.id ?? 1
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
