import type { Company, Contact } from '@jackfield/core'
import type { CompanyWire, ContactWire } from '../wire/company.ts'
import type { Received } from '../wire/received.ts'

/** `active` is null: the status is a row of a list whose names every tenant edits. */
export function companyFrom({ wire, raw }: Received<CompanyWire>): Company {
  return { id: wire.id, name: wire.name ?? '', identifier: wire.identifier, active: null, domain: wire.website, raw }
}

export function contactFrom({ wire, raw }: Received<ContactWire>): Contact {
  return {
    id: wire.id,
    name: [wire.firstName, wire.lastName].filter((part) => part !== null).join(' '),
    company: wire.company,
    email: emailOf(wire),
    raw,
  }
}

/** The address marked as default, else the first. */
function emailOf(contact: ContactWire): string | null {
  const emails = contact.communicationItems.filter((item) => item.communicationType?.toLowerCase() === 'email' && item.value !== null)
  return (emails.find((item) => item.defaultFlag === true) ?? emails[0])?.value ?? null
}
