/** Settings that must have these values, by field: `{ generation: '9' }`. True: the field is filled in, whatever it says; null: it is left out. */
export type SettingCondition = Readonly<Record<string, string | true | null>>

/** Whether the settings have all values of the condition. No condition holds for all. */
export function fits(condition: SettingCondition | undefined, settings: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(condition ?? {}).every(([field, wanted]) => {
    const value = settings[field] === '' ? null : (settings[field] ?? null)
    return wanted === true ? value !== null : value === wanted
  })
}
