import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'

/** What came of one try. */
export type DeliveryOutcome =
  | { readonly kind: 'answered'; readonly status: number }
  /** No answer in time. */
  | { readonly kind: 'timeout' }
  /** Nobody listens, or the connection ended. */
  | { readonly kind: 'unreachable' }

/** A request of the vendor's own, to an address that a client registered. It is a POST, and follows no redirect. */
export interface OutgoingDelivery {
  /** Absolute. Where it is no loopback address nothing is sent: a sandbox reaches nobody else. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
  /** Milliseconds of the sandbox's clock that a receiver has for its answer. */
  readonly timeout: number
  /** Milliseconds to the next try after the one that ended so, counted from 1; null where there is none. */
  retryIn(outcome: DeliveryOutcome, tries: number): number | null
  /** Called once, with what came of the last try. Never for what was not sent, or was under way at a reset. */
  done(outcome: DeliveryOutcome): void
}

export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return /^https?:$/.test(protocol) && (hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname))
}

/** Sends once. The signal ends it as a timeout. */
export function sendOnce(delivery: OutgoingDelivery, signal: AbortSignal): Promise<DeliveryOutcome> {
  return new Promise((resolve) => {
    const failed = (): void => resolve({ kind: signal.aborted ? 'timeout' : 'unreachable' })
    const url = new URL(delivery.url)
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    // A connection of its own each time: one that is kept may end just when it is used again.
    const outgoing = send(url, {
      method: 'POST',
      headers: { ...delivery.headers, 'content-length': delivery.body.length },
      agent: false,
      signal,
    })
    outgoing.on('error', failed)
    outgoing.once('response', (incoming) => {
      incoming.on('error', failed)
      incoming.once('end', () => resolve({ kind: 'answered', status: incoming.statusCode ?? 0 }))
      incoming.resume()
    })
    outgoing.end(delivery.body)
  })
}
