import { listingOf, NotFoundError, NotTakenError, PermissionError } from '@jackfield/core'
import type { Id, OperationId, RegisteredWebhook, WebhookReceiver, WebhookTarget } from '@jackfield/core'
import { listById } from '../listing.ts'
import { numberOf } from '../mapping/ids.ts'
import { allWebhookEntities, entityOf, isOrphan, isSameAddress, newWebhook, webhookAt, webhookFrom } from '../mapping/webhook.ts'
import type { NewWebhook, WebhookEntity } from '../mapping/webhook.ts'
import { grantPlaces } from '../role.ts'
import type { Tenant } from '../tenant.ts'
import { receiveItem, receiveWritten } from '../wire/received.ts'
import type { Received } from '../wire/received.ts'
import { webhookWire } from '../wire/webhook.ts'
import type { WebhookWire } from '../wire/webhook.ts'
import { fillWebhook } from './webhook-fields.ts'
import { verifyDelivery } from './webhook-verify.ts'

type Found = Received<WebhookWire>

export function webhookReceiver(tenant: Tenant): WebhookReceiver {
  return {
    list: () =>
      listingOf('user', async function* () {
        for (const entity of allWebhookEntities) {
          for await (const page of listWebhooks(tenant, entity, 'webhookReceiver.list').pages()) {
            yield page.map((webhook) => webhookFrom(webhook, entity))
          }
        }
      }),
    register: (target) => register(tenant, target, 'webhookReceiver.register'),
    repair: (id, target) => repair(tenant, id, target),
    remove: (id) => remove(tenant, id),
    verify: async (delivery, secret) => verifyDelivery(delivery, secret),
  }
}

function listWebhooks(tenant: Tenant, entity: WebhookEntity, operation: OperationId) {
  return listById<WebhookWire>(tenant.client, { entity, operation, schema: webhookWire, filters: [] })
}

/** Takes the one that is there already for this address, else makes one; then sees to it that it is ready. */
async function register(tenant: Tenant, target: WebhookTarget, operation: OperationId): Promise<RegisteredWebhook> {
  const entity = entityOf(target.topic, operation)
  const wanted = newWebhook(target, operation)
  const there = await listWebhooks(tenant, entity, operation).all()
  const same = there.find(({ wire }) => isSameAddress(wire, target.url))
  if (same) return await readied(tenant, entity, same.wire.id, wanted, operation)
  const { data } = await tenant.client.for(operation).POST(`/V1.0/${entity}`, { body: wanted })
  const id = receiveWritten(data, { operation })
  const { owner, ...registered } = await madeReady(tenant, entity, id, wanted, operation)
  await removeOrphans(tenant, entity, there, owner, operation)
  return registered
}

/** One that was made and can't be made ready is taken away again, so that it neither lies about nor counts towards the level's maximum. */
async function madeReady(tenant: Tenant, entity: WebhookEntity, id: Id, wanted: NewWebhook, operation: OperationId) {
  try {
    return await ready(tenant, entity, id, wanted, operation)
  } catch (error) {
    await deleteWebhook(tenant, entity, id, operation).catch(() => undefined)
    throw error
  }
}

async function repair(tenant: Tenant, id: Id, target: WebhookTarget): Promise<RegisteredWebhook> {
  const operation = 'webhookReceiver.repair'
  const entity = entityOf(target.topic, operation)
  const at = webhookAt(id)
  if (at?.entity !== entity || (await readWebhook(tenant, entity, at.id, operation)) === null) return register(tenant, target, operation)
  return readied(tenant, entity, at.id, newWebhook(target, operation), operation)
}

/** The secret can't be read, and a webhook that the vendor gave up on is switched off: so all of it is written again. */
async function readied(
  tenant: Tenant,
  entity: WebhookEntity,
  id: Id,
  wanted: NewWebhook,
  operation: OperationId,
): Promise<RegisteredWebhook> {
  const { name: _, sendThresholdExceededNotification: __, ...changes } = wanted
  await tenant.client.for(operation).PATCH(`/V1.0/${entity}`, { body: { ...changes, id: numberOf(id, 'id', operation) } })
  const { owner: _owner, ...registered } = await ready(tenant, entity, id, wanted, operation)
  return registered
}

/** Gives it its fields, leaves our own changes out, and reads it back: only one that is active and ready delivers. */
async function ready(tenant: Tenant, entity: WebhookEntity, id: Id, wanted: NewWebhook, operation: OperationId) {
  const before = await readWebhook(tenant, entity, id, operation)
  await fillWebhook(tenant, entity, id, before?.wire.ownerResourceID ?? null, operation)
  const webhook = await readWebhook(tenant, entity, id, operation)
  const isReady = webhook?.wire.isActive !== false && webhook?.wire.isReady !== false
  if (!webhook || !isReady || !isSameAddress(webhook.wire, wanted.webhookUrl)) throw notReady(entity, id, webhook, operation)
  return { webhook: webhookFrom(webhook, entity), secret: wanted.secretKey, warnings: [], owner: webhook.wire.ownerResourceID }
}

async function readWebhook(tenant: Tenant, entity: WebhookEntity, id: Id, operation: OperationId): Promise<Found | null> {
  try {
    const { data } = await tenant.client.for(operation).GET(`/V1.0/${entity}/{id}`, { params: { path: { id } } })
    return receiveItem(webhookWire, data, { operation, isWrite: false })
  } catch (error) {
    if (NotFoundError.isInstance(error)) return null
    throw error
  }
}

/** What earlier tries of ours left behind half made. That one of them can't be removed is no failure of the registration. */
async function removeOrphans(
  tenant: Tenant,
  entity: WebhookEntity,
  there: readonly Found[],
  owner: Id | null,
  operation: OperationId,
): Promise<void> {
  for (const { wire } of there.filter((found) => isOrphan(found.wire, owner))) {
    await deleteWebhook(tenant, entity, wire.id, operation).catch(() => undefined)
  }
}

/** One that is gone is what was wanted, whoever removed it. */
async function remove(tenant: Tenant, id: Id): Promise<void> {
  const operation = 'webhookReceiver.remove'
  const at = webhookAt(id)
  if (at) await deleteWebhook(tenant, at.entity, at.id, operation)
}

/** Autotask says “no matching records” also to a user who may not delete: where the webhook is still there, it was that. */
async function deleteWebhook(tenant: Tenant, entity: WebhookEntity, id: Id, operation: OperationId): Promise<void> {
  try {
    await tenant.client.for(operation).DELETE(`/V1.0/${entity}/{id}`, { params: { path: { id } } })
  } catch (error) {
    if (!NotFoundError.isInstance(error)) throw error
    if ((await readWebhook(tenant, entity, id, operation)) === null) return
    throw new PermissionError({
      connector: 'autotask',
      operation,
      needed: grantPlaces(operation),
      vendor: error.vendor,
      message: `Autotask does not delete ${entity}/${id}: ${error.vendor?.message ?? error.message}`,
      nextStep: 'Allow the API user to create webhooks, or remove it in Autotask: Admin > Extensions & Integrations > Webhooks.',
    })
  }
}

function notReady(entity: WebhookEntity, id: Id, webhook: Found | null, operation: OperationId): NotTakenError {
  const state = webhook ? `is ${webhook.wire.isActive === false ? 'not active' : 'not ready, or leads to another address'}` : 'is not there'
  return new NotTakenError({
    connector: 'autotask',
    operation,
    outcome: 'rejected',
    message: `Autotask answered success, but ${entity}/${id} ${state}.`,
    nextStep: 'Remove it in Autotask (Admin > Extensions & Integrations > Webhooks) and register it again.',
  })
}
