import { z } from 'zod'
import { id, optionalFlag, optionalNumber, optionalText, recordInfo } from './fields.ts'

/** A file on a record. Its form says `privateFlag`, its record `publicFlag`. */
export const documentWire = z.object({
  id,
  title: optionalText,
  fileName: optionalText,
  publicFlag: optionalFlag,
  size: optionalNumber,
  createdOnDate: optionalText,
  _info: recordInfo,
})
export type DocumentWire = z.output<typeof documentWire>
