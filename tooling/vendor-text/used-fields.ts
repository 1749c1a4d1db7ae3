/** A member that a connector reads of a reply. */
export interface UsedField {
  readonly name: string
  /** The vendor's name for the record that has it, as the schema's `title` says; null where it says none. */
  readonly model: string | null
  /** Where it is read: the schema's name. */
  readonly schema: string
}

/** What is looked at of a zod schema. Plain, so that whichever copy of zod made it will do. */
interface Schema {
  readonly shape?: Readonly<Record<string, Schema>>
  readonly def?: { readonly innerType?: Schema; readonly element?: Schema; readonly in?: Schema; readonly options?: readonly Schema[] }
  meta?(): { readonly title?: string } | undefined
}

/** The members of every object schema that a module exports, at any depth. */
export function usedFieldsIn(module: Readonly<Record<string, unknown>>): readonly UsedField[] {
  return Object.entries(module).flatMap(([name, value]) => (isSchema(value) ? fieldsOf(value, { schema: name, model: null }) : []))
}

function fieldsOf(schema: Schema, where: Pick<UsedField, 'schema' | 'model'>): readonly UsedField[] {
  const below = [schema.def?.innerType, schema.def?.element, schema.def?.in, ...(schema.def?.options ?? [])]
  const found = below.flatMap((part) => (isSchema(part) ? fieldsOf(part, where) : []))
  if (!schema.shape) return found
  const model = schema.meta?.()?.title ?? where.model
  const own = Object.entries(schema.shape).flatMap(([name, part]) => [
    { name, model, schema: where.schema },
    // What stands inside a member is no member of the record.
    ...fieldsOf(part, { schema: `${where.schema}.${name}`, model: null }),
  ])
  return [...found, ...own]
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && 'def' in value
}
