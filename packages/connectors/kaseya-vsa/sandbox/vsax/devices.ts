import type { SandboxDevice } from '@jackfield/sandbox'
import { organizationOf } from './models/devices.ts'
import type { DeviceRow } from './records.ts'
import { now } from './server.ts'
import type { VsaX } from './server.ts'

export interface DevicePlan {
  readonly name: string
  readonly kind: 'server' | 'workstation' | 'printer'
  /** Left out: the first one. */
  readonly groupId?: number
  readonly model?: string
  readonly isOnline?: boolean
}

/** Puts a device there, with what its kind and number make of it. A printer has no agent, so no times are known of it. */
export function addDevice(server: VsaX, plan: DevicePlan): DeviceRow {
  const count = server.nextDeviceNumber()
  const isOnline = plan.isOnline ?? true
  const hasAgent = plan.kind !== 'printer'
  const systemName = plan.kind === 'server' ? 'Windows Server 2022 Standard' : 'Windows 11 Pro'
  return server.devices.insert({
    name: plan.name,
    groupId: plan.groupId ?? server.groups.rows()[0]?.id ?? 0,
    description: hasAgent ? systemName : 'Printer',
    type: hasAgent ? 'windows' : 'printer',
    hasAgent,
    isOnline,
    ipAddress: `10.${Math.floor(count / 60_000)}.${Math.floor(count / 240) % 250}.${(count % 240) + 10}`,
    macAddress: `02005E${(count & 0xffffff).toString(16).toUpperCase().padStart(6, '0')}`,
    manufacturer: 'Contoso Systems',
    model: plan.model ?? 'Model 5',
    serialNumber: `SN${String(count).padStart(6, '0')}`,
    systemName: hasAgent ? systemName : '',
    lastSeenAt: hasAgent ? secondsBefore(server, isOnline ? 20 : 3 * 86_400 + count) : null,
    rebootedAt: hasAgent && count % 3 !== 0 ? secondsBefore(server, 5 * 86_400 + count) : null,
  })
}

/** Devices as a test looks at them. */
export function devicesOf(server: VsaX): readonly SandboxDevice[] {
  return server.devices.rows().map((row) => ({ id: row.id, name: row.name, companyId: organizationOf(server, row)?.id.toString() ?? null }))
}

function secondsBefore(server: VsaX, seconds: number): number {
  return (Math.floor(now(server) / 1000) - seconds) * 1000
}
