import type { CatalogEntry } from './catalog.ts'
import type { Device } from './device-inventory.ts'
import type { Id } from './id.ts'
import type { Warning } from './warning.ts'

/** What a new device should be. */
export interface DeviceDraft {
  /** Cut with a `text-cut` warning where the vendor allows less. */
  readonly name: string
  readonly companyId: Id
  /** One of `kinds`. */
  readonly kindId: Id
  /** Written where `findByLink` finds it. At most 29 characters: `JD-` and 26 base32 characters. */
  readonly link: string
  readonly serialNumber?: string
  /** Upper case with colons. A vendor with room for one takes the first, with a `field-unsupported` warning for the rest. */
  readonly macAddresses?: readonly string[]
  readonly hostName?: string
  readonly operatingSystem?: string
}

/** What to change. Left out means: as it is. A device does not change its company: one vendor ignores that without a word. */
export type DeviceChange = Partial<Omit<DeviceDraft, 'companyId'>>

/** A device as it stands after a write: read back, or the vendor's reply where that shows the record. */
export interface ChangedDevice {
  readonly device: Device
  readonly warnings: readonly Warning[]
}

/** What narrows a search by link where the vendor has no index for it. */
export interface LinkScope {
  readonly companyId?: Id
  /** Ids of devices that surely carry other links or none: where each device has to be read, these are not. */
  readonly except?: ReadonlySet<Id>
}

/**
 * Keeping devices at a vendor: ConnectWise configurations, Autotask configuration items, BMS hardware assets. Throws `NotFoundError`,
 * `RejectedError`, and `NotTakenError` where the device that is read back is another. After a write of unknown outcome look for the link
 * before anything is created again. Nothing is ever deleted: a device that is gone is made inactive, for history hangs on it.
 */
export interface DeviceRegister {
  /** Whether the inventory's list tells the links of devices. Where it does not, `link` is null in the list, and `get` tells it. */
  readonly isLinkListed: boolean
  /** What a device can be, from the tenant's own list: configuration types, products, categories. */
  kinds(): Promise<readonly CatalogEntry[]>
  /** All devices that carry the link, of a complete search: an empty answer means that there is none. */
  findByLink(link: string, scope: LinkScope): Promise<readonly Device[]>
  create(draft: DeviceDraft): Promise<ChangedDevice>
  /**
   * A `link` goes onto a device that has none. Where another product's mark stands in its place, that stays, with a `field-not-taken` warning; a
   * device that carries another link of ours is somebody else's: `RejectedError` before anything is written.
   */
  update(id: Id, change: DeviceChange): Promise<ChangedDevice>
  setActive(id: Id, isActive: boolean): Promise<ChangedDevice>
}
