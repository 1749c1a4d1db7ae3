import { z } from 'zod'
import { id, optionalFlag, optionalMember, optionalNumber, optionalReference, optionalText, recordInfo } from './fields.ts'

export const ticketWire = z.object({
  id,
  summary: optionalText,
  status: z.object({ id, name: optionalText }),
  board: optionalReference,
  company: optionalReference,
  contact: optionalReference,
  type: optionalReference,
  source: optionalReference,
  priority: optionalReference,
  owner: optionalMember,
  /** Identifiers of the members it is assigned to, with commas between. */
  resources: optionalText,
  externalXRef: optionalText,
  closedFlag: optionalFlag,
  closedDate: optionalText,
  actualHours: optionalNumber,
  _info: recordInfo,
})
export type TicketWire = z.output<typeof ticketWire>
