import { InvalidInputError, UnsupportedError } from '@jackfield/core'
import type { Id, OperationId, Webhook, WebhookTarget } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { Received } from '../wire/received.ts'
import type { WebhookEventWire, WebhookWire } from '../wire/webhook.ts'

export type NewWebhook = components['schemas']['NewWebhook']

/** By the name our own are known again: a row does not tell its events. */
const ownName = 'Jackfield: tickets'

/**
 * The body that registers a target. BMS tells of tickets alone (vendor's help, “Webhook integration”). `events`: all that the tenant knows;
 * where none is named after tickets, all are taken.
 */
export function newWebhook(target: WebhookTarget, events: readonly WebhookEventWire[]): NewWebhook {
  const ofTickets = events.filter(({ name, categoryName }) => /ticket/i.test(`${categoryName ?? ''} ${name ?? ''}`))
  const ids = ofTickets.flatMap(({ id }) => (id === null ? [] : [Number(id)]))
  return {
    Name: ownName,
    PayloadURL: target.url,
    IsEnabled: true,
    Secret: target.secret,
    SendAllEvents: ids.length === 0,
    Events: ids,
  }
}

/**
 * What can be told before anything is sent.
 * @throws UnsupportedError for any topic but tickets, InvalidInputError for an address that is none.
 */
export function checkTarget(target: WebhookTarget, operation: OperationId): void {
  if (target.topic !== 'tickets') {
    throw new UnsupportedError({
      connector: 'kaseya-bms',
      operation,
      message: `Kaseya BMS tells of tickets alone, not of ${target.topic}.`,
      nextStep: 'Register tickets, and look for the rest from time to time.',
    })
  }
  const url = URL.parse(target.url)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.hash !== '') {
    // Without the address: it holds a part that nobody is to guess.
    throw new InvalidInputError({
      connector: 'kaseya-bms',
      operation,
      message: 'The address of the webhook is no web address, or holds a user name or a #.',
      nextStep: 'Give an address that Kaseya BMS can reach, starting with https://.',
    })
  }
}

export function webhookFrom({ wire, raw }: Received<WebhookWire>): Webhook {
  return {
    id: wire.id,
    url: wire.payloadUrl ?? '',
    topic: wire.name === ownName ? 'tickets' : null,
    state: wire.isEnabled === null ? 'unknown' : wire.isEnabled ? 'active' : 'disabled',
    raw,
  }
}

/** Whether a webhook is one of ours that leads to this address. Servers may write an address in another form. */
export function isOwn(found: WebhookWire, target: WebhookTarget): boolean {
  return found.name === ownName && isSameAddress(found, target)
}

export function isSameAddress({ payloadUrl }: WebhookWire, target: WebhookTarget): boolean {
  const address = URL.parse(payloadUrl ?? '')
  return address !== null && address.href === URL.parse(target.url)?.href
}

const idNames = ['ticketid', 'id', 'objectid', 'entityid']

/**
 * The ticket that a delivery speaks of, as far as it can be found: the shape of the body is not published, so the usual names are looked for,
 * first inside what is called ticket, then outside. A wrong one costs a read.
 */
export function ticketIdIn(body: unknown): Id | null {
  const whole = membersOf(body)
  const holders = ['ticket', 'data', 'payload', 'entity', 'result'].map((name) => membersOf(whole.get(name)))
  // A bare `id` outside may be that of the delivery itself.
  const named = [whole, ...holders].map((members) => idAt(members, idNames.slice(0, 1)))
  const inside = holders.map((members) => idAt(members, idNames))
  return [...named, ...inside, idAt(whole, idNames.slice(2)), idAt(whole, idNames)].find((found) => found !== null) ?? null
}

/** Words of the body that say what happened, in lower case. */
export function eventWordsIn(body: unknown): string {
  const whole = membersOf(body)
  const words = ['event', 'eventname', 'eventtype', 'action', 'type', 'name'].map((name) => whole.get(name))
  return words
    .filter((word) => typeof word === 'string')
    .join(' ')
    .toLowerCase()
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map()
  return new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]))
}

function idAt(members: ReadonlyMap<string, unknown>, names: readonly string[]): Id | null {
  for (const name of names) {
    const value = members.get(name)
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return String(value)
    if (typeof value === 'string' && /^[1-9]\d*$/.test(value)) return value
  }
  return null
}
