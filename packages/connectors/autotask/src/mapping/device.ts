import { isDeviceLink } from '@jackfield/core'
import type { Device } from '@jackfield/core'
import type { DeviceWire } from '../wire/device.ts'
import type { Received } from '../wire/received.ts'
import { tenantFieldOf } from './tenant-field.ts'

/** `linkField`: the tenant's field for links, null where the connection names none. */
export function deviceFrom({ wire, raw }: Received<DeviceWire>, linkField: string | null): Device {
  return {
    id: wire.id,
    name: wire.referenceTitle ?? '',
    // A device holds numbers alone. The names of companies and products are lists of their own.
    company: wire.companyID === null ? null : { id: wire.companyID, name: null },
    kind: wire.productID === null ? null : { id: wire.productID, name: null },
    isActive: wire.isActive,
    serialNumber: wire.serialNumber,
    macAddresses: macAddressesIn(wire.rmmDeviceAuditMacAddress),
    hostName: wire.rmmDeviceAuditHostname,
    operatingSystem: wire.rmmDeviceAuditOperatingSystem,
    lastSeenAt: null,
    link: linkField === null ? null : ownLink(tenantFieldOf(wire.userDefinedFields, linkField)),
    raw,
  }
}

/** A link of ours; null for an empty field, for stars, and for what another product wrote there. */
export function ownLink(text: string | null): string | null {
  return text !== null && isDeviceLink(text) ? text : null
}

const addresses = /(?<![0-9A-F])(?:(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}|(?:[0-9A-F]{4}\.){2}[0-9A-F]{4}|[0-9A-F]{12})(?![0-9A-F])/gi

/** The field is one text, of which no source says how several addresses stand in it: whatever looks like one counts. Null where nothing does. */
export function macAddressesIn(text: string | null): readonly string[] | null {
  const found = text?.match(addresses)?.map((address) => {
    const digits = address.replaceAll(/[:.-]/g, '').toUpperCase()
    return (digits.match(/../g) ?? []).join(':')
  })
  return found ? [...new Set(found)] : null
}
