import type { z } from 'zod'
import { id, optionalFlag, optionalId, optionalText, record } from './fields.ts'

/** A row of the list of hardware assets, as BMS calls devices. It has no asset tag, no address and no operating system. */
export const deviceRowWire = record({
  id,
  assetName: optionalText,
  accountId: optionalId,
  accountName: optionalText,
  categoryId: optionalId,
  categoryName: optionalText,
  serialNumber: optionalText,
  isActive: optionalFlag,
})
export type DeviceRowWire = z.output<typeof deviceRowWire>

/** A hardware asset read alone, as far as it becomes a device. */
export const deviceWire = record({
  id,
  name: optionalText,
  accountId: optionalId,
  accountName: optionalText,
  accountLocationId: optionalId,
  categoryId: optionalId,
  category: optionalText,
  serialNumber: optionalText,
  assetTag: optionalText,
  isActive: optionalFlag,
  osType: optionalText,
  osInfo: optionalText,
  macAddress: optionalText,
  lastCheckIn: optionalText,
})
export type DeviceWire = z.output<typeof deviceWire>

/** The id is all that a create must have; a reply that lacks more is no reason to take an asset that exists for a failure. */
export const createdDeviceWire = record({ id })

/** Whether a record tells its asset tag, be it that there is none. */
export function showsTag(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && Object.keys(raw).some((name) => name.toLowerCase() === 'assettag')
}
