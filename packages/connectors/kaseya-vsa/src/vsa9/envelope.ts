import type { Page } from '../paging.ts'
import { receive } from '../wire/received.ts'
import type { Call } from '../wire/received.ts'
import { envelopeWire, pageWire } from './wire/envelope.ts'

/**
 * The HTTP status that an envelope's own code means, or null for a success. Success is code 0; `Error` is the text “None” then. Codes of failures have
 * seven digits that begin with a status, such as 4030001 (fact sheet 1.3); any other is a failure of which nothing more is known.
 */
export function statusInEnvelope(body: unknown): number | null {
  const envelope = envelopeWire.safeParse(body)
  const code = envelope.success ? (envelope.data.ResponseCode ?? 0) : 0
  if (code === 0) return null
  const status = Number(String(code).slice(0, 3))
  return status >= 400 && status <= 599 ? status : 500
}

/** What an envelope holds; undefined where the reply is empty, as after many writes. */
export function resultOf(data: unknown, call: Call): unknown {
  return data === undefined ? undefined : receive(envelopeWire, data, call).wire.Result
}

/** The rows of one page of a list. */
export function pageOf(data: unknown, call: Call): Page {
  const { Result: rows, TotalRecords: total } = receive(pageWire, data, call).wire
  return { rows: rows ?? [], total: total ?? null }
}
