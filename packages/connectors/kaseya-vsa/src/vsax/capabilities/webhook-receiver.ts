import { mapListing, NotFoundError } from '@jackfield/core'
import type { Id, OperationId, RegisteredWebhook, Warning, WebhookReceiver, WebhookTarget } from '@jackfield/core'
import { isDigits } from '../../company-query.ts'
import { receive } from '../../wire/received.ts'
import type { Received } from '../../wire/received.ts'
import type { VsaxClient } from '../client.ts'
import { dataOf } from '../envelope.ts'
import { listWebhooks } from '../lists.ts'
import { newWebhook, webhookFrom } from '../mapping/webhook.ts'
import type { NewWebhook } from '../paths.ts'
import { secretKeyWire, webhookWire } from '../wire/rows.ts'
import type { WebhookWire } from '../wire/rows.ts'
import { deliveryVerifier } from './webhook-verify.ts'

/** Webhooks about notifications, the one topic of VSA X. Their key is told once, so one that is there already is given a new one. */
export function webhookReceiver(client: VsaxClient): WebhookReceiver {
  return {
    list: () => mapListing(listWebhooks(client, 'webhookReceiver.list'), webhookFrom),
    register: (target) => register(client, target, 'webhookReceiver.register'),
    repair: (id, target) => repair(client, id, target),
    remove: (id) => remove(client, id, 'webhookReceiver.remove'),
    verify: deliveryVerifier(),
  }
}

async function register(client: VsaxClient, target: WebhookTarget, operation: OperationId): Promise<RegisteredWebhook> {
  const wanted = newWebhook(target, operation)
  const there = await listWebhooks(client, operation).all()
  const same = there.find(({ wire }) => wire.Url === wanted.Url)
  if (same) return renewed(client, same.wire.Id, wanted, operation)
  const call = { operation, isWrite: true }
  const { data } = await client.for(operation).POST('/notifications/webhooks', { body: wanted })
  const made = dataOf(data, call)
  return registered(receive(webhookWire, made, call), receive(secretKeyWire, made, call).wire.SecretKey)
}

/** What revives one that the vendor gave up on is published nowhere: it is removed and made anew, under another id. */
async function repair(client: VsaxClient, id: Id, target: WebhookTarget): Promise<RegisteredWebhook> {
  const operation = 'webhookReceiver.repair'
  newWebhook(target, operation)
  await remove(client, id, operation)
  return register(client, target, operation)
}

/** Made to be what is wanted, and given a new key. The vendor's reference prints the path of a change without an id, and its sample has one. */
async function renewed(client: VsaxClient, id: Id, wanted: NewWebhook, operation: OperationId): Promise<RegisteredWebhook> {
  const call = { operation, isWrite: true }
  const params = { path: { id } }
  const calls = client.for(operation)
  const { data } = await calls.PUT('/notifications/webhooks/{id}', { params, body: wanted })
  const changed = dataOf(data, call)
  const webhook = receive(webhookWire, changed ?? { Id: id, Url: wanted.Url }, call)
  const { data: renewal } = await calls.POST('/notifications/webhooks/{id}/regenerateSecretKey', { params })
  return registered(webhook, receive(secretKeyWire, dataOf(renewal, call), call).wire.SecretKey)
}

/** One that is gone is what was wanted, whoever removed it. */
async function remove(client: VsaxClient, id: Id, operation: OperationId): Promise<void> {
  if (!isDigits(id)) return
  try {
    await client.for(operation).DELETE('/notifications/webhooks/{id}', { params: { path: { id } } })
  } catch (error) {
    if (!NotFoundError.isInstance(error)) throw error
  }
}

function registered(webhook: Received<WebhookWire>, secret: string): RegisteredWebhook {
  // The key stands in the reply that made it, and is not for whoever looks at the record.
  const { SecretKey: _, ...raw } = webhook.raw as { readonly SecretKey?: unknown }
  return { webhook: webhookFrom({ ...webhook, raw }), secret, warnings: [saysNothing] }
}

const saysNothing: Warning = {
  code: 'field-unsupported',
  field: 'deactivationUrl',
  message: 'VSA X does not say when it gives up on a webhook, and its list does not show it: alarms must be read at intervals as well.',
}
