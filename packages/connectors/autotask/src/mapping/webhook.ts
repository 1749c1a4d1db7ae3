import { InvalidInputError, UnsupportedError } from '@jackfield/core'
import type { DeliveredEvent, Id, OperationId, Webhook, WebhookTarget, WebhookTopic } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { Received } from '../wire/received.ts'
import type { EntryWire } from '../wire/system.ts'
import type { DeliveryWire, WebhookWire } from '../wire/webhook.ts'
import { isActive } from './picklists.ts'

export type NewWebhook = components['schemas']['NewWebhook']

/** Each topic has an entity of its own, and ids count from 1 in each. */
export const webhookEntities = {
  tickets: 'TicketWebhooks',
  notes: 'TicketNoteWebhooks',
  companies: 'CompanyWebhooks',
  devices: 'ConfigurationItemWebhooks',
} as const satisfies Partial<Record<WebhookTopic, string>>

export type WebhookEntity = (typeof webhookEntities)[keyof typeof webhookEntities]

export const allWebhookEntities = Object.values(webhookEntities)

/** Names are at most 50 characters. What begins so is ours. */
const ownName = 'Jackfield: '

/** Lengths that the vendor takes. */
const longestSecret = 64
const longestDeactivationUrl = 500

/** @throws UnsupportedError for a topic that Autotask has no webhook for. */
export function entityOf(topic: WebhookTopic, operation: OperationId): WebhookEntity {
  const entity = (webhookEntities as Partial<Record<WebhookTopic, WebhookEntity>>)[topic]
  if (entity !== undefined) return entity
  throw new UnsupportedError({
    connector: 'autotask',
    operation,
    message: `Autotask has no webhook for ${topic}.`,
    nextStep: 'Leave this topic out.',
  })
}

/** `TicketWebhooks/1`. */
export function webhookId(entity: WebhookEntity, id: Id): Id {
  return `${entity}/${id}`
}

/** The parts of such an id; null for what is none. */
export function webhookAt(id: Id): { readonly entity: WebhookEntity; readonly id: Id } | null {
  const [name, number, ...rest] = id.split('/')
  const entity = allWebhookEntities.find((candidate) => candidate === name)
  return entity && number !== undefined && /^\d+$/.test(number) && rest.length === 0 ? { entity, id: number } : null
}

/** A webhook as a target asks for it. Errors don't repeat its addresses: they hold a part that nobody is to guess. */
export function newWebhook(target: WebhookTarget, operation: OperationId): NewWebhook {
  for (const address of [target.url, target.deactivationUrl]) {
    const url = URL.parse(address)
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
      throw refused(
        'The address of the webhook is no web address, or holds a user name.',
        'Give an address that Autotask can reach.',
        operation,
      )
    }
  }
  if (target.deactivationUrl.length > longestDeactivationUrl) {
    throw refused(`The address for deactivations is longer than ${longestDeactivationUrl} characters.`, 'Give a shorter one.', operation)
  }
  if (target.secret === '' || target.secret.length > longestSecret) {
    throw refused(`The secret of the webhook must have 1 to ${longestSecret} characters.`, 'Give another one.', operation)
  }
  return {
    name: `${ownName}${target.topic}`,
    webhookUrl: target.url,
    deactivationUrl: target.deactivationUrl,
    secretKey: target.secret,
    isActive: true,
    isSubscribedToCreateEvents: true,
    isSubscribedToUpdateEvents: true,
    isSubscribedToDeleteEvents: true,
    sendThresholdExceededNotification: false,
  }
}

function refused(message: string, nextStep: string, operation: OperationId): InvalidInputError {
  return new InvalidInputError({ connector: 'autotask', operation, message, nextStep })
}

export function webhookFrom({ wire, raw }: Received<WebhookWire>, entity: WebhookEntity): Webhook {
  return { id: webhookId(entity, wire.id), url: wire.webhookUrl ?? '', topic: topicOfEntity(entity), state: stateOf(wire), raw }
}

/** One that is not ready has no field yet: it delivers nothing, whatever its switch says. */
function stateOf(webhook: WebhookWire): Webhook['state'] {
  if (webhook.isActive === false || webhook.isReady === false) return 'disabled'
  return webhook.isActive === true ? 'active' : 'unknown'
}

function topicOfEntity(entity: WebhookEntity): WebhookTopic {
  const [topic] = Object.entries(webhookEntities).find(([, name]) => name === entity) ?? ['tickets']
  return topic as WebhookTopic
}

export function isSameAddress(webhook: WebhookWire, url: string): boolean {
  const address = URL.parse(webhook.webhookUrl ?? '')
  return address !== null && address.href === URL.parse(url)?.href
}

/**
 * Left behind half made by us: our name, our own resource, and no field, so that it never became ready and delivers nothing. Whoever else's it is, or
 * that delivers somewhere, is never one.
 */
export function isOrphan(webhook: WebhookWire, ownResource: Id | null): boolean {
  const isOurs = webhook.name?.startsWith(ownName) === true && ownResource !== null && webhook.ownerResourceID === ownResource
  return isOurs && webhook.isReady === false
}

/** Words in the names of fields whose change is worth a delivery. The record is read again in any case. */
const worthTelling: Readonly<Record<WebhookEntity, RegExp>> = {
  TicketWebhooks: /status|priority|queue|title|resource|company|account/i,
  TicketNoteWebhooks: /description|publish|note ?type|title/i,
  CompanyWebhooks: /name|active/i,
  ConfigurationItemWebhooks: /title|active|serial|company|account/i,
}

/** Each field is a request of its own, one after the other. */
const mostFields = 10

/** The fields to subscribe to, of those that the vendor's list offers. Its names are the tenant's language's: where none is known, the first ones. */
export function fieldsToTell(entity: WebhookEntity, offered: readonly EntryWire[]): readonly Id[] {
  const active = offered.filter(isActive)
  const known = active.filter(({ label }) => label !== null && worthTelling[entity].test(label))
  return (known.length > 0 ? known : active).slice(0, mostFields).map(({ value }) => value)
}

/** Names of entities in deliveries: those of REST, and older ones. */
const deliveredEntities: Readonly<Record<string, WebhookTopic>> = {
  ticket: 'tickets',
  ticketnote: 'notes',
  company: 'companies',
  account: 'companies',
  configurationitem: 'devices',
  installedproduct: 'devices',
}

const kinds: Readonly<Record<string, DeliveredEvent['kind']>> = { create: 'changed', update: 'changed', delete: 'deleted' }

/** A delivery whose signature was checked. */
export function signedEvent({ wire, raw }: Received<DeliveryWire>): DeliveredEvent {
  const topic = deliveredEntities[wire.EntityType?.toLowerCase().replace(/s$/, '') ?? ''] ?? null
  return { trust: 'signed', kind: kinds[wire.Action?.toLowerCase() ?? ''] ?? 'other', topic, id: wire.Id, raw }
}

/**
 * The call at a deactivation. It is unsigned as far as anybody knows, and believing one once cost a product its verification
 * (GHSA-hh59-fgrr-93hf): a hint, also where it is signed, that leads to reading the webhooks again and to nothing else.
 */
export function deactivationHint({ wire, raw }: Received<DeliveryWire>): DeliveredEvent {
  const topic = deliveredEntities[wire.EntityType?.toLowerCase().replace(/s$/, '') ?? ''] ?? null
  return { trust: 'hint', kind: 'deactivated', topic, id: null, raw }
}

export function isDeactivation({ Action }: DeliveryWire): boolean {
  return /^deactivat/i.test(Action ?? '')
}
