import { InvalidInputError, roleFor, settingAlternatives } from '@jackfield/core'
import type { AnyConnector, RoleDefinition, SettingCondition } from '@jackfield/core'

/** One product behind a connector, with the part of the role that holds for it. */
export interface Edition {
  /** For people: `Generation 9`. Null where the connector has just one product. */
  readonly name: string | null
  readonly when: SettingCondition
  readonly role: RoleDefinition
}

/** The editions of a connector: one by its value, or all. A connector whose settings are one schema is one edition. */
export function editionsOf(connector: AnyConnector, wanted?: string): readonly [Edition, ...Edition[]] {
  const alternatives = settingAlternatives(connector.settings)
  if (alternatives === null) {
    // What is needed only where a setting is filled in is no part of the least role.
    if (wanted === undefined) return [{ name: null, when: {}, role: roleFor(connector.role, {}) }]
    throw new InvalidInputError({
      message: `${connector.displayName} has no editions.`,
      nextStep: 'Leave the edition out.',
      connector: connector.id,
    })
  }
  const { field, title, values } = alternatives
  const editions = values.map((value): Edition => {
    const when = { [field]: value }
    return { name: `${title} ${value}`, when, role: roleFor(connector.role, when) }
  })
  const found = wanted === undefined ? editions : editions.filter(({ when }) => String(when[field]).toLowerCase() === wanted.toLowerCase())
  const [first, ...rest] = found
  if (first) return [first, ...rest]
  throw new InvalidInputError({
    message: `${connector.displayName} has no edition “${wanted}”.`,
    nextStep: `Name one of ${values.join(', ')}, or leave the edition out.`,
    connector: connector.id,
  })
}

/** In `--json`, what is said of one edition stands at the top; of several, each has its own entry. */
export function onlyOne<T>(editions: readonly T[]): T | { readonly editions: readonly T[] } {
  const [first] = editions
  return first !== undefined && editions.length === 1 ? first : { editions }
}
