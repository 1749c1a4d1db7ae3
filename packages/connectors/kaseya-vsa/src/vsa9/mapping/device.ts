import type { Device, Id } from '@jackfield/core'
import { macAddressesIn } from '../../mac-addresses.ts'
import type { Received } from '../../wire/received.ts'
import type { ServerTime } from '../server-time.ts'
import type { AssetWire, AuditWire } from '../wire/rows.ts'

/** What is kept of an audit while all assets are walked: thousands of them at once. */
export type AuditFacts = Pick<Device, 'serialNumber' | 'macAddresses' | 'hostName' | 'operatingSystem' | 'lastSeenAt'>

export function factsFrom(audit: AuditWire, time: ServerTime): AuditFacts {
  return {
    serialNumber: audit.SystemSerialNumber?.trim() || audit.ChassisSerialNumber?.trim() || null,
    macAddresses: macAddressesIn(audit.MacAddress === null ? [] : [audit.MacAddress]),
    hostName: audit.ComputerName,
    operatingSystem: [audit.OsType, audit.OsInfo].filter((part) => part !== null).join(' ') || null,
    lastSeenAt: time.timestamp(audit.LastCheckinTime),
  }
}

/** `audit`: null for what has no agent, or was never audited. `typeName`: the name of its asset type, where that is known. */
export function deviceFrom(
  { wire, raw }: Received<AssetWire>,
  audit: AuditFacts | null,
  { time, typeName }: { readonly time: ServerTime; readonly typeName: (id: Id) => string | null },
): Device {
  return {
    id: wire.AssetId,
    name: wire.AssetName ?? wire.DisplayName ?? wire.HostName ?? wire.AssetId,
    company: wire.OrgId === null ? null : { id: wire.OrgId, name: null },
    kind: wire.AssetTypeId === null ? null : { id: wire.AssetTypeId, name: typeName(wire.AssetTypeId) },
    isActive: null,
    serialNumber: audit?.serialNumber ?? null,
    macAddresses: macsOf(wire, audit),
    hostName: wire.HostName ?? audit?.hostName ?? null,
    operatingSystem: wire.OSName ?? audit?.operatingSystem ?? null,
    lastSeenAt: later(time.timestamp(wire.LastSeenDate), audit?.lastSeenAt ?? null),
    link: null,
    raw,
  }
}

/** Those of the audit and those of the network information: an asset without an agent has the latter alone. Null where neither is told. */
function macsOf({ NetworkInfo: network }: AssetWire, audit: AuditFacts | null): readonly string[] | null {
  const found = new Set([...(audit?.macAddresses ?? []), ...macAddressesIn(textsIn(network))])
  return found.size > 0 ? [...found] : (audit?.macAddresses ?? null)
}

/** Every text inside a value of unknown shape. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

function later(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right
  return Date.parse(left) >= Date.parse(right) ? left : right
}
