import type { Field, FieldPlan } from './field.ts'
import { fieldsOf } from './field.ts'

export type WriteMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Where records of an entity are reached below another one: `Tickets/{parentId}/Notes`. */
export interface ChildPlace {
  readonly parent: string
  readonly segment: string
  /** The field that holds the parent's id. */
  readonly key: string
  readonly methods: readonly WriteMethod[]
}

/** One entity of the interface: its names, fields and calls, as the vendor's document has them. */
export interface Entity {
  /** The collection, as paths name it. */
  readonly name: string
  /** As error texts name it. */
  readonly singular: string
  readonly fields: readonly Field[]
  readonly fieldsByName: ReadonlyMap<string, Field>
  /** Methods of the collection itself: POST, PUT, PATCH on it, DELETE by id. Where there are none, its root is no route at all. */
  readonly methods: readonly WriteMethod[]
  readonly child: ChildPlace | null
  /** `udfType` of its user-defined fields; null for an entity without. */
  readonly udfType: number | null
  /** The field that tells who made a record, for what a Restricted level lets through. */
  readonly creator: string | null
  readonly supportsWebhooks: boolean
  /** For a part of a webhook, the entity that the webhook is about. */
  readonly webhookOf: string | null
}

export interface EntityPlan {
  readonly name: string
  readonly singular: string
  readonly fields: FieldPlan
  readonly methods?: readonly WriteMethod[]
  readonly child?: ChildPlace
  readonly udfType?: number
  readonly creator?: string
  readonly supportsWebhooks?: boolean
  readonly webhookOf?: string
}

export function defineEntity(plan: EntityPlan): Entity {
  const fields = fieldsOf(plan.fields)
  return {
    name: plan.name,
    singular: plan.singular,
    fields,
    fieldsByName: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
    methods: plan.methods ?? [],
    child: plan.child ?? null,
    udfType: plan.udfType ?? null,
    creator: plan.creator ?? null,
    supportsWebhooks: plan.supportsWebhooks ?? false,
    webhookOf: plan.webhookOf ?? null,
  }
}

/** Where an entity's own description is asked for: at the top and below the parent. Files have neither the latter nor user-defined fields. */
export function metadataPaths({ name, child }: Entity): readonly { readonly path: string; readonly kind: 'entity' | 'fields' | 'udfs' }[] {
  const isFile = name === 'TicketAttachments'
  const places = [`/${name}`, ...(child && !isFile ? [`/${child.parent}/{parentId}/${child.segment}`] : [])]
  return places.flatMap((place) => [
    { path: `${place}/entityInformation`, kind: 'entity' },
    { path: `${place}/entityInformation/fields`, kind: 'fields' },
    ...(isFile ? [] : [{ path: `${place}/entityInformation/userDefinedFields`, kind: 'udfs' } as const]),
  ])
}

/** What can be done to an entity at all, whoever asks: reading, and the writes that have a route. */
export function abilitiesOf({ methods, child }: Entity): Readonly<Record<'create' | 'query' | 'update' | 'delete', boolean>> {
  const all = [...methods, ...(child?.methods ?? [])]
  return {
    create: all.includes('POST'),
    query: true,
    update: all.includes('PATCH') || all.includes('PUT'),
    delete: all.includes('DELETE'),
  }
}
