/** Settings that must have these values, by field: `{ generation: '9' }`. `true` asks only that the field is filled in. */
export type SettingCondition = Readonly<Record<string, string | true>>

/** Whether the settings have all values of the condition. No condition holds for all. */
export function fits(condition: SettingCondition | undefined, settings: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(condition ?? {}).every(([field, value]) => (value === true ? isFilled(settings[field]) : settings[field] === value))
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
