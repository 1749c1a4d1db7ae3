import type { z } from 'zod'
import { id, optionalFlag, optionalId, optionalList, optionalText, record } from './fields.ts'

export const accountWire = record({
  id,
  accountCode: optionalText,
  accountName: optionalText,
  website: optionalText,
  isActive: optionalFlag,
})
export type AccountWire = z.output<typeof accountWire>

export const contactWire = record({
  id,
  accountId: optionalId,
  accountName: optionalText,
  firstName: optionalText,
  lastName: optionalText,
  emails: optionalList(record({ emailAddress: optionalText, isDefault: optionalFlag })),
})
export type ContactWire = z.output<typeof contactWire>
