import type { Device, Id } from '@jackfield/core'

/** As much of a device as discovery looks at: without what the vendor sent, twenty thousand fit into little. */
export interface DeviceFacts {
  readonly id: Id
  readonly name: string
  readonly companyId: Id | null
  readonly companyName: string | null
  readonly isActive: boolean | null
  readonly serialNumber: string | null
  readonly macAddresses: readonly string[]
  readonly hostName: string | null
  readonly operatingSystem: string | null
  readonly link: string | null
}

export function factsOf(device: Device): DeviceFacts {
  return {
    id: device.id,
    name: device.name,
    companyId: device.company?.id ?? null,
    companyName: device.company?.name ?? null,
    isActive: device.isActive,
    serialNumber: device.serialNumber,
    macAddresses: device.macAddresses ?? [],
    hostName: device.hostName,
    operatingSystem: device.operatingSystem,
    link: device.link,
  }
}

/** What makers put where a serial number should be. */
const placeholders =
  /^(?:0+|1234567890?|x+|n\/?a|none|null|unknown|default(?: string)?|to be filled by o\.?e\.?m\.?|system serial number|not (?:specified|available|applicable)|oem|invalid)$/i

/** The serial number as it can be compared; null where it tells nothing. */
export function comparableSerial(text: string | null): string | null {
  const serial = (text ?? '').trim().toUpperCase()
  return serial.length < 4 || placeholders.test(serial) ? null : serial
}

/**
 * The addresses that tell a device: none that every machine with that adapter or software shares (all zeros or ones, locally administered, as
 * virtual switches and VPN clients have them).
 */
export function tellingMacs(addresses: readonly string[]): readonly string[] {
  return addresses
    .map((address) => address.toUpperCase())
    .filter((address) => /^[0-9A-F]{2}(?::[0-9A-F]{2}){5}$/.test(address) && !/^(?:00:){5}00$|^(?:FF:){5}FF$|^.[2367ABEF]:/.test(address))
}

/** The name as it can be compared: without a domain behind it, in any case. An address of digits keeps its dots. */
export function comparableName(name: string): string {
  const text = name.trim().toLowerCase()
  return /^[\d.]+$/.test(text) ? text : (text.split('.', 1)[0] ?? text)
}
