/** Settings that must have these values, by field: `{ generation: '9' }`. Null: the field must be left out. */
export type SettingCondition = Readonly<Record<string, string | null>>

/** Whether the settings have all values of the condition. No condition holds for all. */
export function fits(condition: SettingCondition | undefined, settings: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(condition ?? {}).every(([field, value]) => (settings[field] ?? null) === value)
}
