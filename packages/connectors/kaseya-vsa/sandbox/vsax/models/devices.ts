import { membersFrom } from '../../odata/members.ts'
import type { SourceRecord } from '../../odata/members.ts'
import type { DeviceRow, OrganizationRow } from '../records.ts'
import type { VsaX } from '../server.ts'
import { isoTime } from '../wire.ts'

/** Members of the list, all but the last to be filtered and sorted by. */
export const deviceMembers = membersFrom({
  Identifier: 'text fs',
  Name: 'text fs',
  GroupId: 'int fs',
  GroupName: 'text fs',
  IsAgentInstalled: 'bool fs',
  IsMdmEnrolled: 'bool fs',
  SiteId: 'int fs',
  SiteName: 'text fs',
  OrganizationId: 'int fs',
  OrganizationName: 'text fs',
  HasCustomFields: 'bool',
})

export function deviceRecord(server: VsaX, row: DeviceRow): SourceRecord {
  const { group, site, organization } = placeOf(server, row)
  return {
    Identifier: row.id,
    Name: row.name,
    GroupId: row.groupId,
    GroupName: group,
    IsAgentInstalled: row.hasAgent,
    IsMdmEnrolled: false,
    SiteId: site?.id ?? null,
    SiteName: site?.name ?? '',
    OrganizationId: organization?.id ?? null,
    OrganizationName: organization?.name ?? '',
    HasCustomFields: false,
  }
}

/** A single device tells more than the list. */
export function deviceDetails(server: VsaX, row: DeviceRow): Readonly<Record<string, unknown>> {
  const count = (priority: string): number =>
    server.notifications.rows().filter((entry) => entry.deviceId === row.id && entry.priority === priority).length
  return {
    Description: row.description,
    Uptime: row.isOnline ? '5 days' : 'Offline since 3 days ago',
    IsOnline: row.isOnline,
    ComputerType: row.type,
    InMaintenance: false,
    ExternalIpAddress: '198.51.100.7',
    CriticalNotifications: count('Critical'),
    ElevatedNotifications: count('Elevated'),
    NormalNotifications: count('Normal'),
    LowNotifications: count('Low'),
    LocalIpAddresses: localAddresses(row),
    ClientVersion: row.hasAgent ? '10.14.2' : '',
    ...deviceRecord(server, row),
  }
}

export const assetMembers = membersFrom({
  Identifier: 'text fs',
  Name: 'text fs',
  GroupName: 'text fs',
  Description: 'text fs',
  Type: 'text fs',
})

/** The group of an asset is its whole place, “Org - Site - Group”. */
export function assetRecord(server: VsaX, row: DeviceRow): SourceRecord {
  const { group, site, organization } = placeOf(server, row)
  return {
    Identifier: row.id,
    Name: row.name,
    GroupName: [organization?.name, site?.name, group].join(' - '),
    Description: row.description,
    Type: row.type,
  }
}

export function assetDetails(server: VsaX, row: DeviceRow): Readonly<Record<string, unknown>> {
  const time = (milliseconds: number | null): string => (milliseconds === null ? '' : isoTime(milliseconds))
  const { Identifier, Name, GroupName, Description, Type } = assetRecord(server, row)
  return {
    Identifier,
    Name,
    GroupName,
    Description,
    Tags: [],
    Type,
    ClientVersion: '10.14.2',
    LastUpdated: time(row.lastSeenAt),
    LastSeenOnline: time(row.lastSeenAt),
    LastReboot: time(row.rebootedAt),
    ExternalUrl: `${server.context.publicUrl}/app/main/systems/${row.id}/details`,
    CpuUsage: 12,
    MemoryUsage: 48,
    MemoryTotal: 17_179_869_184,
    FirewallEnabled: true,
    AntivirusEnabled: 'enabled',
    AntivirusUpToDate: 'yes',
    UacEnabled: true,
    EventLogs: { Error: 4, Warning: 17, Information: 2040 },
    Updates: { Critical: 0, Important: 1, Moderate: 0, Low: 0, Unspecified: 0 },
    AssetInfo: [
      { CategoryName: 'System', CategoryData: { Name: row.name, Manufacturer: row.manufacturer, Model: row.model, Status: 'OK' } },
      { CategoryName: 'BIOS', CategoryData: { 'Serial Number': row.serialNumber, Manufacturer: row.manufacturer, Status: 'OK' } },
      { CategoryName: 'Operating System', CategoryData: { Name: row.systemName, 'Serial Number': '00330-80000-00000-AA000' } },
    ],
    PublicIpAddress: '198.51.100.7',
    IpAddresses: [{ Name: 'Ethernet0', MAC: row.macAddress, IPs: [{ IP: row.ipAddress, V6: false, Download: 0, Upload: 0 }] }],
    Disks: [{ Name: 'C:', System: true, FreePercentage: 41, TotalValue: 511_000_000 }],
    InstalledSoftware: [{ Name: 'Mail client', Publisher: 'Contoso', Version: '16.0' }],
    LocalIpAddresses: localAddresses(row),
  }
}

export function organizationOf(server: VsaX, row: DeviceRow): OrganizationRow | undefined {
  return placeOf(server, row).organization
}

const withAgent = new WeakMap<readonly DeviceRow[], readonly DeviceRow[]>()

/** Devices that have assets: the same list until something changes. */
export function assetsOf(server: VsaX): readonly DeviceRow[] {
  const rows = server.devices.rows()
  const known = withAgent.get(rows) ?? rows.filter(({ hasAgent }) => hasAgent)
  withAgent.set(rows, known)
  return known
}

interface Place {
  readonly group: string
  readonly site: { readonly id: number; readonly name: string } | undefined
  readonly organization: OrganizationRow | undefined
}

function placeOf(server: VsaX, { groupId }: DeviceRow): Place {
  const group = server.groups.get(groupId)
  const site = group && server.sites.get(group.siteId)
  return { group: group?.name ?? '', site, organization: site && server.organizations.get(site.organizationId) }
}

function localAddresses(row: DeviceRow): readonly unknown[] {
  const gateway = row.ipAddress.replace(/\d+$/, '1')
  return [
    {
      Name: 'Ethernet0',
      PhysicalAddress: row.macAddress,
      DhcpEnabled: true,
      Gateways: [gateway],
      DnsServers: [gateway],
      SubnetMask: '255.255.255.0',
      IpV4: row.ipAddress,
      IpV6: 'fe80::5:7ff:fe00:1%2',
    },
  ]
}
