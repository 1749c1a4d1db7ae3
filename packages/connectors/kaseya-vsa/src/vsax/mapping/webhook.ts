import { InvalidInputError, UnsupportedError } from '@jackfield/core'
import type { OperationId, Webhook, WebhookTarget } from '@jackfield/core'
import type { Received } from '../../wire/received.ts'
import type { NewWebhook } from '../paths.ts'
import type { WebhookWire } from '../wire/rows.ts'

/** The vendor's limit for an address (fact sheet 2.4). */
const longestUrl = 2000

/** A target as the body of a registration, for all priorities and all organizations that the token may see. */
export function newWebhook(target: WebhookTarget, operation: OperationId): NewWebhook {
  if (target.topic !== 'alarms') {
    throw new UnsupportedError({
      connector: 'kaseya-vsa',
      operation,
      message: `VSA X has no webhooks about ${target.topic}: it tells of notifications alone.`,
      nextStep: 'Register the topic alarms; what else changes is read at intervals.',
    })
  }
  if (target.url.length > longestUrl || !/^https?:\/\//i.test(target.url)) {
    throw new InvalidInputError({
      connector: 'kaseya-vsa',
      operation,
      message: `VSA X takes http and https addresses of at most ${longestUrl} characters.`,
      nextStep: 'Give the address at which deliveries are received.',
    })
  }
  return {
    Name: 'Jackfield',
    Description: 'Made by Jackfield: new notifications become tickets without delay.',
    Priorities: ['Low', 'Normal', 'Elevated', 'Critical'],
    OrganizationIds: null,
    Url: target.url,
    Language: 'en',
  }
}

/** Whether the vendor gave up on one is told nowhere. */
export function webhookFrom({ wire, raw }: Received<WebhookWire>): Webhook {
  return { id: wire.Id, url: wire.Url, topic: 'alarms', state: 'unknown', raw }
}
