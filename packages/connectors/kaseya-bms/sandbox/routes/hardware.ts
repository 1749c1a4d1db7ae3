import { replyWith } from '@jackfield/sandbox'
import type { Route, SandboxRequest } from '@jackfield/sandbox'
import { flagIn, numberIn, numbersIn, queryFilter, queryOf, textIn, wholeNumber } from '../body.ts'
import type { Given } from '../body.ts'
import { envelope, missing } from '../envelope.ts'
import { answerList } from '../listing.ts'
import type { HardwareAssetRow } from '../records.ts'
import { employeeName } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { presentListed } from '../tickets/ticket-wire.ts'
import { contactName, stamp } from '../wire/accounts.ts'
import type { WireRecord } from '../wire/present.ts'

const assets = '/servicedesk/hardwareasset'

/** Categories of the demo tenant. No look-up of them is in the facts. */
export const assetCategories: Readonly<Record<number, string>> = { 61: 'Server', 62: 'Workstation', 63: 'Firewall' }

export const hardwareRoutes: readonly Route<Tenant>[] = [
  {
    method: 'GET',
    path: `${assets}/searchselect`,
    kind: 'list',
    answer: (tenant, request) =>
      answerList(tenant, request, {
        rows: filteredAssets(tenant, queryFilter(request)),
        place: queryOf(request),
        isPaged: false,
        present: (row) => presentFound(tenant, row),
      }),
  },
  {
    method: 'GET',
    path: `${assets}/{assetId}`,
    kind: 'read',
    answer: (tenant, request) => replyWith(envelope(tenant, presentAsset(tenant, knownAsset(tenant, request, 'assetId')))),
  },
  {
    method: 'GET',
    path: `${assets}/{assetId}/tickets`,
    kind: 'list',
    answer(tenant, request) {
      const { id } = knownAsset(tenant, request, 'assetId')
      return answerList(tenant, request, {
        rows: tenant.tickets.rows().filter(({ hardwareAssetId }) => hardwareAssetId === id),
        place: queryOf(request),
        isPaged: false,
        present: (row) => presentListed(tenant, row),
      })
    },
  },
  {
    method: 'GET',
    path: `${assets}/{deviceId}/status`,
    kind: 'read',
    answer: (tenant, request) => replyWith(envelope(tenant, { IsOnline: knownAsset(tenant, request, 'deviceId').isOnline })),
  },
]

function filteredAssets(tenant: Tenant, filter: Given): readonly HardwareAssetRow[] {
  const holds = (value: string | null, name: string): boolean => (value ?? '').toLowerCase().includes(textIn(filter, name).toLowerCase())
  const is = (value: number | null, name: string): boolean => [null, value].includes(numberIn(filter, name))
  const categories = numbersIn(filter, 'CategoryIds')
  const isActive = flagIn(filter, 'IsActive')
  const excluded = numberIn(filter, 'ExcludedId')
  return tenant.hardwareAssets
    .rows()
    .filter(
      (row) =>
        holds(row.name, 'AssetName') &&
        holds(row.serialNumber, 'SerialNumber') &&
        holds(row.ipAddress, 'IPAddress') &&
        holds(tenant.locations.get(row.locationId)?.name ?? null, 'LocationName') &&
        holds(contactOf(tenant, row), 'ContactName') &&
        holds(null, 'MachineGroupId') &&
        holds(null, 'Description') &&
        is(row.accountId, 'AccountId') &&
        is(row.contactId, 'ContactId') &&
        (categories.length === 0 || categories.includes(row.categoryId)) &&
        (isActive === null || row.isActive === isActive) &&
        row.id !== excluded,
    )
}

function knownAsset(tenant: Tenant, request: SandboxRequest, name: 'assetId' | 'deviceId'): HardwareAssetRow {
  const text = request.params[name] ?? ''
  const row = tenant.hardwareAssets.get(wholeNumber(text) ?? -1)
  if (!row) throw missing(tenant, 'Hardware asset', text)
  return row
}

function contactOf(tenant: Tenant, { contactId }: HardwareAssetRow): string | null {
  return contactName(contactId === null ? undefined : tenant.contacts.get(contactId))
}

/** `HardwareAssetsListSearchSelectOutputDto` */
function presentFound(tenant: Tenant, row: HardwareAssetRow): WireRecord {
  return {
    Id: row.id,
    CategoryName: assetCategories[row.categoryId] ?? null,
    CategoryId: row.categoryId,
    LocationName: tenant.locations.get(row.locationId)?.name ?? null,
    AssetName: row.name,
    SerialNumber: row.serialNumber,
    MachineGroupId: null,
    IPAddress: row.ipAddress,
    ContactId: row.contactId ?? 0,
    ContactName: contactOf(tenant, row),
    AccountId: row.accountId,
    AccountName: tenant.accounts.get(row.accountId)?.name ?? null,
    IsActive: row.isActive,
  }
}

/** `HardwareAssetOutputDto`, where the two names of who made and changed it are texts. */
function presentAsset(tenant: Tenant, row: HardwareAssetRow): WireRecord {
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
    CategoryId: row.categoryId,
    Category: assetCategories[row.categoryId] ?? null,
    SerialNumber: row.serialNumber,
    AssetTag: row.assetTag,
    IsActive: row.isActive,
    IpAddress: row.ipAddress,
    DHCPEnabled: true,
    WinsEnabled: false,
    ...stamp(tenant, row),
    CreatedById: row.createdBy,
    CreatedBy: employeeName(tenant, row.createdBy),
    ModifiedById: row.modifiedBy,
    ModifiedBy: employeeName(tenant, row.modifiedBy),
    AgentId: row.agentId,
    DiskVolumes: [],
    IntegrationTypeId: row.agentId === null ? null : 2,
    Statuses: [],
  }
}
