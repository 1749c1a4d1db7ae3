import assert from 'node:assert/strict'
import { UnsupportedError } from '@jackfield/core'
import type { Delivery, DeliveredEvent, Id, RegisteredWebhook, WebhookReceiver, WebhookTarget, WebhookTopic } from '@jackfield/core'
import type { SandboxDelivery } from '@jackfield/sandbox'
import { settle } from '../refusal.ts'
import type { Bench } from './bench.ts'
import { webhookSecret } from './webhook-secret.ts'

export const webhookTopics: readonly WebhookTopic[] = ['tickets', 'notes', 'companies', 'devices', 'alarms']

/** Where the webhooks of checks deliver to: no host that answers, for most checks want no deliveries. */
export const hooksOrigin = 'https://hooks.jackfield.example'

const topics = new WeakMap<Bench, WebhookTopic>()

/** What a webhook is asked for, another one for each number. */
export function targetOf(topic: WebhookTopic, number = 0): WebhookTarget {
  return {
    topic,
    url: `${hooksOrigin}/in/7f3a91c2d4e5-${number}`,
    deactivationUrl: `${hooksOrigin}/gone/7f3a91c2d4e5-${number}`,
    secret: `${webhookSecret}-${number}`,
  }
}

/** The first topic that this vendor has, tickets where it has them. Leaves no webhook behind. */
export async function topicOf(bench: Bench): Promise<WebhookTopic> {
  const known = topics.get(bench)
  if (known) return known
  const receiver = await bench.capability('webhookReceiver')
  for (const topic of webhookTopics) {
    const outcome = await settle(receiver.register(targetOf(topic, 90)))
    if (!outcome.ok) {
      if (UnsupportedError.isInstance(outcome.error)) continue
      throw outcome.error
    }
    await receiver.remove((outcome.value as RegisteredWebhook).webhook.id)
    topics.set(bench, topic)
    return topic
  }
  return assert.fail('it declares webhooks and supports no topic')
}

/** A registered webhook, and what it takes to judge deliveries to it. */
export interface LaidWebhook {
  readonly receiver: WebhookReceiver
  readonly target: WebhookTarget
  readonly registered: RegisteredWebhook
  /** Of a record that the topic is about, and of another one. */
  readonly recordId: Id
  readonly otherRecordId: Id
  /** A genuine delivery, a new one each time: a vendor numbers them, and a connector may take each one once. */
  readonly deliver: (recordId?: Id) => SandboxDelivery
}

/** Registers a webhook on a connection of its own. */
export async function layWebhook(bench: Bench): Promise<LaidWebhook> {
  const topic = await topicOf(bench)
  const [first, second] = recordsOf(bench, topic)
  const receiver = await bench.capability('webhookReceiver')
  const target = targetOf(topic)
  const registered = await receiver.register(target)
  return {
    receiver,
    target,
    registered,
    recordId: first,
    otherRecordId: second,
    deliver: (recordId = first) => bench.sandbox.deliveryOf(registered.webhook.id, recordId),
  }
}

/** Two records that deliveries of this topic can be about: alarms raised now, else open tickets. */
export function recordsOf(bench: Bench, topic: WebhookTopic): readonly [Id, Id] {
  if (topic === 'alarms')
    return [bench.sandbox.raiseAlarm({ title: 'Disk is full' }), bench.sandbox.raiseAlarm({ title: 'Disk is fuller' })]
  const [first, second] = bench.sandbox.tickets().filter((ticket) => !ticket.isClosed)
  return first && second ? [first.id, second.id] : bench.skip('the demo tenant has fewer than two open tickets')
}

/** A delivery as a host hands it over: names of headers in any case. */
export function received({ target, headers, body }: SandboxDelivery): Delivery {
  const known = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return { target, headers: { get: (name) => known.get(name.toLowerCase()) ?? null }, body }
}

/** What a genuine delivery is taken for: `signed` where all its events are. */
export function trustOf(events: readonly DeliveredEvent[]): 'signed' | 'hint' {
  return events.length > 0 && events.every((event) => event.trust === 'signed') ? 'signed' : 'hint'
}
