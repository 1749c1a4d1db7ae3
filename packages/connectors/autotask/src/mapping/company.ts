import type { Company, Contact } from '@jackfield/core'
import type { CompanyWire, ContactWire } from '../wire/company.ts'
import type { Received } from '../wire/received.ts'

export function companyFrom({ wire, raw }: Received<CompanyWire>): Company {
  return {
    id: wire.id,
    name: wire.companyName ?? '',
    identifier: wire.companyNumber,
    active: wire.isActive,
    domain: wire.webAddress,
    raw,
  }
}

export function contactFrom({ wire, raw }: Received<ContactWire>): Contact {
  return {
    id: wire.id,
    name: [wire.firstName, wire.lastName].filter((part) => part !== null).join(' '),
    company: wire.companyID === null ? null : { id: wire.companyID, name: null },
    email: wire.emailAddress,
    raw,
  }
}

/** Whether the wanted part stands in the name or the number, in any case. */
export function isNamed(company: Pick<Company, 'name' | 'identifier'>, wanted: string | undefined): boolean {
  const part = (wanted ?? '').trim().toLowerCase()
  return company.name.toLowerCase().includes(part) || (company.identifier?.toLowerCase().includes(part) ?? false)
}
