import type { Company, Contact } from '@jackfield/core'
import type { Received } from '../../wire/received.ts'
import type { OrgWire } from '../wire/rows.ts'

export function companyFrom({ wire, raw }: Received<OrgWire>): Company {
  return {
    id: wire.OrgId,
    name: wire.OrgName ?? wire.OrgRef ?? wire.OrgId,
    identifier: wire.OrgRef,
    active: null,
    domain: wire.Website,
    raw,
  }
}

/** The primary address of an organization, which is all that is published of its people. Its id is the organization's. */
export function contactFrom({ wire, raw }: Received<OrgWire>): Contact | null {
  const email = wire.ContactInfo?.PrimaryEmail ?? null
  if (email === null) return null
  return { id: wire.OrgId, name: email, company: { id: wire.OrgId, name: wire.OrgName }, email, raw }
}
