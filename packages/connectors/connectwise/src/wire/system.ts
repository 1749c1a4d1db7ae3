import { z } from 'zod'
import { id, optionalFlag, optionalReference, optionalText } from './fields.ts'

export const countWire = z.object({ count: z.number().int().nonnegative() })

export const infoWire = z.object({ version: optionalText, cloudRegion: optionalText, serverTimeZone: optionalText })

export const memberWire = z.object({
  id,
  identifier: optionalText,
  adminFlag: optionalFlag,
  securityRole: optionalReference,
  serviceDefaultBoard: optionalReference,
})
export type MemberWire = z.output<typeof memberWire>

export const securityRoleWire = z.object({ id, name: optionalText, adminFlag: optionalFlag })

/** One row of the permission screen. Which of the name members hold the screen's words is not settled, so both are read. */
export const securitySettingWire = z.object({
  moduleName: optionalText,
  moduleDescription: optionalText,
  moduleFunctionName: optionalText,
  moduleFunctionDescription: optionalText,
  addLevel: optionalText,
  editLevel: optionalText,
  deleteLevel: optionalText,
  inquireLevel: optionalText,
  customFlag: optionalFlag,
})
export type SecuritySettingWire = z.output<typeof securitySettingWire>

export const customizeItemWire = z.object({ customizeIdentifier: optionalText, itemIdentifier: optionalText })
export type CustomizeItemWire = z.output<typeof customizeItemWire>

/** `/login/companyinfo/{companyId}`; null for a company that the server does not know. */
export const companyInfoWire = z.object({ CompanyName: optionalText, Codebase: optionalText }).nullable()
