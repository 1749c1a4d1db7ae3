import { z } from 'zod'
import { optionalFlag, optionalId, optionalNumber, optionalText, rows } from './fields.ts'

export const zoneWire = z.object({ zoneName: optionalText, url: z.string(), webUrl: optionalText, ci: optionalId })

export const versionWire = z.object({ majorVersion: part(), minorVersion: part(), build: part() })

export const thresholdWire = z.object({ externalRequestThreshold: optionalNumber, currentTimeframeRequestCount: optionalNumber })

export const countWire = z.object({ queryCount: z.number().int().nonnegative() })

/** Levels come as the words None, Restricted and All, though the vendor's page has the numbers 0, 2 and 1: both are read. */
const level = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === undefined || value === null ? null : String(value)))

export const entityAccessWire = z.object({
  name: optionalText,
  canCreate: optionalFlag,
  canDelete: optionalFlag,
  canQuery: optionalFlag,
  canUpdate: optionalFlag,
  userAccessForCreate: level,
  userAccessForDelete: level,
  userAccessForQuery: level,
  userAccessForUpdate: level,
})
export type EntityAccessWire = z.output<typeof entityAccessWire>

export const entityInformationWire = z.object({ entityDescriptions: rows(z.object({ info: entityAccessWire })) })

/** One entry of a list of the tenant's own. Its value is text here and a number in records. */
export const entryWire = z.object({
  value: z.union([z.string(), z.number()]).transform(String),
  label: optionalText,
  isDefaultValue: optionalFlag,
  sortOrder: optionalNumber,
  isActive: optionalFlag,
})
export type EntryWire = z.output<typeof entryWire>

export const fieldWire = z.object({ name: z.string(), picklistValues: rows(entryWire) })
export type FieldWire = z.output<typeof fieldWire>

export const fieldsWire = z.object({ fields: rows(fieldWire) })

function part() {
  return z.union([z.string(), z.number()]).nullish()
}
