import { z } from 'zod'
import { id, optionalFlag, optionalReference, optionalText } from './fields.ts'

export const companyWire = z.object({ id, identifier: optionalText, name: optionalText, website: optionalText })
export type CompanyWire = z.output<typeof companyWire>

/** E-mail addresses stand in `communicationItems`, not in a member of their own. */
export const contactWire = z.object({
  id,
  firstName: optionalText,
  lastName: optionalText,
  company: optionalReference,
  communicationItems: z
    .array(z.object({ value: optionalText, communicationType: optionalText, defaultFlag: optionalFlag }))
    .nullish()
    .transform((value) => value ?? []),
})
export type ContactWire = z.output<typeof contactWire>
