/** Settings that must have these values, by field: `{ generation: '9' }`. */
export type SettingCondition = Readonly<Record<string, string>>

/** Whether the settings have all values of the condition. No condition holds for all. */
export function fits(condition: SettingCondition | undefined, settings: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(condition ?? {}).every(([field, value]) => settings[field] === value)
}
