import { InvalidInputError, secretValues, settingFields } from '@jackfield/core'
import type { AnyConnector, ConnectionSettings, SettingsSchema } from '@jackfield/core'
import type { z } from 'zod'

/** Settings as a person gave them: the schema's input, without its defaults. */
export type GivenSettings = Readonly<Record<string, unknown>>

/** What stands for a secret wherever settings are shown. Given back in a change, it means: as it is. */
export const maskedSecret = '••••'

/** The settings by the connector's schema. Throws `InvalidInputError` with each field that does not fit and what belongs there. */
export function parseSettings(connector: AnyConnector, given: unknown): { given: GivenSettings; settings: ConnectionSettings } {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new InvalidInputError({
      message: `The settings of ${connector.displayName} must be one object of fields and values.`,
      nextStep: `Its fields: ${fieldNames(connector)}.`,
    })
  }
  const schema: SettingsSchema = connector.settings
  const parsed = schema.safeParse(given)
  if (parsed.success) return { given: { ...given }, settings: parsed.data }
  const fields = given as GivenSettings
  throw new InvalidInputError({
    message: `The settings don't fit ${connector.displayName}: ${parsed.error.issues.map((issue) => describe(issue, fields)).join('; ')}.`,
    nextStep: advice(connector, parsed.error.issues),
    connector: connector.id,
    secrets: secretValues(connector.settings, fields),
  })
}

/** The given settings with changes. Null takes a field away, a masked secret stays as it is. */
export function changedSettings(connector: AnyConnector, before: GivenSettings, changes: GivenSettings): GivenSettings {
  const secrets = secretNames(connector)
  const kept = Object.entries(changes).filter(([name, value]) => !(secrets.has(name) && value === maskedSecret))
  return Object.fromEntries(Object.entries({ ...before, ...Object.fromEntries(kept) }).filter(([, value]) => value !== null))
}

/** The settings for people. Without their connector nobody knows which are secret, so all are masked. */
export function shownSettings(connector: AnyConnector | null, given: GivenSettings): GivenSettings {
  const secrets = connector && secretNames(connector)
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, !secrets || secrets.has(name) ? maskedSecret : value]))
}

function secretNames(connector: AnyConnector): ReadonlySet<string> {
  return new Set(
    settingFields(connector.settings)
      .filter((field) => field.isSecret)
      .map((field) => field.name),
  )
}

function describe(issue: z.core.$ZodIssue, given: GivenSettings): string {
  if (issue.code === 'unrecognized_keys') return `there is no field ${issue.keys.join(', ')}`
  const name = String(issue.path[0] ?? '')
  if (name !== '' && given[name] === undefined) return `${name} is missing`
  return name === '' || issue.message.includes(name) ? issue.message : `${name}: ${issue.message}`
}

/** For the first field that does not fit, its own description; for an unknown one, those that there are. */
function advice(connector: AnyConnector, issues: readonly z.core.$ZodIssue[]): string {
  const named = issues.map((issue) => settingFields(connector.settings).find((field) => field.name === issue.path[0])).find(Boolean)
  if (!named) return `The fields are: ${fieldNames(connector)}.`
  return `Give ${named.name}${named.description === '' ? '' : ` (${named.title}): ${named.description}`}`
}

function fieldNames(connector: AnyConnector): string {
  return settingFields(connector.settings)
    .map((field) => (field.isRequired ? field.name : `${field.name} (may be left out)`))
    .join(', ')
}
