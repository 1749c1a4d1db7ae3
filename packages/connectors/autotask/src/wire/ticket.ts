import { z } from 'zod'
import { id, optionalId, optionalNumber, optionalText, rows } from './fields.ts'

export const userDefinedFieldWire = z.object({ name: z.string(), value: optionalText })

export const ticketWire = z.object({
  id,
  ticketNumber: optionalText,
  title: optionalText,
  description: optionalText,
  status: id,
  priority: optionalId,
  queueID: optionalId,
  issueType: optionalId,
  source: optionalId,
  companyID: optionalId,
  contactID: optionalId,
  contractID: optionalId,
  companyLocationID: optionalId,
  configurationItemID: optionalId,
  assignedResourceID: optionalId,
  externalID: optionalText,
  createDate: optionalText,
  lastActivityDate: optionalText,
  completedDate: optionalText,
  userDefinedFields: rows(userDefinedFieldWire),
})
export type TicketWire = z.output<typeof ticketWire>

export const noteWire = z.object({
  id,
  ticketID: optionalId,
  description: optionalText,
  publish: optionalId,
  creatorResourceID: optionalId,
  createdByContactID: optionalId,
  createDateTime: optionalText,
})
export type NoteWire = z.output<typeof noteWire>

export const timeEntryWire = z.object({ id, hoursWorked: optionalNumber })
export type TimeEntryWire = z.output<typeof timeEntryWire>

export const attachmentWire = z.object({
  id,
  parentID: optionalId,
  ticketID: optionalId,
  fullPath: optionalText,
  title: optionalText,
  publish: optionalId,
  fileSize: optionalNumber,
  contentType: optionalText,
  attachDate: optionalText,
  attachedByResourceID: optionalId,
  data: z.string().nullish(),
})
export type AttachmentWire = z.output<typeof attachmentWire>
