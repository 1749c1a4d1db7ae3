import { mapListing, NotFoundError, NotTakenError } from '@jackfield/core'
import type { Id, Listing, OperationId, RegisteredWebhook, Warning, WebhookReceiver, WebhookTarget } from '@jackfield/core'
import { listCounted } from '../listing.ts'
import { isRecordId } from '../mapping/ids.ts'
import { checkTarget, isOwn, isSameAddress, newWebhook, webhookFrom } from '../mapping/webhook.ts'
import type { NewWebhook } from '../mapping/webhook.ts'
import type { Tenant } from '../tenant.ts'
import { receive, receiveList } from '../wire/received.ts'
import type { Received } from '../wire/received.ts'
import { webhookEventWire, webhookWire } from '../wire/webhook.ts'
import type { WebhookWire } from '../wire/webhook.ts'
import { hintsIn } from './webhook-verify.ts'

export function webhookReceiver(tenant: Tenant): WebhookReceiver {
  return {
    list: () => mapListing(listWebhooks(tenant, 'webhookReceiver.list'), webhookFrom),
    register: (target) => register(tenant, target, 'webhookReceiver.register'),
    repair: (id, target) => repair(tenant, id, target),
    remove: (id) => remove(tenant, id),
    verify: async (delivery) => hintsIn(delivery),
  }
}

function listWebhooks(tenant: Tenant, operation: OperationId): Listing<Received<WebhookWire>> {
  const calls = tenant.client.for(operation)
  return listCounted<WebhookWire>({
    operation,
    schema: webhookWire,
    page: (body) => calls.POST('/v2/admin/webhooks/search', { body }),
  })
}

/** Takes the one that is there already, and gives it the secret of this registration; else makes one. */
async function register(tenant: Tenant, target: WebhookTarget, operation: OperationId): Promise<RegisteredWebhook> {
  checkTarget(target, operation)
  const wanted = await wantedFor(tenant, target, operation)
  const there = (await listWebhooks(tenant, operation).all()).find(({ wire }) => isOwn(wire, target))
  if (there) return replaced(tenant, there.wire.id, wanted, target, operation)
  const { data } = await tenant.client.for(operation).POST('/v2/admin/webhooks', { body: wanted })
  return registered(receive(webhookWire, data, { operation, isWrite: true }), target, operation)
}

async function repair(tenant: Tenant, id: Id, target: WebhookTarget): Promise<RegisteredWebhook> {
  const operation = 'webhookReceiver.repair'
  checkTarget(target, operation)
  if (!isRecordId(id)) return register(tenant, target, operation)
  try {
    return await replaced(tenant, id, await wantedFor(tenant, target, operation), target, operation)
  } catch (error) {
    if (!NotFoundError.isInstance(error)) throw error
    return register(tenant, target, operation)
  }
}

async function wantedFor(tenant: Tenant, target: WebhookTarget, operation: OperationId): Promise<NewWebhook> {
  const { data } = await tenant.client.for(operation).GET('/v2/admin/webhooks/events/lookup')
  const events = receiveList(webhookEventWire, data, { operation, isWrite: false })
  return newWebhook(
    target,
    events.map(({ wire }) => wire),
  )
}

async function replaced(
  tenant: Tenant,
  id: Id,
  body: NewWebhook,
  target: WebhookTarget,
  operation: OperationId,
): Promise<RegisteredWebhook> {
  const { data } = await tenant.client.for(operation).PUT('/v2/admin/webhooks/{id}', { params: { path: { id } }, body })
  return registered(receive(webhookWire, data, { operation, isWrite: true }), target, operation)
}

/** What the reply shows is what counts: one that is off, or leads elsewhere, delivers nothing to us. */
function registered(webhook: Received<WebhookWire>, target: WebhookTarget, operation: OperationId): RegisteredWebhook {
  const { id, isEnabled } = webhook.wire
  if (isEnabled === true && isSameAddress(webhook.wire, target))
    return { webhook: webhookFrom(webhook), secret: target.secret, warnings: [saysNothing] }
  throw new NotTakenError({
    connector: 'kaseya-bms',
    operation,
    outcome: 'rejected',
    message: `Kaseya BMS answered success, but webhook ${id} ${isEnabled === true ? 'leads to another address' : 'is not enabled'}.`,
    nextStep: `Remove webhook ${id} (Admin > Integrations > Webhooks) and register it again.`,
  })
}

const saysNothing: Warning = {
  code: 'field-unsupported',
  field: 'deactivationUrl',
  message: 'Kaseya BMS does not say when a webhook stops: look at the list of webhooks now and then, and repair what is disabled.',
}

/** One that is gone is what was wanted, whoever removed it. */
async function remove(tenant: Tenant, id: Id): Promise<void> {
  if (!isRecordId(id)) return
  try {
    await tenant.client.for('webhookReceiver.remove').DELETE('/v2/admin/webhooks/{id}', { params: { path: { id } } })
  } catch (error) {
    if (!NotFoundError.isInstance(error)) throw error
  }
}
