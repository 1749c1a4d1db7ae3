import { InvalidInputError, UnsupportedError } from '@jackfield/core'
import type { DeliveredEvent, OperationId, Webhook, WebhookTarget, WebhookTopic } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { CallbackWire, DeliveryWire } from '../wire/callback.ts'
import type { Received } from '../wire/received.ts'

export type NewCallback = components['schemas']['NewCallback']

/** Topics that ConnectWise has a type of callback for, of the Developer Guide's list. All are registered with the level `owner`. */
const types: Readonly<Partial<Record<WebhookTopic, NewCallback['type']>>> = {
  tickets: 'ticket',
  companies: 'company',
  devices: 'configuration',
}

/**
 * ConnectWise appends the record's id to the address as raw text, and the action after it: without an open parameter at the end the id
 * would become a part of the path.
 */
const openParameter = 'recordId='

/** The body that registers a target. Level `owner` of object 1 means all records of the type. */
export function newCallback(target: WebhookTarget, operation: OperationId): NewCallback {
  const type = types[target.topic]
  if (!type) {
    throw new UnsupportedError({
      connector: 'connectwise',
      operation,
      message: `ConnectWise has no callback for ${target.topic}.`,
      nextStep:
        target.topic === 'notes'
          ? 'Register tickets, and go on looking for notes from time to time: that a note counts as a change of its ticket is not documented.'
          : 'Leave this topic out.',
    })
  }
  return { description: `Jackfield: ${target.topic}`, url: callbackUrl(target.url, operation), objectId: 1, type, level: 'owner' }
}

/** The address as it is registered. Errors don't repeat it: it holds a part that nobody is to guess. */
function callbackUrl(target: string, operation: OperationId): string {
  const url = URL.parse(target)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.hash !== '') {
    throw new InvalidInputError({
      connector: 'connectwise',
      operation,
      message: 'The address of the webhook is no web address, or holds a user name or a #.',
      nextStep: 'Give an address that ConnectWise can reach, starting with https://.',
    })
  }
  return `${target}${url.search === '' ? '?' : '&'}${openParameter}`
}

/** The address as it was given, without what {@link callbackUrl} put behind it. */
function targetUrl(registered: string): string {
  return registered.endsWith(`?${openParameter}`) || registered.endsWith(`&${openParameter}`)
    ? registered.slice(0, -openParameter.length - 1)
    : registered
}

export function webhookFrom({ wire, raw }: Received<CallbackWire>): Webhook {
  const isOfAll = wire.level?.toLowerCase() === 'owner'
  return {
    id: wire.id,
    url: targetUrl(wire.url ?? ''),
    topic: isOfAll ? topicOf(wire.type ?? '') : null,
    state: wire.inactiveFlag === null ? 'unknown' : wire.inactiveFlag ? 'disabled' : 'active',
    raw,
  }
}

/** Whether a registration is about the same records and leads to the same place. Servers may write an address in another form. */
export function isSameCallback(found: CallbackWire, wanted: NewCallback): boolean {
  return isSameSubject(found, wanted) && isSameAddress(found, wanted)
}

/** What ConnectWise counts as a double, whoever it delivers to. */
export function isSameSubject(found: CallbackWire, wanted: NewCallback): boolean {
  return (
    found.type?.toLowerCase() === wanted.type && found.level?.toLowerCase() === wanted.level && (found.objectId ?? 1) === wanted.objectId
  )
}

export function isSameAddress(found: CallbackWire, wanted: NewCallback): boolean {
  const address = URL.parse(found.url ?? '')
  return address !== null && address.href === URL.parse(wanted.url)?.href
}

export function eventFrom({ wire, raw }: Received<DeliveryWire>): DeliveredEvent {
  const kinds: Readonly<Record<string, DeliveredEvent['kind']>> = { added: 'changed', updated: 'changed', deleted: 'deleted' }
  return { trust: 'signed', kind: kinds[wire.Action.toLowerCase()] ?? 'other', topic: topicOf(wire.Type), id: wire.ID, raw }
}

function topicOf(type: string): WebhookTopic | null {
  const known = Object.entries(types).find(([, name]) => name === type.toLowerCase())
  return (known?.[0] as WebhookTopic | undefined) ?? null
}
