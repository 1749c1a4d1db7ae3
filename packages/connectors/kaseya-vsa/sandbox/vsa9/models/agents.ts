import { membersFrom } from '../../odata/members.ts'
import type { SourceRecord } from '../../odata/members.ts'
import type { DeviceRow } from '../records.ts'
import { variantOf } from '../server.ts'
import type { Vsa9 } from '../server.ts'

/** KAgent, with what can be filtered and sorted by (`vsa9-model-schemas.json`). */
export const agentMembers = membersFrom({
  AgentId: 'id f',
  Online: 'int f',
  OSType: 'text f',
  OSInfo: 'text f',
  AgentName: 'text fs',
  OrgId: 'id f',
  MachineGroupId: 'id f',
  MachineGroup: 'text fs',
  ComputerName: 'text fs',
  IPv6Address: 'text f',
  IPAddress: 'text f',
  OperatingSystem: 'text fs',
  OSVersion: 'text fs',
  LastLoggedInUser: 'text fs',
  LastRebootTime: 'date fs',
  LastCheckInTime: 'date fs',
  Country: 'text fs',
  CurrentUser: 'text fs',
  Contact: 'text fs',
  TimeZone: 'text fs',
  RamMBytes: 'int fs',
  CpuCount: 'int fs',
  CpuSpeed: 'int fs',
  CpuType: 'text fs',
  DomainWorkgroup: 'text fs',
  AgentFlags: 'int f',
  AgentVersion: 'int f',
  ToolTipNotes: 'text',
  ShowToolTip: 'int',
  DefaultGateway: 'text',
  DNSServer1: 'text',
  DNSServer2: 'text',
  DHCPServer: 'text',
  PrimaryWINS: 'text',
  SecondaryWINS: 'text',
  ConnectionGatewayIP: 'text',
  FirstCheckIn: 'date fs',
  PrimaryKServer: 'text',
  SecondaryKServer: 'text',
  CreationDate: 'date fs',
  OneClickAccess: 'bool',
  Attributes: 'object',
})

export function agentRecord(server: Vsa9, row: DeviceRow): SourceRecord {
  const group = groupName(server, row)
  const gateway = row.ipAddress.replace(/\d+$/, '1')
  return {
    AgentId: row.agentId,
    Online: onlineState(server, row),
    OSType: row.system.type,
    OSInfo: row.system.info,
    AgentName: displayName(server, row),
    OrgId: row.orgId,
    MachineGroupId: row.groupId,
    MachineGroup: group,
    ComputerName: row.name,
    IPAddress: row.ipAddress,
    OperatingSystem: row.system.type,
    OSVersion: row.system.info,
    LastLoggedInUser: row.lastUser,
    LastRebootTime: row.rebootedAt,
    LastCheckInTime: row.lastSeenAt,
    Country: 'GB',
    CurrentUser: row.isOnline && row.kind === 'workstation' ? row.lastUser : '',
    Contact: '',
    TimeZone: '(UTC+00:00)',
    RamMBytes: row.kind === 'server' ? 32_768 : 16_384,
    CpuCount: row.kind === 'server' ? 8 : 4,
    CpuSpeed: 2900,
    CpuType: 'Intel(R) Core(TM)',
    DomainWorkgroup: 'WORKGROUP',
    AgentFlags: 0,
    AgentVersion: 9_050_021,
    ToolTipNotes: '',
    ShowToolTip: 0,
    DefaultGateway: gateway,
    DNSServer1: gateway,
    DHCPServer: gateway,
    ConnectionGatewayIP: '198.51.100.7',
    FirstCheckIn: row.firstSeenAt,
    PrimaryKServer: new URL(server.context.publicUrl).hostname,
    CreationDate: row.firstSeenAt,
    OneClickAccess: false,
  }
}

/** 0 off, 1 on; that another number is on with nobody at work is a variant (FACTS 1.5). */
function onlineState(server: Vsa9, row: DeviceRow): number {
  if (!row.isOnline) return 0
  return variantOf(server, 'onlineState') === 'off-on-idle' && row.lastUser !== '' ? 2 : 1
}

/** `machine.group.org`, as the agent's name and the asset's. */
export function displayName(server: Vsa9, row: DeviceRow): string {
  return `${row.name.toLowerCase()}.${groupName(server, row)}`
}

/** Such as `servers.brackenholt`. */
export function groupName(server: Vsa9, row: DeviceRow): string {
  return server.groups.get(row.groupId)?.name ?? ''
}

const machines = new WeakMap<readonly DeviceRow[], readonly DeviceRow[]>()

const byAgent = new WeakMap<readonly DeviceRow[], ReadonlyMap<string | null, DeviceRow>>()

/** The machine of an agent. */
export function machineOf(server: Vsa9, agentId: string | null): DeviceRow | undefined {
  const rows = machinesOf(server)
  const known = byAgent.get(rows) ?? new Map(rows.map((row) => [row.agentId, row]))
  byAgent.set(rows, known)
  return known.get(agentId)
}

/** The devices with an agent: the same list until something changes. */
export function machinesOf(server: Vsa9): readonly DeviceRow[] {
  const rows = server.devices.rows()
  const known = machines.get(rows) ?? rows.filter(({ agentId }) => agentId !== null)
  machines.set(rows, known)
  return known
}
