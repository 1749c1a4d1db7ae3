import type { HardwareAssetRow } from '../records.ts'
import { employeeName } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { contactName, stamp } from '../wire/accounts.ts'
import type { WireRecord } from '../wire/present.ts'
import { wireTime } from '../wire/times.ts'
import { choiceMembers, choices, flagMembers, inputOnly, numberMembers, outputNames, textMembers, timeMembers } from './asset-members.ts'

/** An asset in a list: `HardwareAssetsListSearchSelectOutputDto`, which has no null for the contact. */
export function presentFoundAsset(tenant: Tenant, row: HardwareAssetRow): WireRecord {
  return {
    Id: row.id,
    CategoryName: categoryName(tenant, row),
    CategoryId: row.categoryId,
    LocationName: tenant.locations.get(row.locationId)?.name ?? null,
    AssetName: row.name,
    SerialNumber: row.details.SerialNumber ?? null,
    MachineGroupId: row.details.MachineGroupId ?? null,
    IPAddress: row.details.IpAddress ?? null,
    ContactId: row.contactId ?? 0,
    ContactName: contactNameOf(tenant, row),
    AccountId: row.accountId,
    AccountName: tenant.accounts.get(row.accountId)?.name ?? null,
    IsActive: row.isActive,
  }
}

/** `HardwareAssetOutputDto`, where the two names of who made and changed it are texts. */
export function presentAsset(tenant: Tenant, row: HardwareAssetRow): WireRecord {
  const contact = row.contactId === null ? undefined : tenant.contacts.get(row.contactId)
  return {
    Id: row.id,
    Name: row.name,
    AccountId: row.accountId,
    AccountName: tenant.accounts.get(row.accountId)?.name ?? null,
    AccountLocationId: row.locationId,
    AccountLocation: tenant.locations.get(row.locationId)?.name ?? null,
    ContactId: row.contactId,
    ContactFirstName: contact?.firstName ?? null,
    ContactLastName: contact?.lastName ?? null,
    ContactEmailAddress: contact?.email ?? null,
    ContactPhoneNumber: contact?.phone ?? null,
    CategoryId: row.categoryId,
    Category: categoryName(tenant, row),
    ...details(tenant, row),
    IsActive: row.isActive,
    WebRemoteUrl: null,
    ...stamp(tenant, row),
    CreatedById: row.createdBy,
    CreatedBy: employeeName(tenant, row.createdBy),
    ModifiedById: row.modifiedBy,
    ModifiedBy: employeeName(tenant, row.modifiedBy),
    AgentId: row.agentId,
    DiskVolumes: row.agentId === null ? [] : [systemVolume],
    IntegrationTypeId: row.agentId === null ? null : vsa,
    Statuses: [],
  }
}

export function contactNameOf(tenant: Tenant, { contactId }: HardwareAssetRow): string | null {
  return contactName(contactId === null ? undefined : tenant.contacts.get(contactId))
}

/** The integration that the vendor's own RMM has (FACTS 9). */
const vsa = 2

const systemVolume = {
  Drive: 'C',
  Type: 'Fixed',
  Format: 'NTFS',
  FreeMBytes: 81_920,
  UsedMBytes: 40_960,
  TotalMBytes: 122_880,
  Label: null,
}

function categoryName(tenant: Tenant, { categoryId }: HardwareAssetRow): string | null {
  return tenant.lists.assetCategories.get(categoryId)?.name ?? null
}

function details(tenant: Tenant, { details: held }: HardwareAssetRow): WireRecord {
  const shown: Record<string, unknown> = {}
  for (const name of [...textMembers, ...numberMembers]) if (!inputOnly.has(name)) shown[outputNames[name] ?? name] = held[name] ?? null
  for (const name of flagMembers) shown[outputNames[name] ?? name] = held[name] ?? false
  for (const name of timeMembers) shown[name] = wireTime(tenant, held[name] ?? null)
  for (const name of choiceMembers) {
    const id = held[name]
    shown[name] = id ?? null
    shown[name.slice(0, -'Id'.length)] = id === undefined ? null : (choices[name][id] ?? null)
  }
  return shown
}
