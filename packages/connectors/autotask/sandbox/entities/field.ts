/** As the vendor's metadata names them. */
export type DataType = 'boolean' | 'integer' | 'long' | 'double' | 'datetime' | 'string'

/** A field of an entity, as its metadata tells it (FACTS 5, Picklists). */
export interface Field {
  readonly name: string
  readonly dataType: DataType
  /** Characters of a text; 0 where there is no limit or it is not known. */
  readonly length: number
  readonly isRequired: boolean
  readonly isReadOnly: boolean
  readonly isQueryable: boolean
  /** The entity that it points to, in the singular. */
  readonly references: string | null
  readonly isPickList: boolean
  /** The field whose value decides which values of this picklist are left. */
  readonly parentField: string | null
  readonly isWebhookField: boolean
}

/** Fields by their type; a text of names with spaces between them. */
export interface FieldPlan {
  readonly integer?: string
  readonly long?: string
  readonly double?: string
  readonly boolean?: string
  readonly datetime?: string
  /** With their lengths. */
  readonly string?: Readonly<Record<string, number>>
  readonly required?: string
  readonly readOnly?: string
  readonly notQueryable?: string
  readonly picklists?: string
  /** Of a dependent picklist, the field above it. */
  readonly parents?: Readonly<Record<string, string>>
  /** By entity in the singular. */
  readonly references?: Readonly<Record<string, string>>
  readonly webhook?: string
}

/** The fields of a plan, `id` first and the others by name, as the vendor sends them. */
export function fieldsOf(plan: FieldPlan): readonly Field[] {
  const marked = (names: string | undefined): ReadonlySet<string> => new Set(words(names))
  const required = marked(plan.required)
  const readOnly = marked(plan.readOnly)
  const notQueryable = marked(plan.notQueryable)
  const picklists = marked(plan.picklists)
  const webhook = marked(plan.webhook)
  const targets = new Map(
    Object.entries(plan.references ?? {}).flatMap(([entity, names]) => words(names).map((name) => [name, entity] as const)),
  )
  const field = (name: string, dataType: DataType, length = 0): Field => ({
    name,
    dataType,
    length,
    isRequired: required.has(name),
    isReadOnly: readOnly.has(name),
    isQueryable: !notQueryable.has(name),
    references: targets.get(name) ?? null,
    isPickList: picklists.has(name),
    parentField: plan.parents?.[name] ?? null,
    isWebhookField: webhook.has(name),
  })
  const plain = (['integer', 'long', 'double', 'boolean', 'datetime'] as const).flatMap((type) =>
    words(plan[type]).map((name) => field(name, type)),
  )
  const texts = Object.entries(plan.string ?? {}).map(([name, length]) => field(name, 'string', length))
  const id: Field = { ...field('id', 'long'), isRequired: true, isReadOnly: true }
  return [id, ...[...plain, ...texts].sort((left, right) => (left.name.toLowerCase() < right.name.toLowerCase() ? -1 : 1))]
}

function words(names: string | undefined): readonly string[] {
  return names?.split(/\s+/).filter(Boolean) ?? []
}
