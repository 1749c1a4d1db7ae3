import { z } from 'zod'

/**
 * Settings that every connection has, whatever the vendor. A connector spreads them into its own strict schema:
 * `z.strictObject({ ...connectionSettings, site: z.string() })`.
 */
export const connectionSettings = {
  network: z.enum(['public', 'private']).default('public').meta({
    title: 'Network',
    description:
      'public: https to public addresses only. private: also plain http and addresses of your own network (self-hosted, sandbox).',
  }),
  lateCommitWindow: z.number().int().min(1).max(3600).default(120).meta({
    title: 'Late-commit window',
    description: 'Seconds after a request without an answer in which the vendor may still carry it out. Nothing is created again before.',
  }),
  replyTimeout: z.number().min(0.1).max(600).default(30).meta({
    title: 'Reply time-out',
    description: 'Seconds to wait for an answer of the vendor. A write without one is searched for later, never repeated blindly.',
  }),
}

/** What the schema of every connector's settings gives at least. */
export interface ConnectionSettings {
  readonly network: 'public' | 'private'
  /** Seconds. */
  readonly lateCommitWindow: number
  /** Seconds. */
  readonly replyTimeout: number
}

/** A strict schema of a connector's settings. Its output holds at least {@link ConnectionSettings}. */
export type SettingsSchema = z.ZodType<ConnectionSettings>

/**
 * Marks a text setting as secret. The CLI hides its prompt, the form schema says `writeOnly`, the vault seals it and every log and error
 * loses it, all by this one mark.
 */
export function secret(schema: z.ZodString = z.string().min(1)): z.ZodString {
  return schema.meta({ ...schema.meta(), writeOnly: true, format: 'password' })
}

/** One field of a connector's settings, for prompts, forms and docs. */
export interface SettingField {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly isSecret: boolean
  readonly isRequired: boolean
  readonly type: 'string' | 'number' | 'boolean'
  readonly choices: readonly string[] | null
  readonly initial: string | number | boolean | null
}

interface JsonProperty {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly writeOnly?: boolean
  readonly enum?: readonly string[]
  readonly default?: string | number | boolean
}

interface JsonObject {
  readonly properties?: Readonly<Record<string, JsonProperty>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly JsonObject[]
  readonly oneOf?: readonly JsonObject[]
}

/** The fields of a settings schema in the order of its text; those of all alternatives where it is a union. */
export function settingFields(schema: SettingsSchema): readonly SettingField[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonObject
  const fields = new Map<string, SettingField>()
  for (const part of root.anyOf ?? root.oneOf ?? [root]) {
    for (const [name, property] of Object.entries(part.properties ?? {})) {
      if (fields.has(name)) continue
      const type = property.type === 'boolean' ? 'boolean' : property.type === 'number' || property.type === 'integer' ? 'number' : 'string'
      fields.set(name, {
        name,
        title: property.title ?? name,
        description: property.description ?? '',
        isSecret: property.writeOnly === true,
        isRequired: part.required?.includes(name) ?? false,
        type,
        choices: property.enum ?? null,
        initial: property.default ?? null,
      })
    }
  }
  return [...fields.values()]
}

/** The secret values among given settings, longest first, for redaction. */
export function secretValues(schema: SettingsSchema, settings: Readonly<Record<string, unknown>>): readonly string[] {
  return settingFields(schema)
    .filter((field) => field.isSecret)
    .map((field) => settings[field.name])
    .filter((value): value is string => typeof value === 'string' && value !== '')
    .sort((left, right) => right.length - left.length)
}
