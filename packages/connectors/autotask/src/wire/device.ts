import { z } from 'zod'
import { id, optionalFlag, optionalId, optionalText, rows } from './fields.ts'
import { userDefinedFieldWire } from './ticket.ts'

/** A configuration item, as the interface calls a device. */
export const deviceWire = z.object({
  id,
  referenceTitle: optionalText,
  companyID: optionalId,
  productID: optionalId,
  isActive: optionalFlag,
  serialNumber: optionalText,
  rmmDeviceAuditHostname: optionalText,
  rmmDeviceAuditMacAddress: optionalText,
  rmmDeviceAuditOperatingSystem: optionalText,
  // Left out where no record of a reply has a value in any of them.
  userDefinedFields: rows(userDefinedFieldWire),
})
export type DeviceWire = z.output<typeof deviceWire>

export const productWire = z.object({ id, name: optionalText, isActive: optionalFlag })
export type ProductWire = z.output<typeof productWire>
