import type { Id, Reference, Timestamp } from './id.ts'
import type { Listing } from './listing.ts'

/** A machine or other device at a customer. What a vendor can't give, or did not send, is null. */
export interface Device {
  readonly id: Id
  /** What technicians call it. */
  readonly name: string
  readonly company: Reference | null
  /** What it is in the vendor's own list: an asset type, a configuration type, a category. */
  readonly kind: Reference | null
  readonly isActive: boolean | null
  readonly serialNumber: string | null
  /** Upper case with colons. Null: the vendor does not tell; empty: it has none. */
  readonly macAddresses: readonly string[] | null
  readonly hostName: string | null
  readonly operatingSystem: string | null
  readonly lastSeenAt: Timestamp | null
  /** What Jackfield wrote to find it again: the other system's connection and device id. */
  readonly link: string | null
  readonly raw: unknown
}

/** Which devices to list. All that is given must hold. */
export interface DeviceQuery {
  readonly companyId?: Id
  readonly isActive?: boolean
}

/** The devices that a vendor knows, as far as the API user may see them. */
export interface DeviceInventory {
  list(query: DeviceQuery): Listing<Device>
  /** Throws `NotFoundError`. May tell more than the list does, where the vendor keeps that to its single record. */
  get(id: Id): Promise<Device>
}
