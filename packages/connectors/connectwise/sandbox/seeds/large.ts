import type { Stamp } from '../records.ts'
import { addNote } from '../routes/notes.ts'
import { vendorTime } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { blankTicket } from '../ticket-write.ts'
import { since } from './empty.ts'

/** In all, with what the demo has. Companies fill two of the greatest pages to the last row. */
const tickets = 100_000
const companies = 2000
/** More than two of the greatest pages and a part of a third one. */
const others = 2345

/** Companies, contacts, tickets, and notes on the last ticket, each in such numbers that a walk of any page size has several pages. */
export function addMany(tenant: Tenant): void {
  const firstCompany = addCompanies(tenant)
  for (let index = 0; index < others; index++) {
    tenant.contacts.insert({
      ...since(tenant, 200 - index / 20, 'mweber'),
      companyId: 19_000,
      firstName: 'Person',
      lastName: String(index + 1).padStart(4, '0'),
      email: null,
      phone: null,
      inactive: false,
    })
  }
  addTickets(tenant, firstCompany)
  for (let index = 0; index < others; index++) addNote(tenant, tickets, `Check ${index + 1}`, { internalAnalysisFlag: true }, 'jokafor')
}

/** Gives the id of the first one; the others follow it. */
function addCompanies(tenant: Tenant): number {
  let first = 0
  for (let index = tenant.companies.size; index < companies; index++) {
    const number = String(index + 1).padStart(4, '0')
    const company = tenant.companies.insert({
      ...since(tenant, 200 - index / 20, 'mweber'),
      identifier: `Branch${number}`,
      name: `Branch office ${number}`,
      statusId: 1,
      city: 'Leeds',
      website: null,
      phoneNumber: null,
      deletedFlag: false,
      custom: {},
      plain: {},
    })
    first ||= company.id
  }
  return first
}

/** One every ten minutes up to a day ago, three of four closed. Rows share what is alike, so that they stay small. */
function addTickets(tenant: Tenant, firstCompany: number): void {
  const blank = blankTicket(tenant)
  const newest = tenant.context.clock.now() - 86_400_000
  for (let number = tenant.tickets.size + 1; number <= tickets; number++) {
    const time = vendorTime(newest - (tickets - number) * 600_000)
    const stamp: Stamp = { dateEntered: time, enteredBy: 'mweber', lastUpdated: time, updatedBy: 'mweber' }
    tenant.tickets.insert({
      ...blank,
      ...stamp,
      summary: `Round ${number}`,
      companyId: firstCompany + (number % 1900),
      ...(number % 4 === 0 ? { statusId: 18 } : { statusId: 21, closedDate: time, closedBy: 'mweber' }),
    })
  }
}
