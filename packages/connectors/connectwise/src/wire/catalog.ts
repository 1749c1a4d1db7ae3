import { z } from 'zod'
import { id, optionalFlag, optionalNumber, optionalText } from './fields.ts'

export const boardWire = z.object({ id, name: optionalText, inactiveFlag: optionalFlag, projectFlag: optionalFlag })
export type BoardWire = z.output<typeof boardWire>

/** A status belongs to one board: the same name on another board is another row. */
export const boardStatusWire = z.object({
  id,
  name: optionalText,
  sortOrder: optionalNumber,
  /** Unlike boards and types, whose member is `inactiveFlag`. */
  inactive: optionalFlag,
  closedStatus: optionalFlag,
  defaultFlag: optionalFlag,
})
export type BoardStatusWire = z.output<typeof boardStatusWire>

export const boardTypeWire = z.object({ id, name: optionalText, inactiveFlag: optionalFlag, defaultFlag: optionalFlag })
export type BoardTypeWire = z.output<typeof boardTypeWire>

export const priorityWire = z.object({ id, name: optionalText, sortOrder: optionalNumber, level: optionalText, defaultFlag: optionalFlag })
export type PriorityWire = z.output<typeof priorityWire>

export const sourceWire = z.object({ id, name: optionalText, defaultFlag: optionalFlag })
export type SourceWire = z.output<typeof sourceWire>
