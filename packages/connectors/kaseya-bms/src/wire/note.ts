import type { z } from 'zod'
import { id, optionalFlag, optionalId, optionalList, optionalText, record } from './fields.ts'

/** A file. It tells neither its size nor who can see it. */
export const attachmentWire = record({
  id,
  originalFileName: optionalText,
  aliasName: optionalText,
  fileType: optionalText,
  createdById: optionalId,
  createdByName: optionalText,
  createdOn: optionalText,
})
export type AttachmentWire = z.output<typeof attachmentWire>

export const noteWire = record({
  id,
  details: optionalText,
  isInternal: optionalFlag,
  typeId: optionalId,
  createdBy: optionalId,
  createdByName: optionalText,
  createdOn: optionalText,
  attachments: optionalList(attachmentWire),
})
export type NoteWire = z.output<typeof noteWire>
