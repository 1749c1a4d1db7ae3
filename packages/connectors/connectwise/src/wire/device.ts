import { z } from 'zod'
import { id, optionalFlag, optionalReference, optionalText } from './fields.ts'

/** A configuration, as ConnectWise calls a device. */
export const deviceWire = z.object({
  id,
  name: optionalText,
  type: optionalReference,
  company: optionalReference,
  deviceIdentifier: optionalText,
  serialNumber: optionalText,
  macAddress: optionalText,
  osType: optionalText,
  activeFlag: optionalFlag,
})
export type DeviceWire = z.output<typeof deviceWire>

export const deviceTypeWire = z.object({ id, name: optionalText, inactiveFlag: optionalFlag })
export type DeviceTypeWire = z.output<typeof deviceTypeWire>

/** What a type asks of each of its configurations. */
export const deviceQuestionWire = z.object({ question: optionalText, requiredFlag: optionalFlag, inactiveFlag: optionalFlag })
