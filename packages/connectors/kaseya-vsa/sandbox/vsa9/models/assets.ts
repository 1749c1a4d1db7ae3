import { membersFrom } from '../../odata/members.ts'
import type { SourceRecord } from '../../odata/members.ts'
import type { AlarmRow, DeviceRow } from '../records.ts'
import type { Vsa9 } from '../server.ts'
import { displayName, groupName } from './agents.ts'

/** KAsset (`vsa9-model-schemas.json`). */
export const assetMembers = membersFrom({
  AssetId: 'id f',
  AssetName: 'text fs',
  AssetTypeId: 'id fs',
  ProbeId: 'id fs',
  MachineGroupId: 'id f',
  MachineGroup: 'text fs',
  OrgId: 'id f',
  IsComputerAgent: 'bool fs',
  IsMobileAgent: 'bool fs',
  IsMonitoring: 'object',
  IsPatching: 'object',
  IsAuditing: 'object',
  IsBackingUp: 'object',
  IsSecurity: 'object',
  TicketCount: 'int fs',
  AlarmCount: 'int fs',
  IsSNMPActive: 'bool fs',
  IsVProActive: 'bool fs',
  NetworkInfo: 'list',
  AgentId: 'id f',
  DisplayName: 'text fs',
  LastSeenDate: 'date fs',
  ProbeAgentGuid: 'id fs',
  PrimaryProbe: 'text fs',
  PrimaryProbeId: 'text fs',
  NMapProbeId: 'id fs',
  HostName: 'text fs',
  OSName: 'text fs',
  OSType: 'text fs',
  OSFamily: 'text fs',
  OSGeneration: 'text fs',
  DeviceManufacturer: 'text fs',
  Attributes: 'object',
})

/** KAssetType. */
export const assetTypeMembers = membersFrom({
  AssetTypeId: 'id f',
  AssetTypeName: 'text fs',
  ParentAssetTypeId: 'id f',
  Attributes: 'object',
})

export const assetTypes = [
  { id: '100000000000001', name: 'Computer' },
  { id: '100000000000002', name: 'Printer' },
] as const

export function assetTypeRecord(row: { readonly id: string; readonly name: string }): SourceRecord {
  return { AssetTypeId: row.id, AssetTypeName: row.name }
}

const listed = new WeakMap<readonly DeviceRow[], { readonly alarms: readonly AlarmRow[]; readonly rows: readonly DeviceRow[] }>()

/** All devices. Their records count alarms, so that the list is another one after an alarm too: what was found in it before no longer holds. */
export function assetsOf(server: Vsa9): readonly DeviceRow[] {
  const devices = server.devices.rows()
  const alarms = server.alarms.rows()
  const known = listed.get(devices)
  if (known?.alarms === alarms) return known.rows
  const rows = [...devices]
  listed.set(devices, { alarms, rows })
  return rows
}

const openByAgent = new WeakMap<readonly AlarmRow[], ReadonlyMap<string | null, number>>()

function openAlarms(server: Vsa9, agentId: string | null): number {
  const alarms = server.alarms.rows()
  const known = openByAgent.get(alarms) ?? countsByAgent(alarms)
  openByAgent.set(alarms, known)
  return known.get(agentId) ?? 0
}

function countsByAgent(alarms: readonly AlarmRow[]): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const { agentId, isOpen } of alarms) if (isOpen) counts.set(agentId, (counts.get(agentId) ?? 0) + 1)
  return counts
}

export function assetRecord(server: Vsa9, row: DeviceRow): SourceRecord {
  const isMachine = row.agentId !== null
  return {
    AssetId: row.id,
    AssetName: isMachine ? displayName(server, row) : row.name,
    AssetTypeId: isMachine ? assetTypes[0].id : assetTypes[1].id,
    MachineGroupId: row.groupId,
    MachineGroup: groupName(server, row),
    OrgId: row.orgId,
    IsComputerAgent: isMachine,
    IsMobileAgent: false,
    TicketCount: 0,
    AlarmCount: isMachine ? openAlarms(server, row.agentId) : 0,
    IsSNMPActive: !isMachine,
    IsVProActive: false,
    NetworkInfo: [{ IPAddress: row.ipAddress, MACAddress: row.macAddress }],
    AgentId: row.agentId,
    DisplayName: isMachine ? displayName(server, row) : row.name,
    LastSeenDate: row.lastSeenAt,
    HostName: row.name,
    OSName: row.system.type,
    OSType: row.system.type,
    OSFamily: row.system.type.split(' ')[0] ?? '',
    OSGeneration: row.system.info,
    DeviceManufacturer: row.manufacturer,
  }
}
