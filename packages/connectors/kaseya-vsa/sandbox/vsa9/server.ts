import { textTable } from '@jackfield/sandbox'
import type { Table, WorldContext } from '@jackfield/sandbox'
import { digitIds } from '../ids.ts'
import type { VariantName } from '../variants.ts'
import type {
  AlarmRow,
  DeskRow,
  DeviceRow,
  MachineGroupRow,
  NamedRow,
  NoteRow,
  OrgRow,
  RoleRow,
  StaffRow,
  StatusRow,
  TicketRow,
  TitledRow,
  UserRow,
} from './records.ts'
import { createRights } from './rights.ts'
import type { Rights } from './rights.ts'

/** One MSP's VSA 9. */
export interface Vsa9 {
  readonly generation: '9'
  readonly context: WorldContext
  readonly orgs: Table<OrgRow>
  readonly groups: Table<MachineGroupRow>
  readonly staff: Table<StaffRow>
  readonly devices: Table<DeviceRow>
  /** By id: those that can be put back. */
  readonly removedDevices: Map<string, DeviceRow>
  readonly alarms: Table<AlarmRow>
  readonly desks: Table<DeskRow>
  readonly statuses: Table<StatusRow>
  readonly priorities: Table<NamedRow>
  readonly categories: Table<NamedRow>
  readonly customFields: Table<NamedRow>
  readonly tickets: Table<TicketRow>
  readonly notes: Table<NoteRow>
  readonly users: Table<UserRow>
  readonly roles: Table<RoleRow>
  readonly roleTypes: Table<TitledRow>
  readonly scopes: Table<TitledRow>
  readonly procedures: Table<TitledRow>
  /** Numbers of devices, each given once. */
  readonly nextDeviceNumber: () => number
  /** Numbers of tickets, each given once, on whichever desk. */
  readonly nextTicketNumber: () => number
  /** By token. */
  readonly sessions: Map<string, Session>
  /** What the integration's role and token may do. */
  readonly rights: Rights
  /** From then on the access token is not taken. */
  readonly tokenEndsAt: number
  /** Tickets whose close the desk's procedure undoes. */
  readonly putBackWhenClosed: Set<string>
}

export interface Session {
  endsAt: number
  /** Alarms that `alarms/false` has told this session of. */
  readonly toldAlarms: Set<string>
}

/** What a client logs in with. Invented, and the same after every reset. */
export const login = {
  userName: 'jackfield-api',
  accessToken: 'b7c1e2d4-58a3-4f19-9c60-d2f1a07e3b55',
  password: 'Sandbox-Passw0rd!',
} as const

export const serviceDeskModule = '18'
export const version = '9.5.21.0'

const day = 86_400_000

export function emptyServer(context: WorldContext): Vsa9 {
  let devices = 0
  let tickets = 0
  return {
    generation: '9',
    context,
    orgs: textTable(digitIds('74', 26)),
    groups: textTable(digitIds('75', 26)),
    staff: textTable(digitIds('79', 20)),
    devices: textTable(digitIds('36', 19)),
    removedDevices: new Map(),
    alarms: textTable(digitIds('6', 17)),
    desks: textTable(digitIds('51', 18)),
    statuses: textTable(digitIds('52', 18)),
    priorities: textTable(digitIds('53', 18)),
    categories: textTable(digitIds('54', 18)),
    customFields: textTable(digitIds('55', 18)),
    tickets: textTable(digitIds('61', 22)),
    notes: textTable(digitIds('62', 22)),
    users: textTable(digitIds('91', 15)),
    roles: textTable(digitIds('92', 15)),
    roleTypes: textTable(digitIds('93', 15)),
    scopes: textTable(digitIds('94', 26)),
    procedures: textTable(digitIds('95', 15)),
    nextDeviceNumber: () => (devices += 1),
    nextTicketNumber: () => (tickets += 1),
    sessions: new Map(),
    rights: createRights(),
    tokenEndsAt: (Math.floor(context.clock.now() / day) + 365) * day,
    putBackWhenClosed: new Set(),
  }
}

export function variantOf(server: Vsa9, name: VariantName): string {
  return server.context.variant(name)
}

export function now(server: Vsa9): number {
  return server.context.clock.now()
}

/** Minutes that the server's own time is ahead of UTC. */
export function minutesAhead(server: Vsa9): number {
  return variantOf(server, 'serverZone') === 'utc' ? 0 : 120
}

/** The integration's user. */
export function apiUser(server: Vsa9): UserRow {
  const user = server.users.find(({ name }) => name === login.userName)
  if (!user) throw new Error('every seed has the integration’s user')
  return user
}
