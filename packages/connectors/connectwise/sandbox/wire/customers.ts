import { presentAnswers } from '../configuration-questions.ts'
import { presentCustomFields } from '../custom-fields.ts'
import type { CompanyRow, ConfigurationQuestionRow, ConfigurationRow, ConfigurationTypeRow, ContactRow } from '../records.ts'
import type { Tenant } from '../tenant.ts'
import { fullName, locationReference } from './tables.ts'
import { href, info, reference, withoutNulls } from './wire-record.ts'
import type { WireRecord } from './wire-record.ts'

export function companyReference(tenant: Tenant, id: number | null): object | undefined {
  const company = id === null ? undefined : tenant.companies.get(id)
  return reference(
    tenant,
    'company',
    'company/companies',
    company && { id: company.id, identifier: company.identifier, name: company.name },
  )
}

export function contactReference(tenant: Tenant, id: number | null): object | undefined {
  const contact = id === null ? undefined : tenant.contacts.get(id)
  return reference(tenant, 'contact', 'company/contacts', contact && { id: contact.id, name: fullName(contact) })
}

export function presentCompany(tenant: Tenant, row: CompanyRow): WireRecord {
  const status = tenant.companyStatuses.get(row.statusId)
  return withoutNulls({
    id: row.id,
    identifier: row.identifier,
    name: row.name,
    status: reference(tenant, 'status', 'company/companies/statuses', status && { id: status.id, name: status.name }),
    addressLine1: 'High Street 1',
    city: row.city,
    phoneNumber: row.phoneNumber,
    website: row.website,
    territory: locationReference(tenant),
    leadFlag: false,
    unsubscribeFlag: false,
    deletedFlag: row.deletedFlag,
    ...row.plain,
    customFields: presentCustomFields(tenant, 'company', row.custom),
    types: [reference(tenant, 'type', 'company/companies/types', { id: 1, name: 'Client' })],
    _info: info(row, { contacts_href: href(tenant, `company/contacts?conditions=company/id=${row.id}`) }),
  })
}

/** E-mail and phone stand in `communicationItems` only (FACTS 5). */
export function presentContact(tenant: Tenant, row: ContactRow): WireRecord {
  const items = [
    row.email === null ? null : { type: { id: 1, name: 'Email' }, value: row.email, communicationType: 'Email' },
    row.phone === null ? null : { type: { id: 2, name: 'Direct' }, value: row.phone, communicationType: 'Phone' },
  ]
  return withoutNulls({
    id: row.id,
    firstName: row.firstName,
    lastName: row.lastName,
    company: companyReference(tenant, row.companyId),
    inactiveFlag: row.inactive,
    marriedFlag: false,
    childrenFlag: false,
    disablePortalLoginFlag: true,
    unsubscribeFlag: false,
    defaultFlag: false,
    communicationItems: items.flatMap((item, index) => (item ? [{ id: row.id * 2 + index, ...item, defaultFlag: true }] : [])),
    _info: info(row),
  })
}

/** A configuration of its own. */
export function presentConfiguration(tenant: Tenant, row: ConfigurationRow): WireRecord {
  return withoutNulls({
    id: row.id,
    name: row.name,
    type: typeReference(tenant, row.typeId),
    company: companyReference(tenant, row.companyId),
    deviceIdentifier: row.deviceIdentifier,
    ...row.plain,
    activeFlag: row.activeFlag,
    questions: presentAnswers(tenant, row),
    _info: info(row),
  })
}

function typeReference(tenant: Tenant, id: number): object | undefined {
  const type = tenant.configurationTypes.get(id)
  return reference(tenant, 'type', 'company/configurations/types', type && { id: type.id, name: type.name })
}

/** What is asked of each configuration of a type. */
export function presentConfigurationQuestion(tenant: Tenant, row: ConfigurationQuestionRow): WireRecord {
  return withoutNulls({
    id: row.id,
    configurationType: typeReference(tenant, row.typeId),
    fieldType: row.fieldType,
    entryType: row.entryType,
    sequenceNumber: row.sequenceNumber,
    question: row.question,
    numberOfDecimals: 0,
    requiredFlag: row.required,
    inactiveFlag: row.inactive,
    _info: info(row),
  })
}

/** What a configuration can be. */
export function presentConfigurationType(row: ConfigurationTypeRow): WireRecord {
  return { id: row.id, name: row.name, inactiveFlag: false, systemFlag: false, _info: info(row) }
}

/** A configuration as a ticket points to it. */
export function presentTicketConfiguration(tenant: Tenant, row: ConfigurationRow): WireRecord {
  return withoutNulls({
    id: row.id,
    deviceIdentifier: row.deviceIdentifier,
    _info: { name: row.name, configuration_href: href(tenant, `company/configurations/${row.id}`) },
  })
}
