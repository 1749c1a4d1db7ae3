import type { Company, Contact } from '@jackfield/core'
import type { AccountWire, ContactWire } from '../wire/company.ts'
import type { Received } from '../wire/received.ts'

export function companyFrom({ wire, raw }: Received<AccountWire>): Company {
  return { id: wire.id, name: wire.accountName ?? '', identifier: wire.accountCode, active: wire.isActive, domain: wire.website, raw }
}

/** Whether the wanted part stands in the name or the code, in any case. The vendor's filter knows the name alone. */
export function isNamed(company: Pick<Company, 'name' | 'identifier'>, wanted: string | undefined): boolean {
  const part = (wanted ?? '').trim().toLowerCase()
  return company.name.toLowerCase().includes(part) || (company.identifier?.toLowerCase().includes(part) ?? false)
}

export function contactFrom({ wire, raw }: Received<ContactWire>): Contact {
  const { emails } = wire
  return {
    id: wire.id,
    name: [wire.firstName, wire.lastName].filter((part) => part !== null).join(' '),
    company: wire.accountId === null ? null : { id: wire.accountId, name: wire.accountName },
    email: (emails.find(({ isDefault }) => isDefault === true) ?? emails[0])?.emailAddress ?? null,
    raw,
  }
}
