import type { Page } from '../paging.ts'
import { receive } from '../wire/received.ts'
import type { Call } from '../wire/received.ts'
import { envelopeWire, pageWire } from './wire/envelope.ts'

/** The HTTP status that an envelope tells, or null for a success. */
export function statusInEnvelope(body: unknown): number | null {
  const envelope = envelopeWire.safeParse(body)
  const code = envelope.success ? (envelope.data.Meta?.ResponseCode ?? null) : null
  return code !== null && code >= 400 && code <= 599 ? code : null
}

/** What an envelope holds; undefined where it holds nothing, as after many writes. */
export function dataOf(reply: unknown, call: Call): unknown {
  return reply === undefined ? undefined : receive(envelopeWire, reply, call).wire.Data
}

/** The rows of one page of a list. */
export function pageOf(reply: unknown, call: Call): Page {
  const { Data: rows, Meta: meta } = receive(pageWire, reply, call).wire
  return { rows: rows ?? [], total: meta?.TotalCount ?? null }
}
