import { z } from 'zod'
import type { SettingCondition } from './setting-condition.ts'

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
  /** In a union of schemas: asked for only where these fields were chosen so. Null: always. */
  readonly when: SettingCondition | null
}

interface JsonProperty {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly writeOnly?: boolean
  readonly enum?: readonly string[]
  readonly const?: string
  readonly default?: string | number | boolean
}

interface JsonObject {
  readonly properties?: Readonly<Record<string, JsonProperty>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly JsonObject[]
  readonly oneOf?: readonly JsonObject[]
}

/**
 * The fields of a settings schema in the order of its text. Where it is a union told apart by a field of one fixed value each (`generation: '9'`),
 * that field comes first with the values as its choices, and a field that not all alternatives have says when it is asked for.
 */
export function settingFields(schema: SettingsSchema): readonly SettingField[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonObject
  const parts = root.anyOf ?? root.oneOf ?? [root]
  const discriminator = discriminatorOf(parts)
  const fields = new Map<string, SettingField>()
  for (const part of parts) {
    for (const [name, property] of Object.entries(part.properties ?? {})) {
      if (!fields.has(name)) fields.set(name, fieldOf(name, parts, part, property, discriminator))
    }
  }
  return [...fields.values()].sort((left, right) => Number(right.name === discriminator) - Number(left.name === discriminator))
}

/** The field that has one fixed value in each alternative, another one each. */
function discriminatorOf(parts: readonly JsonObject[]): string | null {
  const [first] = parts
  if (!first || parts.length < 2) return null
  const isFixed = (name: string): boolean => new Set(parts.map((part) => part.properties?.[name]?.const ?? null)).size === parts.length
  return Object.entries(first.properties ?? {}).find(([name, { const: value }]) => value !== undefined && isFixed(name))?.[0] ?? null
}

function fieldOf(
  name: string,
  parts: readonly JsonObject[],
  part: JsonObject,
  property: JsonProperty,
  discriminator: string | null,
): SettingField {
  const type = property.type === 'boolean' ? 'boolean' : property.type === 'number' || property.type === 'integer' ? 'number' : 'string'
  const owners = parts.filter((candidate) => candidate.properties?.[name])
  const value = discriminator === null ? undefined : part.properties?.[discriminator]?.const
  const values = parts.map((candidate) => candidate.properties?.[name]?.const).filter((text) => text !== undefined)
  return {
    name,
    title: property.title ?? name,
    description: property.description ?? '',
    isSecret: property.writeOnly === true,
    isRequired: part.required?.includes(name) ?? false,
    type,
    choices: name === discriminator ? values : (property.enum ?? null),
    initial: property.default ?? null,
    when: discriminator !== null && value !== undefined && owners.length === 1 ? { [discriminator]: value } : null,
  }
}

/** The secret values among given settings, longest first, for redaction. */
export function secretValues(schema: SettingsSchema, settings: Readonly<Record<string, unknown>>): readonly string[] {
  return settingFields(schema)
    .filter((field) => field.isSecret)
    .map((field) => settings[field.name])
    .filter((value): value is string => typeof value === 'string' && value !== '')
    .sort((left, right) => right.length - left.length)
}
