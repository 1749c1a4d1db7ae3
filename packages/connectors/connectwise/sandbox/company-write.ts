import { announce } from './callbacks/announce.ts'
import { withCustomFields } from './custom-fields.ts'
import type { CustomFieldsWrite } from './custom-fields.ts'
import { invalidObject } from './errors.ts'
import type { FieldError } from './errors.ts'
import type { CompanyRow } from './records.ts'
import { apiMemberIdentifier, newStamp, touched } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import { companyNames } from './wire/names.ts'

export type CompanyFields = Omit<CompanyRow, 'id'>

/** Longest texts in this release (FACTS 5); null where the vendor names no limit. */
const textLimits: Readonly<Record<string, number | null>> = {
  identifier: 30,
  name: 50,
  addressLine1: 50,
  addressLine2: 50,
  city: 50,
  state: 50,
  zip: 12,
  phoneNumber: 30,
  faxNumber: 30,
  website: 255,
  accountNumber: null,
}
const columns = ['identifier', 'name', 'city', 'website', 'phoneNumber'] as const

/** Every member that a body may have, by its name in lower case. */
export const companyMembers: ReadonlyMap<string, string> = new Map(
  [
    ...[...companyNames].filter((name) => !name.includes('/') && !/^(lastUpdated|updatedBy|dateEntered|enteredBy)$/.test(name)),
    'types',
    'integratorTags',
    'customFields',
    '_info',
  ].map((name) => [name.toLowerCase(), name]),
)

/** Members that a JSON Patch may name, in just this case. */
export const patchableCompany: ReadonlySet<string> = new Set([
  ...Object.keys(textLimits),
  'status',
  'deletedFlag',
  'integratorTags',
  'customFields',
])

export function blankCompany(tenant: Tenant): CompanyFields {
  const status = tenant.companyStatuses.find(({ isDefault }) => isDefault)
  return {
    ...newStamp(tenant),
    identifier: '',
    name: '',
    statusId: status?.id ?? 1,
    city: '',
    website: null,
    phoneNumber: null,
    deletedFlag: false,
    custom: {},
    plain: {},
  }
}

/** The company with what `given` sets. Throws an InvalidObject with every problem. Members without a rule here are passed over. */
export function withCompanyFields(
  tenant: Tenant,
  before: CompanyFields,
  given: Readonly<Record<string, unknown>>,
  id: number | null,
  write: CustomFieldsWrite,
): CompanyFields {
  const problems: FieldError[] = []
  const problem = (code: FieldError['code'], message: string, field: string): void =>
    void problems.push({ code, message, resource: 'company', field })
  const texts: Record<string, string | null> = {}
  const plain: Record<string, unknown> = { ...before.plain }
  for (const [name, limit] of Object.entries(textLimits)) {
    if (!(name in given)) continue
    const value = typeof given[name] === 'string' ? given[name] : null
    if (value !== null && limit !== null && value.length > limit) {
      problem('InvalidField', `The field ${name} must have at most ${limit} characters.`, name)
    } else if (columns.some((column) => column === name)) texts[name] = value
    else if (value === null) delete plain[name]
    else plain[name] = value
  }
  if (Array.isArray(given['integratorTags'])) plain['integratorTags'] = given['integratorTags']
  const custom = withCustomFields(tenant, 'company', before.custom, given, write, problems)

  const identifier = texts['identifier'] ?? ('identifier' in texts ? '' : before.identifier)
  const name = texts['name'] ?? ('name' in texts ? '' : before.name)
  if (!identifier.trim()) problem('MissingRequiredField', 'The identifier field is required.', 'identifier')
  if (!name.trim()) problem('MissingRequiredField', 'The name field is required.', 'name')
  const isTaken = tenant.companies.find((other) => other.id !== id && other.identifier.toLowerCase() === identifier.toLowerCase())
  if (identifier && isTaken) problem('ObjectExists', 'Company ID already in use.', 'identifier')
  const wanted = given['status'] as { readonly id?: unknown; readonly name?: unknown } | null | undefined
  const status = tenant.companyStatuses.find((row) => (wanted?.id === undefined ? row.name === wanted?.name : row.id === wanted.id))
  if (wanted && !status) problem('NotFound', 'Company Status not found', 'status')
  if (problems.length) throw invalidObject('company', problems)

  return {
    ...before,
    identifier,
    name,
    city: 'city' in texts ? (texts['city'] ?? '') : before.city,
    website: 'website' in texts ? (texts['website'] ?? null) : before.website,
    phoneNumber: 'phoneNumber' in texts ? (texts['phoneNumber'] ?? null) : before.phoneNumber,
    statusId: status?.id ?? before.statusId,
    deletedFlag: typeof given['deletedFlag'] === 'boolean' ? given['deletedFlag'] : before.deletedFlag,
    custom,
    plain,
  }
}

/** Adds a company, and callbacks hear of it. */
export function addCompany(tenant: Tenant, fields: CompanyFields, by: string = apiMemberIdentifier): CompanyRow {
  const row = tenant.companies.insert(fields)
  announce(tenant, { type: 'company', action: 'added', row, by })
  return row
}

export function changeCompany(tenant: Tenant, id: number, changes: Partial<CompanyFields>): CompanyRow | undefined {
  const row = tenant.companies.update(id, { ...changes, ...touched(tenant) })
  if (row) announce(tenant, { type: 'company', action: 'updated', row, by: apiMemberIdentifier })
  return row
}

/** A company with tickets is not deleted by anybody: false then. */
export function deleteCompany(tenant: Tenant, id: number, by: string = apiMemberIdentifier): boolean {
  const row = tenant.companies.get(id)
  if (!row || tenant.tickets.find(({ companyId }) => companyId === id)) return false
  tenant.companies.delete(id)
  announce(tenant, { type: 'company', action: 'deleted', row, by })
  return true
}
