import type { AssetDetails } from '../assets/asset-members.ts'
import { now } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { assetCategoryIds, since } from './basics.ts'

interface DemoAsset {
  readonly name: string
  readonly accountId: number
  readonly categoryId: number
  readonly details: AssetDetails
  /** Made by an RMM, which tells whether it is online. */
  readonly hasAgent?: true
  readonly isOffline?: true
  readonly isInactive?: true
  readonly contactId?: number
}

const { server, workstation, firewall } = assetCategoryIds

/** Two have the same name at different accounts, two are inactive, and one of those is of an account that is gone. */
const demoAssets: readonly DemoAsset[] = [
  {
    name: 'SRV-01',
    accountId: 41_010,
    categoryId: server,
    hasAgent: true,
    details: {
      SerialNumber: 'SN-1001',
      AssetTag: 'BH-0001',
      Description: 'File server',
      MachineGroupId: 'bracken.root',
      IpAddress: '10.1.0.10',
      DnsServers: '10.1.0.1',
      DhcpEnabled: true,
      MacAddress: '00-15-5D-01-0A-10',
      OsType: 'Windows Server 2022',
      OsInfo: 'Standard Edition x64',
      LocationInfo: 'Rack 1',
      BrandId: 801,
      ManufacturerId: 801,
      StateId: 821,
      PurchaseCost: 4150.5,
    },
  },
  {
    name: 'WS-ANNA',
    accountId: 41_010,
    categoryId: workstation,
    hasAgent: true,
    isOffline: true,
    details: { SerialNumber: 'SN-1002', IpAddress: '10.1.0.51' },
  },
  {
    name: 'SRV-KOELN',
    accountId: 41_020,
    categoryId: server,
    hasAgent: true,
    details: { SerialNumber: 'SN-2001', IpAddress: '10.2.0.10' },
  },
  { name: 'FW-NORTH', accountId: 41_030, categoryId: firewall, details: { IpAddress: '10.3.0.1', BrandId: 803 } },
  { name: 'SRV-01', accountId: 41_030, categoryId: server, hasAgent: true, details: { SerialNumber: 'SN-3002', IpAddress: '10.3.0.10' } },
  { name: 'WS-OLD', accountId: 41_020, categoryId: workstation, isOffline: true, isInactive: true, details: { SerialNumber: 'SN-2002' } },
  { name: 'NB-SEAN', accountId: 41_040, categoryId: workstation, isOffline: true, contactId: 61_040, details: { AssetTag: 'OB-0007' } },
  { name: 'SRV-GONE', accountId: 41_050, categoryId: server, isOffline: true, isInactive: true, details: { SerialNumber: 'SN-5001' } },
]

export function addAssets(tenant: Tenant): void {
  for (const [index, asset] of demoAssets.entries()) {
    const { name, accountId, categoryId, contactId = null, isInactive, isOffline, hasAgent, details } = asset
    const id = 70_001 + index
    const seen = hasAgent ? { LastCheckIn: now(tenant) - 300_000, WarrantyExpirationDate: Date.parse('2027-06-30T04:00:00Z') } : {}
    tenant.hardwareAssets.insert({
      ...since(tenant, 400),
      id,
      name,
      accountId,
      locationId: accountId + 10_000,
      contactId,
      categoryId,
      details: { ...details, ...seen },
      agentId: hasAgent ? `1089${id}` : null,
      isOnline: !isOffline,
      isActive: !isInactive,
    })
  }
}

/** Workstations, as many to an account as to any other, each tenth of them inactive. */
export function addManyAssets(
  tenant: Tenant,
  { total, firstAccountId, accounts }: { total: number; firstAccountId: number; accounts: number },
): void {
  const stamp = since(tenant, 300)
  const added = total - tenant.hardwareAssets.size
  for (let index = 0; index < added; index++) {
    const accountId = firstAccountId + (index % accounts)
    tenant.hardwareAssets.insert({
      ...stamp,
      name: `WS-${Math.floor(index / accounts) + 1}`,
      accountId,
      locationId: accountId + 10_000,
      contactId: null,
      categoryId: workstation,
      details: { SerialNumber: `SN-L${index + 1}` },
      agentId: null,
      isOnline: false,
      isActive: index % 10 !== 9,
    })
  }
}
