import { InvalidInputError } from '@jackfield/core'
import type { Selectable } from 'kysely'
import type { SubscriptionTable } from '../store/service-schema.ts'
import { eventTypes } from './event.ts'
import type { EventType } from './event.ts'
import type { NewSubscription, Subscription } from './subscription.ts'

export function subscriptionOf(row: Selectable<SubscriptionTable>): Subscription {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    eventTypes: row.event_types === null ? 'all' : row.event_types.filter(isEventType),
    state: row.state,
    disabledReason: row.disabled_reason,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}

/** The columns of what is given. Throws `InvalidInputError` for what can be no subscription. */
export function columnsOf({ url, eventTypes: types, description }: Partial<NewSubscription>): {
  url?: string
  event_types?: readonly string[] | null
  description?: string
} {
  return {
    ...(url === undefined ? {} : { url: checkedUrl(url) }),
    ...(types === undefined ? {} : { event_types: types === 'all' ? null : checkedTypes(types) }),
    ...(description === undefined ? {} : { description: checkedDescription(description) }),
  }
}

/** Whether it may be reached is judged when a socket connects: what a name resolves to changes. */
function checkedUrl(text: string): string {
  const url = URL.parse(text)
  const isWeb = url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
  if (isWeb && url.username === '' && url.password === '' && url.hash === '' && text.length <= 2000) return url.href
  throw new InvalidInputError({
    message: 'The address of a subscription must be a web address without user name and fragment, of 2000 characters at the most.',
    nextStep: 'Give one such as https://example.com/jackfield.',
  })
}

function checkedTypes(types: readonly string[]): readonly EventType[] {
  const wrong = types.find((type) => !isEventType(type))
  if (wrong === undefined && types.length > 0) return [...new Set(types.filter(isEventType))]
  throw new InvalidInputError({
    message: wrong === undefined ? 'A subscription without event types would get nothing.' : `There are no events of the type “${wrong}”.`,
    nextStep: `The types are: ${eventTypes.join(', ')}; or all of them.`,
  })
}

function checkedDescription(text: string): string {
  if (text.length <= 500 && !text.includes('\0')) return text
  throw new InvalidInputError({ message: 'A description has 500 characters at the most.', nextStep: 'Make it shorter.' })
}

function isEventType(type: string): type is EventType {
  return (eventTypes as readonly string[]).includes(type)
}
