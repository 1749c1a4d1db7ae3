import type { Tenant } from '../tenant.ts'
import { addNote } from '../routes/notes.ts'
import { blankTicket } from '../ticket-write.ts'
import { since } from './empty.ts'

/** More than two pages of 1000 and a part of a third one. */
const many = 2345

/** Companies, contacts, tickets, and notes on the last ticket, each in such numbers that a walk of any page size has several pages. */
export function addMany(tenant: Tenant): void {
  for (let index = 0; index < many; index++) {
    const number = String(index + 1).padStart(4, '0')
    const stamp = since(tenant, 200 - index / 20, 'mweber')
    const company = tenant.companies.insert({
      ...stamp,
      identifier: `Branch${number}`,
      name: `Branch office ${number}`,
      statusId: 1,
      city: 'Leeds',
      website: null,
      phoneNumber: null,
      deletedFlag: false,
    })
    tenant.contacts.insert({
      ...stamp,
      companyId: 19_000,
      firstName: 'Person',
      lastName: number,
      email: null,
      phone: null,
      inactive: false,
    })
    tenant.tickets.insert({ ...blankTicket(tenant), ...stamp, summary: `Round ${number}`, companyId: company.id })
  }
  const last = tenant.tickets.all().at(-1)
  for (let index = 0; last && index < many; index++)
    addNote(tenant, last.id, `Check ${index + 1}`, { internalAnalysisFlag: true }, 'jokafor')
}
