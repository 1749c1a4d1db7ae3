import type { Device } from '@jackfield/core'
import { macAddressesIn } from '../../mac-addresses.ts'
import { textMemberOf } from '../../wire/members.ts'
import type { Received } from '../../wire/received.ts'
import { timestampFrom } from '../times.ts'
import type { AssetWire, DeviceWire } from '../wire/rows.ts'

/** A row of the list tells name and organization alone; the rest comes with the single device and its audit, which is null where there is none. */
export function deviceFrom({ wire, raw }: Received<DeviceWire>, asset: AssetWire | null = null): Device {
  const kind = wire.ComputerType ?? asset?.Type ?? null
  const adapters = wire.LocalIpAddresses ?? asset?.LocalIpAddresses ?? null
  return {
    id: wire.Identifier,
    name: wire.Name ?? wire.Identifier,
    company: wire.OrganizationId === null ? null : { id: wire.OrganizationId, name: wire.OrganizationName },
    kind: kind === null ? null : { id: kind, name: kind },
    isActive: null,
    serialNumber: infoOf(asset, /^bios$/i, /^serial ?number$/i),
    macAddresses: adapters && macAddressesIn(adapters.flatMap(({ PhysicalAddress: address }) => (address === null ? [] : [address]))),
    hostName: infoOf(asset, /^system$/i, /^dns host ?name$/i),
    operatingSystem: infoOf(asset, /^operating system$/i, /^name$/i) ?? asset?.Description ?? wire.Description,
    lastSeenAt: timestampFrom(asset?.LastSeenOnline),
    link: null,
    raw,
  }
}

/** One of the free keys of an audit, which are as the vendor's sample has them. */
function infoOf(asset: AssetWire | null, category: RegExp, key: RegExp): string | null {
  const found = asset?.AssetInfo?.find(({ CategoryName: name }) => name !== null && category.test(name.trim()))
  return textMemberOf(found?.CategoryData, key)?.trim() ?? null
}
