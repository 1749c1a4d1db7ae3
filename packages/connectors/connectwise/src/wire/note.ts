import { z } from 'zod'
import { id, optionalFlag, optionalMember, optionalReference, optionalText, recordInfo } from './fields.ts'

export const noteWire = z.object({
  id,
  text: optionalText,
  detailDescriptionFlag: optionalFlag,
  internalAnalysisFlag: optionalFlag,
  resolutionFlag: optionalFlag,
  member: optionalMember,
  contact: optionalReference,
  dateCreated: optionalText,
  _info: recordInfo,
})
export type NoteWire = z.output<typeof noteWire>

/** A row of `/allNotes`, whose ids count separately for each `noteType`. */
export const entryWire = z.object({ id, noteType: optionalText })
export type EntryWire = z.output<typeof entryWire>
