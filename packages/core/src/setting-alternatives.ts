import { settingFields } from './settings.ts'
import type { SettingsSchema } from './settings.ts'

/** What tells the alternatives of a union of settings apart. */
export interface SettingAlternatives {
  readonly field: string
  /** For people. */
  readonly title: string
  /** One for each alternative. */
  readonly values: readonly [string, string, ...string[]]
}

/** Null where the settings are one schema. */
export function settingAlternatives(schema: SettingsSchema): SettingAlternatives | null {
  const fields = settingFields(schema)
  const name = fields.flatMap(({ when }) => Object.keys(when ?? {}))[0]
  const field = fields.find((candidate) => candidate.name === name)
  const [first, second, ...rest] = field?.choices ?? []
  if (!field || first === undefined || second === undefined) return null
  return { field: field.name, title: field.title, values: [first, second, ...rest] }
}
