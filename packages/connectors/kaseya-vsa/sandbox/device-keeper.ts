/** What others do to the devices of a VSA, of either generation. Ids are those of `devices()`. */
export interface DeviceKeeper {
  /** The new device's id. */
  add(device: { readonly name: string; readonly companyId: string | null }): string
  remove(id: string): void
  /** Puts one that was removed back under its id, at the end of the list. */
  restore(id: string): void
  change(id: string, changes: DeviceChanges): void
}

export interface DeviceChanges {
  readonly name?: string
  readonly serialNumber?: string
  readonly macAddress?: string
  readonly companyId?: string
}
