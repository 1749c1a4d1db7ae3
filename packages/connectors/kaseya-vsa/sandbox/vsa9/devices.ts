import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxAlarms, SandboxDevice } from '@jackfield/sandbox'
import { digitIds } from '../ids.ts'
import { machineOf, machinesOf } from './models/agents.ts'
import type { AlarmRow, DeviceRow } from './records.ts'
import { now } from './server.ts'
import type { Vsa9 } from './server.ts'

/** Agents have ids of about 15 digits. */
const agentIdOf = digitIds('8', 15)
const systems = {
  server: { type: 'Windows Server 2022', info: 'Server Standard x64 Edition Build 20348' },
  workstation: { type: 'Windows 11', info: 'Professional x64 Edition Build 22631' },
  printer: { type: '', info: '' },
} as const

export interface DevicePlan {
  readonly name: string
  readonly kind: DeviceRow['kind']
  /** Left out: the first one. */
  readonly groupId?: string
  readonly isOnline?: boolean
  readonly manufacturer?: string
  readonly product?: string
  readonly lastUser?: string
}

/** Puts a device there, with what its kind and number make of it. */
export function addDevice(server: Vsa9, plan: DevicePlan): DeviceRow {
  const count = server.nextDeviceNumber()
  const group = plan.groupId === undefined ? server.groups.rows()[0] : server.groups.get(plan.groupId)
  if (!group) throw new Error('every seed has a machine group')
  const isOnline = plan.isOnline ?? true
  return server.devices.insert({
    agentId: plan.kind === 'printer' ? null : agentIdOf(count),
    name: plan.name,
    groupId: group.id,
    orgId: group.orgId,
    kind: plan.kind,
    system: systems[plan.kind],
    ipAddress: `10.${Math.floor(count / 60_000)}.${Math.floor(count / 240) % 250}.${(count % 240) + 10}`,
    macAddress: `02-00-5E-${hexByte(count >> 16)}-${hexByte(count >> 8)}-${hexByte(count)}`,
    manufacturer: plan.manufacturer ?? 'Contoso Systems',
    product: plan.product ?? 'Model 5',
    serialNumber: `SN${String(count).padStart(6, '0')}`,
    isOnline,
    lastUser: plan.lastUser ?? '',
    firstSeenAt: secondsBefore(server, 200 * 86_400 - count),
    lastSeenAt: secondsBefore(server, isOnline ? 20 : 3 * 86_400 + count),
    rebootedAt: secondsBefore(server, 5 * 86_400 + count),
  })
}

/** Devices as a test looks at them: assets, of which most have an agent with an id of its own (FACTS 1.5). */
export function devicesOf(server: Vsa9): readonly SandboxDevice[] {
  return server.devices.rows().map((row) => ({ id: row.id, name: row.name, companyId: row.orgId }))
}

/** Alarms as a test looks at them, raises and closes them. */
export function alarmsOf(server: Vsa9): SandboxAlarms {
  return {
    list: () =>
      server.alarms
        .rows()
        .map((row) => ({ id: row.id, title: row.subject, deviceId: machineOf(server, row.agentId)?.id ?? null, isOpen: row.isOpen })),
    raise({ title, deviceId, ticketId = null }) {
      const machine = machineFor(server, deviceId)
      if (ticketId !== null && !server.tickets.get(ticketId)) throw new SandboxInputError(`There is no ticket ${ticketId}.`, 404)
      return addAlarm(server, { subject: title, machine, ticketId }).id
    },
    close(alarmId) {
      if (!server.alarms.update(alarmId, { isOpen: false })) throw new SandboxInputError(`There is no alarm ${alarmId}.`, 404)
    },
  }
}

interface NewAlarm {
  readonly subject: string
  readonly machine: DeviceRow | null
  /** Left out: now. */
  readonly at?: number
  readonly ticketId?: string | null
}

export function addAlarm(server: Vsa9, { subject, machine, at = now(server), ticketId = null }: NewAlarm): AlarmRow {
  return server.alarms.insert({
    agentId: machine?.agentId ?? null,
    subject,
    message: machine ? `${subject} on ${machine.name}.` : subject,
    monitorType: 'Monitor Set',
    raisedAt: Math.floor(at / 1000) * 1000,
    isOpen: true,
    notes: null,
    ticketId,
  })
}

/** Alarms come from machines: an asset without an agent reports nothing. */
function machineFor(server: Vsa9, deviceId: string | undefined): DeviceRow | null {
  if (deviceId === undefined) return machinesOf(server)[0] ?? null
  const machine = machinesOf(server).find(({ id, agentId }) => deviceId === agentId || deviceId === id)
  if (!machine) throw new SandboxInputError(`There is no machine ${deviceId}.`, 404)
  return machine
}

function hexByte(value: number): string {
  return (value & 0xff).toString(16).toUpperCase().padStart(2, '0')
}

function secondsBefore(server: Vsa9, seconds: number): number {
  return (Math.floor(now(server) / 1000) - seconds) * 1000
}
