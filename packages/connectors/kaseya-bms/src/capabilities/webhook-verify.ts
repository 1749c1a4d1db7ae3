import { parseJson } from '@jackfield/connector-kit'
import type { DeliveredEvent, Delivery } from '@jackfield/core'
import { eventWordsIn, ticketIdIn } from '../mapping/webhook.ts'

/**
 * What a delivery says. BMS puts a `Signature` on it where the webhook has a secret, and publishes neither how it is made nor the shape of the
 * body: so nothing is ever more than a hint, and the ticket is read again.
 */
export function hintsIn({ body }: Pick<Delivery, 'body'>): readonly DeliveredEvent[] {
  const raw = contentOf(body)
  const rows = Array.isArray(raw) && raw.length > 0 ? raw : [raw]
  return rows.slice(0, mostEvents).map((row: unknown): DeliveredEvent => {
    const kind = /delet|remov/.test(eventWordsIn(row)) ? 'deleted' : 'changed'
    return { trust: 'hint', kind, topic: 'tickets', id: ticketIdIn(row), raw: row }
  })
}

/** Whoever knows the path may send anything: each hint costs a read. */
const mostEvents = 100

/** JSON as it is or in the field of a form; null for anything else, which still may mean that something changed. */
function contentOf(body: Delivery['body']): unknown {
  const text = new TextDecoder().decode(body)
  for (const candidate of [text, ...new URLSearchParams(text).values()]) {
    try {
      const found = parseJson(candidate)
      if (typeof found === 'object') return found
    } catch {
      // Not this one.
    }
  }
  return null
}
