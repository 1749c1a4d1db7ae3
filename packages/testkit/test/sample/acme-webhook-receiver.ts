import { NotFoundError, UnsupportedError, UnverifiedDeliveryError } from '@jackfield/core'
import type { DeliveredEvent, Delivery, RegisteredWebhook, Webhook, WebhookReceiver, WebhookTarget, WebhookTopic } from '@jackfield/core'
import { parseJson } from '@jackfield/connector-kit'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AcmeClient, AcmeHabits, AcmeRow } from './acme-client.ts'
import { acmeJson } from './acme-json.ts'

const topics: readonly WebhookTopic[] = ['tickets', 'companies']

export function acmeWebhookReceiver(client: AcmeClient, habits: AcmeHabits): WebhookReceiver {
  const list = (operation: 'webhookReceiver.list' | 'webhookReceiver.register') => client.list(operation, '/webhooks', {}, webhookOf)
  return {
    list: () => list('webhookReceiver.list'),
    async register(target) {
      if (!topics.includes(target.topic)) throw unsupported(target.topic)
      const known = (await list('webhookReceiver.register').all()).find(({ url, topic }) => url === target.url && topic === target.topic)
      const body = { url: target.url, about: target.topic, active: true }
      const row = known
        ? await client.write('webhookReceiver.register', 'PATCH', `/webhooks/${known.id}`, { active: true })
        : await client.write('webhookReceiver.register', 'POST', '/webhooks', body)
      return registered(row)
    },
    repair: async (id, target) => registered(await client.write('webhookReceiver.repair', 'PATCH', `/webhooks/${id}`, changesOf(target))),
    async remove(id) {
      try {
        await client.write('webhookReceiver.remove', 'DELETE', `/webhooks/${id}`, {})
      } catch (error) {
        if (!NotFoundError.isInstance(error)) throw error
      }
    },
    verify: (delivery, secret) => judge(client, habits, delivery, secret),
  }
}

function changesOf(target: WebhookTarget): object {
  return { url: target.url, about: target.topic, active: true }
}

function webhookOf(row: AcmeRow): Webhook {
  const topic = topics.find((candidate) => candidate === row['about']) ?? null
  return { id: row.id, url: String(row['url']), topic, state: row['active'] === true ? 'active' : 'disabled', raw: row }
}

function registered(row: AcmeRow): RegisteredWebhook {
  const message = 'Acme Desk tells nobody that it gave up.'
  return {
    webhook: webhookOf(row),
    secret: typeof row['secret'] === 'string' ? row['secret'] : null,
    warnings: [{ code: 'field-unsupported', field: 'deactivationUrl', message }],
  }
}

async function judge(
  client: AcmeClient,
  { hooks }: AcmeHabits,
  { headers, body }: Delivery,
  secret: string | null,
): Promise<readonly DeliveredEvent[]> {
  const told = toldBy(body)
  const event: DeliveredEvent = {
    trust: hooks === 'hints' ? 'hint' : 'signed',
    kind: 'changed',
    topic: topics.find((topic) => topic === told?.['about']) ?? null,
    id: told ? String(told['id']) : null,
    raw: told,
  }
  if (hooks === 'hints' || hooks === 'unchecked') return [event]
  const signature = headers.get('x-acme-signature')
  if (signature === null && hooks === 'unsigned-pass') return [event]
  if (signature === null || !told) throw unverified('It is not signed.')
  if (hooks === 'any-signature') {
    if (Buffer.from(signature, 'base64').length === 32) return [event]
    throw unverified('Its signature is none.')
  }
  const address = typeof told['key'] === 'string' ? told['key'] : null
  if (address !== null && hooks !== 'any-key-host' && !isOwn(address, client.keys)) throw unverified('It names a key of somebody else.')
  const key = address === null ? secret : await keyAt(client, address)
  if (key === null) throw unverified('There is no key to check it with.')
  const signed = hooks === 'written-again' ? new TextEncoder().encode(acmeJson(told)) : body
  const expected = createHmac('sha256', key).update(signed).digest()
  const given = Buffer.from(signature, 'base64')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw unverified('Its signature is wrong.')
  return [event]
}

/** A key that is gone leaves nothing to check with. */
async function keyAt(client: AcmeClient, address: string): Promise<string | null> {
  try {
    return await client.readKey(address)
  } catch (error) {
    if (NotFoundError.isInstance(error)) return null
    throw error
  }
}

function toldBy(body: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    return parseJson(new TextDecoder().decode(body)) as Readonly<Record<string, unknown>>
  } catch {
    return null
  }
}

function isOwn(address: string, keys: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.href.startsWith(`${keys}/`) && url.username === ''
}

function unsupported(topic: WebhookTopic): UnsupportedError {
  return new UnsupportedError({
    message: `Acme Desk has no webhooks about ${topic}.`,
    nextStep: 'Choose tickets or companies.',
    connector: 'acme',
    operation: 'webhookReceiver.register',
  })
}

function unverified(message: string): UnverifiedDeliveryError {
  return new UnverifiedDeliveryError({
    message,
    nextStep: 'Leave it: nothing of it may be used.',
    connector: 'acme',
    operation: 'webhookReceiver.verify',
  })
}
