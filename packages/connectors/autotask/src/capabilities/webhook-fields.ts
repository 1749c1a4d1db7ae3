import { JackfieldError } from '@jackfield/core'
import type { Id, OperationId } from '@jackfield/core'
import type { ListedEntity } from '../metadata.ts'
import { numberOf } from '../mapping/ids.ts'
import { entriesOf } from '../mapping/picklists.ts'
import { fieldsToTell } from '../mapping/webhook.ts'
import type { WebhookEntity } from '../mapping/webhook.ts'
import type { Tenant } from '../tenant.ts'
import { receiveItems } from '../wire/received.ts'
import { excludedResourceWire, webhookFieldWire } from '../wire/webhook.ts'

/** The description of a webhook's fields belongs to an entity of its own. */
const fieldEntities = {
  TicketWebhooks: 'TicketWebhookFields',
  TicketNoteWebhooks: 'TicketNoteWebhookFields',
  CompanyWebhooks: 'CompanyWebhookFields',
  ConfigurationItemWebhooks: 'ConfigurationItemWebhookFields',
} as const satisfies Record<WebhookEntity, ListedEntity>

/**
 * Gives a webhook the fields that it lacks, one request after the other (at the same time only three of them land), and excludes our own resource, so
 * that what we write is not told back to us. The vendor calls it ready once it has a field.
 */
export async function fillWebhook(tenant: Tenant, entity: WebhookEntity, id: Id, owner: Id | null, operation: OperationId): Promise<void> {
  const calls = tenant.client.for(operation)
  const params = { path: { parentId: id } }
  const webhookID = numberOf(id, 'id', operation)
  const lists = await tenant.metadata.recent(fieldEntities[entity], operation)
  const { data } = await calls.GET(`/V1.0/${entity}/{parentId}/Fields`, { params })
  const there = receiveItems(webhookFieldWire, data, { operation, isWrite: false }).map(({ wire }) => wire.fieldID)
  for (const field of fieldsToTell(entity, entriesOf(lists, 'fieldID'))) {
    if (there.includes(field)) continue
    const body = { fieldID: numberOf(field, 'fieldID', operation), webhookID, isSubscribedField: true, isDisplayAlwaysField: false }
    await calls.POST(`/V1.0/${entity}/{parentId}/Fields`, { params, body })
  }
  if (owner !== null) await excludeResource(tenant, entity, id, owner, operation)
}

/** That our own resource can't be excluded costs a few deliveries about what we did ourselves, and no more. */
async function excludeResource(tenant: Tenant, entity: WebhookEntity, id: Id, owner: Id, operation: OperationId): Promise<void> {
  const calls = tenant.client.for(operation)
  const params = { path: { parentId: id } }
  try {
    const { data } = await calls.GET(`/V1.0/${entity}/{parentId}/ExcludedResources`, { params })
    const there = receiveItems(excludedResourceWire, data, { operation, isWrite: false })
    if (there.some(({ wire }) => wire.resourceID === owner)) return
    const body = { resourceID: numberOf(owner, 'resourceID', operation), webhookID: numberOf(id, 'id', operation) }
    await calls.POST(`/V1.0/${entity}/{parentId}/ExcludedResources`, { params, body })
  } catch (error) {
    if (!JackfieldError.isInstance(error) || error.code !== 'REJECTED') throw error
  }
}
