import { createHash } from 'node:crypto'
import type { DeviceChange } from '@jackfield/core'
import type { DeviceFacts } from './device-facts.ts'

/** What the PSA's device should say of a source's device. */
export function wantedOf(source: DeviceFacts): DeviceChange {
  return {
    name: source.name,
    ...(source.serialNumber === null ? {} : { serialNumber: source.serialNumber }),
    ...(source.macAddresses.length === 0 ? {} : { macAddresses: source.macAddresses }),
    ...(source.hostName === null ? {} : { hostName: source.hostName }),
    ...(source.operatingSystem === null ? {} : { operatingSystem: source.operatingSystem }),
  }
}

/** Of what was written: as long as it stays, nothing is written again, and what people changed at the PSA stays theirs. */
export function hashOf(wanted: DeviceChange): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(wanted).toSorted(([left], [right]) => (left < right ? -1 : 1))))
    .digest('base64url')
}

/**
 * What of `wanted` the PSA's device does not say yet. What the PSA gives as null on a device that carries our link (`isOurs`) it can't keep, for it
 * was written before; on any other device nobody has written it.
 */
export function missingIn(target: DeviceFacts, wanted: DeviceChange, isOurs: boolean): DeviceChange {
  const { name, serialNumber, macAddresses = [], hostName, operatingSystem } = wanted
  const differs = (there: string | null, text: string): boolean => (there === null ? !isOurs : there !== text)
  const lacksMac = target.macAddresses.length === 0 ? !isOurs : !macAddresses.some((mac) => target.macAddresses.includes(mac))
  return {
    ...(name !== undefined && name !== target.name ? { name } : {}),
    ...(serialNumber !== undefined && differs(target.serialNumber, serialNumber) ? { serialNumber } : {}),
    ...(macAddresses.length > 0 && lacksMac ? { macAddresses } : {}),
    ...(hostName !== undefined && differs(target.hostName, hostName) ? { hostName } : {}),
    ...(operatingSystem !== undefined && differs(target.operatingSystem, operatingSystem) ? { operatingSystem } : {}),
  }
}
