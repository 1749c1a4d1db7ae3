import { z } from 'zod'
import { id, optionalFlag, optionalId, optionalText } from './fields.ts'

export const companyWire = z.object({
  id,
  companyName: optionalText,
  companyNumber: optionalText,
  isActive: optionalFlag,
  webAddress: optionalText,
})
export type CompanyWire = z.output<typeof companyWire>

export const contactWire = z.object({
  id,
  firstName: optionalText,
  lastName: optionalText,
  companyID: optionalId,
  emailAddress: optionalText,
})
export type ContactWire = z.output<typeof contactWire>
