import { numberIn, textIn, wholeNumber } from '../body.ts'
import type { Given } from '../body.ts'
import { invalid } from '../envelope.ts'
import type { HardwareAssetRow } from '../records.ts'
import { variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { timeIn } from '../wire/times.ts'
import { choiceMembers, choices, flagMembers, numberMembers, textMembers, timeMembers } from './asset-members.ts'
import type { AssetDetails } from './asset-members.ts'

/** What a client can write of an asset. */
export type AssetFields = Pick<HardwareAssetRow, 'name' | 'accountId' | 'locationId' | 'contactId' | 'categoryId' | 'isActive' | 'details'>

/**
 * An asset out of a `HardwareAssetInputDto`: a new one where `before` is null, else one in its place (variant `assetLeftOut`). Throws with
 * every problem. Which members are required is in the facts (FACTS 9), the words for what is wrong are not.
 */
export function readAsset(tenant: Tenant, given: Given, before: AssetFields | null): AssetFields {
  const problems: string[] = []
  const keeps = variantOf(tenant, 'assetLeftOut') === 'keeps'
  const kept = keeps ? before : null
  const name = textIn(given, 'Name')
  if (!name.trim()) problems.push('The Name field is required.')
  const required = (member: string): number => {
    const value = numberIn(given, member)
    if (value === null) problems.push(`The ${member} field is required.`)
    else if (value < 1 || value > 2_147_483_647) problems.push(`The field ${member} must be between 1 and 2147483647.`)
    return value ?? 0
  }
  const fields: AssetFields = {
    name,
    accountId: required('AccountId'),
    locationId: required('AccountLocationId'),
    categoryId: required('CategoryId'),
    contactId: valueIn(given, 'ContactId', wholeNumber, problems) ?? kept?.contactId ?? null,
    isActive: valueIn(given, 'IsActive', (value) => (typeof value === 'boolean' ? value : null), problems) ?? kept?.isActive ?? keeps,
    details: { ...kept?.details, ...detailsIn(tenant, given, problems) },
  }
  if (problems.length === 0) problems.push(...unknownReferences(tenant, fields))
  if (problems.length > 0) throw invalid(tenant, problems)
  return fields
}

/** Undefined for what is left out and for null, which a service that reads into a record can't tell apart. */
function valueIn<Value>(given: Given, name: string, read: (value: unknown) => Value | null, problems: string[]): Value | undefined {
  const value = given[name.toLowerCase()]
  if (value === undefined || value === null) return undefined
  const known = read(value)
  if (known !== null) return known
  problems.push(`The value ${JSON.stringify(value)} is not valid for ${name}.`)
  return undefined
}

function detailsIn(tenant: Tenant, given: Given, problems: string[]): AssetDetails {
  const read = <Name extends string, Value>(names: readonly Name[], as: (value: unknown) => Value | null): Partial<Record<Name, Value>> => {
    const found: Partial<Record<Name, Value>> = {}
    for (const name of names) {
      const value = valueIn(given, name, as, problems)
      if (value !== undefined) found[name] = value
    }
    return found
  }
  return {
    ...read(textMembers, (value) => (typeof value === 'string' ? value : null)),
    ...read(flagMembers, (value) => (typeof value === 'boolean' ? value : null)),
    ...read(numberMembers, (value) => (typeof value === 'number' ? value : null)),
    ...read(timeMembers, (value) => timeIn(tenant, value)),
    ...read(choiceMembers, wholeNumber),
  }
}

/** A location belongs to its account, a contact too: the facts say so of tickets (FACTS 6.2). */
function unknownReferences(tenant: Tenant, fields: AssetFields): readonly string[] {
  const { accountId, locationId, contactId, categoryId, details } = fields
  const problems: string[] = []
  if (!tenant.accounts.get(accountId)) problems.push(`AccountId ${accountId} does not exist.`)
  else {
    if (tenant.locations.get(locationId)?.accountId !== accountId) {
      problems.push(`AccountLocationId ${locationId} does not belong to account ${accountId}.`)
    }
    if (contactId !== null && tenant.contacts.get(contactId)?.accountId !== accountId) {
      problems.push(`ContactId ${contactId} does not belong to account ${accountId}.`)
    }
  }
  if (!tenant.lists.assetCategories.get(categoryId)) problems.push(`CategoryId ${categoryId} does not exist.`)
  for (const name of choiceMembers) {
    const id = details[name]
    if (id !== undefined && !choices[name][id]) problems.push(`${name} ${id} does not exist.`)
  }
  return problems
}
