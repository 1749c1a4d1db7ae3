import { integerTable, textTable } from '@jackfield/sandbox'
import type { Table, WorldContext } from '@jackfield/sandbox'
import type { VariantName } from '../variants.ts'
import type { DeviceRow, GroupRow, NotificationRow, OrganizationRow, ScopeRow, SiteRow, WebhookRow } from './records.ts'
import { createRights } from './rights.ts'
import type { Rights } from './rights.ts'

/** One MSP's VSA X. */
export interface VsaX {
  readonly generation: 'X'
  readonly context: WorldContext
  readonly organizations: Table<OrganizationRow>
  readonly sites: Table<SiteRow>
  readonly groups: Table<GroupRow>
  readonly scopes: Table<ScopeRow>
  readonly devices: Table<DeviceRow>
  /** By id: those that can be put back. */
  readonly removedDevices: Map<string, DeviceRow>
  readonly notifications: Table<NotificationRow>
  readonly webhooks: Table<WebhookRow>
  /** What the integration's token may do. */
  readonly rights: Rights
  /** From then on the token is not taken. */
  readonly tokenEndsAt: number
  /** Calls of the hour that began then. */
  readonly traffic: { since: number; calls: number }
  /** Numbers of devices, each given once. */
  readonly nextDeviceNumber: () => number
}

/** What a client logs in with. Invented, and the same after every reset. */
export const login = {
  tokenId: '5f3c0f9e7d2a4b61',
  tokenSecret: 'c2a9e07be1f94d6d8b35a0c1f77e42d9',
} as const

export const productVersion = '10.14.2 build 118 release 1021, EU'

const day = 86_400_000

export function emptyServer(context: WorldContext): VsaX {
  let devices = 0
  return {
    generation: 'X',
    context,
    organizations: integerTable(),
    sites: integerTable(),
    groups: integerTable(),
    scopes: integerTable(),
    devices: textTable(deviceGuid),
    removedDevices: new Map(),
    notifications: integerTable(),
    webhooks: integerTable(),
    rights: createRights(),
    tokenEndsAt: (Math.floor(context.clock.now() / day) + 365) * day,
    traffic: { since: context.clock.now(), calls: 0 },
    nextDeviceNumber: () => (devices += 1),
  }
}

export function variantOf(server: VsaX, name: VariantName): string {
  return server.context.variant(name)
}

export function now(server: VsaX): number {
  return server.context.clock.now()
}

/** The same GUIDs in every run. */
function deviceGuid(count: number): string {
  const part = (Math.imul(count, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
  return `${part}-5a3d-4c1e-9b2f-${count.toString(16).padStart(12, '0')}`
}
