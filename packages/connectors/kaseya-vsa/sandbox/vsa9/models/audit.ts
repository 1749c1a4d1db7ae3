import { membersFrom } from '../../odata/members.ts'
import type { SourceRecord } from '../../odata/members.ts'
import type { DeviceRow } from '../records.ts'
import type { Vsa9 } from '../server.ts'
import { displayName, groupName } from './agents.ts'

/** KAuditSummary (`vsa9-model-schemas.json`). */
export const auditMembers = membersFrom({
  AgentGuid: 'id f',
  DisplayName: 'text fs',
  TimezoneOffset: 'int',
  CurrentLogin: 'text fs',
  AgentType: 'int',
  RebootTime: 'date fs',
  LastCheckinTime: 'date fs',
  GroupName: 'text fs',
  FirstCheckinTime: 'date fs',
  TimeZone: 'text',
  WorkgroupDomainType: 'int fs',
  WorkgroupDomainName: 'text fs',
  ComputerName: 'text fs',
  DnsComputerName: 'text fs',
  OsType: 'text',
  OsInfo: 'text fs',
  IpAddress: 'text fs',
  Ipv6Address: 'text fs',
  SubnetMask: 'text fs',
  DefaultGateway: 'text fs',
  ConnectionGatewayIp: 'text fs',
  GatewayCountry: 'text fs',
  MacAddress: 'text fs',
  DnsServer1: 'text fs',
  DnsServer2: 'text fs',
  DhcpEnabled: 'int fs',
  DhcpServer: 'text fs',
  WinsEnabled: 'int fs',
  PrimaryWinsServer: 'text fs',
  SecondaryWinsServer: 'text fs',
  CpuType: 'text fs',
  CpuSpeed: 'int fs',
  CpuCount: 'int fs',
  RamMBytes: 'int fs',
  AgentVersion: 'int fs',
  LastLoginName: 'text fs',
  LoginName: 'text fs',
  PrimaryKServer: 'text fs',
  SecondaryKServer: 'text fs',
  QuickCheckinPeriod: 'text fs',
  ContactName: 'text fs',
  ContactEmail: 'text fs',
  ContactPhone: 'text fs',
  ContactNotes: 'text fs',
  Manufacturer: 'text fs',
  ProductName: 'text fs',
  SystemVersion: 'text fs',
  SystemSerialNumber: 'text fs',
  ChassisSerialNumber: 'text fs',
  ChassisAssetTag: 'text fs',
  ExternalBusSpeed: 'text fs',
  MaxMemorySize: 'text fs',
  MemorySlots: 'text fs',
  ChassisManufacturer: 'text fs',
  ChassisType: 'text fs',
  ChassisVersion: 'text fs',
  MotherboardManufacturer: 'text fs',
  MotherboardProduct: 'text fs',
  MotherboardVersion: 'text fs',
  MotherboardSerialNumber: 'text fs',
  ProcessorFamily: 'text fs',
  ProcessorManufacturer: 'text fs',
  ProcessorVersion: 'text fs',
  ProcessorMaxSpeed: 'text fs',
  ProcessorCurrentSpeed: 'text fs',
  FreeSpace: 'int fs',
  UsedSpace: 'int fs',
  TotalSize: 'int fs',
  NumberOfDrives: 'int fs',
})

export function auditRecord(server: Vsa9, row: DeviceRow): SourceRecord {
  const gateway = row.ipAddress.replace(/\d+$/, '1')
  const isServer = row.kind === 'server'
  return {
    AgentGuid: row.agentId,
    DisplayName: displayName(server, row),
    TimezoneOffset: 0,
    CurrentLogin: row.isOnline && !isServer ? row.lastUser : '',
    AgentType: 0,
    RebootTime: row.rebootedAt,
    LastCheckinTime: row.lastSeenAt,
    GroupName: groupName(server, row),
    FirstCheckinTime: row.firstSeenAt,
    TimeZone: '(UTC+00:00)',
    WorkgroupDomainType: 1,
    WorkgroupDomainName: 'WORKGROUP',
    ComputerName: row.name,
    DnsComputerName: row.name,
    OsType: row.system.type,
    OsInfo: row.system.info,
    IpAddress: row.ipAddress,
    SubnetMask: '255.255.255.0',
    DefaultGateway: gateway,
    ConnectionGatewayIp: '198.51.100.7',
    GatewayCountry: 'GB',
    MacAddress: row.macAddress,
    DnsServer1: gateway,
    DhcpEnabled: 1,
    DhcpServer: gateway,
    WinsEnabled: 0,
    CpuType: 'Intel(R) Core(TM)',
    CpuSpeed: 2900,
    CpuCount: isServer ? 8 : 4,
    RamMBytes: isServer ? 32_768 : 16_384,
    AgentVersion: 9_050_021,
    LastLoginName: row.lastUser,
    LoginName: row.lastUser,
    PrimaryKServer: new URL(server.context.publicUrl).hostname,
    QuickCheckinPeriod: '30',
    Manufacturer: row.manufacturer,
    ProductName: row.product,
    SystemSerialNumber: row.serialNumber,
    ChassisSerialNumber: row.serialNumber,
    ChassisManufacturer: row.manufacturer,
    MotherboardManufacturer: row.manufacturer,
    FreeSpace: 120_000,
    UsedSpace: 360_000,
    TotalSize: 480_000,
    NumberOfDrives: 1,
  }
}

/** KDiskVolume and KPciAndDisk, KApplication: rows of single categories of an audit. */
export const auditCategories = {
  'hardware/diskvolumes': membersFrom({
    Drive: 'text fs',
    Type: 'text fs',
    Format: 'text fs',
    FreeMBytes: 'int',
    UsedMBytes: 'int',
    TotalMBytes: 'int',
    Label: 'text fs',
  }),
  'hardware/pcianddisk': membersFrom({ TypeId: 'int fs', TypeName: 'text fs', Vendor: 'text fs', Product: 'text fs', Note: 'text fs' }),
  'software/installedapplications': membersFrom({
    ApplicationName: 'text fs',
    Description: 'text',
    Version: 'text',
    Manufacturer: 'text fs',
    ProductName: 'text fs',
    DirectoryPath: 'text',
    Size: 'int',
    LastModifiedDate: 'date s',
  }),
} as const

export function categoryRows(category: keyof typeof auditCategories, row: DeviceRow): readonly SourceRecord[] {
  switch (category) {
    case 'hardware/diskvolumes':
      return [
        { Drive: 'C:', Type: 'Fixed', Format: 'NTFS', FreeMBytes: 120_000, UsedMBytes: 360_000, TotalMBytes: 480_000, Label: 'System' },
      ]
    case 'hardware/pcianddisk':
      return [{ TypeId: 1, TypeName: 'Network', Vendor: row.manufacturer, Product: 'Ethernet adapter', Note: '' }]
    case 'software/installedapplications':
      return [
        {
          ApplicationName: 'agent.exe',
          Description: 'Management agent',
          Version: '9.5.0.21',
          Manufacturer: 'Kaseya',
          ProductName: 'Agent',
          DirectoryPath: 'C:\\Program Files\\Agent',
          Size: 4096,
          LastModifiedDate: row.firstSeenAt,
        },
      ]
  }
}
