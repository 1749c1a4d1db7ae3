import { isDeviceLink } from '@jackfield/core'
import type { Device } from '@jackfield/core'
import type { DeviceRowWire, DeviceWire } from '../wire/device.ts'
import type { Received } from '../wire/received.ts'
import { pair } from './ids.ts'
import { macAddressesIn } from './mac-address.ts'
import { timestampFrom } from './times.ts'
import type { Zone } from './times.ts'

/** A row of the list. What it does not tell is null, and the asset's own record has it. */
export function listedDeviceFrom({ wire, raw }: Received<DeviceRowWire>): Device {
  return {
    id: wire.id,
    name: wire.assetName ?? '',
    company: pair(wire.accountId, wire.accountName),
    kind: pair(wire.categoryId, wire.categoryName),
    isActive: wire.isActive,
    serialNumber: wire.serialNumber,
    macAddresses: null,
    hostName: null,
    operatingSystem: null,
    lastSeenAt: null,
    link: null,
    raw,
  }
}

/** The asset's own record. BMS takes a computer's name and never tells it, so there is no host name. */
export function deviceFrom({ wire, raw }: Received<DeviceWire>, zone: Zone): Device {
  return {
    id: wire.id,
    name: wire.name ?? '',
    company: pair(wire.accountId, wire.accountName),
    kind: pair(wire.categoryId, wire.category),
    isActive: wire.isActive,
    serialNumber: wire.serialNumber,
    macAddresses: macAddressesIn(wire.macAddress),
    hostName: null,
    operatingSystem: operatingSystemOf(wire),
    lastSeenAt: timestampFrom(wire.lastCheckIn, zone),
    link: wire.assetTag !== null && isDeviceLink(wire.assetTag) ? wire.assetTag : null,
    raw,
  }
}

/** The vendor keeps a short form and a long one, and says nothing of how they go together. A long one that has the short one in it is enough. */
export function operatingSystemOf({ osType, osInfo }: Pick<DeviceWire, 'osType' | 'osInfo'>): string | null {
  if (osType === null || osInfo === null) return osInfo ?? osType
  return isPartOf(osType, osInfo) ? osInfo : `${osType} ${osInfo}`
}

export function isPartOf(short: string, long: string): boolean {
  return long.toLowerCase().includes(short.trim().toLowerCase())
}
