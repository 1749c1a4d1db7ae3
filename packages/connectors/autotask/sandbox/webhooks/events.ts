import { entities, entityNamed } from '../entities/registry.ts'
import type { Entity } from '../entities/entity.ts'
import type { EntityRow } from '../records.ts'
import { webhookFieldOf } from '../picklists.ts'
import { tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'

/** Something that happened to a record of this tenant. */
export interface TenantEvent {
  /** The collection: `Tickets`. */
  readonly entity: string
  readonly action: 'Create' | 'Update' | 'Delete'
  readonly row: EntityRow
  /** As it was before an update. */
  readonly before: EntityRow | null
  /** The resource that did it. */
  readonly by: number
}

/** The webhooks' collection of an object: `TicketWebhooks` of `Tickets`. */
export function webhooksOn(entity: string): Entity | undefined {
  return entities.find(({ webhookOf, child }) => webhookOf === entity && child === null)
}

interface WatchedField {
  readonly name: string
  readonly isUdf: boolean
  readonly isSubscribed: boolean
  readonly isDisplayed: boolean
}

/** The fields that a webhook has, in the order in which they were added. */
function watchedFields(tenant: Tenant, webhooks: Entity, id: number): readonly WatchedField[] {
  const parts = (segment: string): readonly EntityRow[] =>
    (tenant.tables.get(`${webhooks.singular}${segment}`)?.rows() ?? []).filter(({ values }) => values['webhookID'] === id)
  const flags = ({ values }: EntityRow): Pick<WatchedField, 'isSubscribed' | 'isDisplayed'> => ({
    isSubscribed: values['isSubscribedField'] === true,
    isDisplayed: values['isDisplayAlwaysField'] === true,
  })
  return [
    ...parts('Fields').flatMap((row) => {
      const field = webhookFieldOf(String(webhooks.webhookOf), Number(row.values['fieldID']))
      return field ? [{ name: field.name, isUdf: false, ...flags(row) }] : []
    }),
    ...parts('UdfFields').flatMap((row) => {
      const udf = tenant.udfs.find(({ id: udfId }) => udfId === row.values['udfFieldID'])
      return udf ? [{ name: udf.name, isUdf: true, ...flags(row) }] : []
    }),
  ]
}

/** Values that an event carries: of an update those that are subscribed and changed, and those that are always shown. Null: it is not told. */
export function toldFields(
  tenant: Tenant,
  webhooks: Entity,
  webhook: EntityRow,
  event: TenantEvent,
): Readonly<Record<string, unknown>> | null {
  const valueIn = (row: EntityRow | null, { name, isUdf }: WatchedField): unknown => (isUdf ? row?.udfs[name] : row?.values[name]) ?? null
  const fields = watchedFields(tenant, webhooks, webhook.id)
  const changed = fields.filter((field) => field.isSubscribed && valueIn(event.row, field) !== valueIn(event.before, field))
  if (event.action === 'Update' && changed.length === 0) return null
  const shown = event.action === 'Update' ? fields.filter((field) => changed.includes(field) || field.isDisplayed) : fields
  return Object.fromEntries(shown.map((field) => [field.name, valueIn(event.row, field)]))
}

/** Whether a webhook wants to hear of it: active, ready, subscribed to such events, and not told to leave out whoever did it. */
export function concerns(tenant: Tenant, webhooks: Entity, { id, values }: EntityRow, event: TenantEvent): boolean {
  if (values['isActive'] !== true || values['isReady'] !== true || values[`isSubscribedTo${event.action}Events`] !== true) return false
  const excluded = tableOf(tenant, `${webhooks.singular}ExcludedResources`)
  return !excluded.find((row) => row.values['webhookID'] === id && row.values['resourceID'] === event.by)
}

/** Whether the owner may query the object: without that nothing fires (FACTS 6, Right to create). */
export function ownerSees(tenant: Tenant, entity: string): boolean {
  return tenant.rights.levelOf(entityNamed(entity).name, 'query') !== 'None'
}
