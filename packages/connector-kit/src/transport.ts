import { gunzipSync } from 'node:zlib'
import { UnreachableError } from '@jackfield/core'
import type { Fetch, FetchInit, FetchResponse } from '@jackfield/core'
import { Agent } from 'undici'
import type { Dispatcher } from 'undici'
import { allowedUrl, guardedLookup } from './address-guard.ts'
import type { Network } from './address-guard.ts'
import { allowList } from './allow-list.ts'
import { encodeBody } from './request-body.ts'
import type { EncodedBody } from './request-body.ts'
import { transportError } from './transport-error.ts'

/** The way out of one connection. */
export interface Transport {
  readonly fetch: Fetch
  /** Waits for what is under way and closes the sockets. Safe to call twice. */
  close(): Promise<void>
}

export interface TransportOptions {
  readonly network: Network
  /**
   * Hosts that may be reached although `network` is `public`: names, addresses and CIDR ranges, over plain http too where the URL itself
   * names them. Default none.
   */
  readonly allowHosts?: readonly string[]
  /** Bytes of a reply's body, before which it ends in an `UnreachableError`. Default: any number. */
  readonly maxReplyBytes?: number
  /** Seconds without a byte of the reply, counted from the end of the request. */
  readonly replyTimeout: number
  /** Sockets at the same time, to each host. Default 16. */
  readonly maxConnections?: number
  /** Seconds until a socket is connected, TLS included. Default 10. */
  readonly connectTimeout?: number
}

/**
 * Makes the transport of one connection: a pool of kept-alive sockets. It never follows a redirect, never repeats a request and writes no
 * log. Its `fetch` throws `BlockedAddressError`, `InvalidInputError`, `UnreachableError` and `TimeoutError`; when the caller's signal aborts
 * before the request has left, it rejects with the signal's reason, afterwards with an `UnreachableError` of unknown outcome.
 */
export function createTransport(options: TransportOptions): Transport {
  const milliseconds = options.replyTimeout * 1000
  const allowed = allowList(options.allowHosts ?? [])
  const agent = new Agent({
    connections: options.maxConnections ?? 16,
    connectTimeout: (options.connectTimeout ?? 10) * 1000,
    headersTimeout: milliseconds,
    bodyTimeout: milliseconds,
    // One request on a socket at a time: when a socket ends, it is plain which request it was.
    allowH2: false,
    pipelining: 1,
    ...(options.network === 'public' ? { connect: { lookup: guardedLookup(allowed) } } : {}),
    ...(options.maxReplyBytes === undefined ? {} : { maxResponseSize: options.maxReplyBytes }),
  })
  let closed: Promise<void> | null = null
  return {
    async fetch(address, init = {}) {
      const url = allowedUrl(address, options.network, allowed)
      init.signal?.throwIfAborted()
      const body = await encodeBody(init.body)
      return exchange(agent, url, init, body, options.maxReplyBytes)
    },
    close: () => (closed ??= agent.close()),
  }
}

function exchange(agent: Agent, url: URL, init: FetchInit, body: EncodedBody, maxReplyBytes: number | undefined): Promise<FetchResponse> {
  return new Promise((resolve, reject) => {
    const { signal } = init
    const chunks: Buffer[] = []
    let sending: Dispatcher.DispatchController | null = null
    let status = 0
    let headers: Readonly<Record<string, string | string[] | undefined>> = {}

    const fail = (error: unknown): void => {
      signal?.removeEventListener('abort', giveUp)
      reject(transportError(error, { host: url.host, sent: sending !== null }))
    }
    const giveUp = (): void => {
      signal?.removeEventListener('abort', giveUp)
      reject(sending === null ? signal?.reason : givenUp(url.host))
      sending?.abort(new Error('given up by the caller'))
    }
    signal?.addEventListener('abort', giveUp)
    if (signal?.aborted) return giveUp()

    const handler: Dispatcher.DispatchHandler = {
      // Called with a connected socket, right before the first byte: what fails earlier has not been sent.
      onRequestStart(controller) {
        if (signal?.aborted) return controller.abort(new Error('given up by the caller'))
        // undici puts a request back into its queue when some sockets end; it may have been carried out by then.
        if (sending !== null) return controller.abort(new Error('the connection ended after the request was sent'))
        sending = controller
      },
      onResponseStart(_controller, statusCode, replyHeaders) {
        status = statusCode
        headers = replyHeaders
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk)
      },
      onResponseEnd() {
        try {
          resolve(responseOf(status, headers, Buffer.concat(chunks), maxReplyBytes))
          signal?.removeEventListener('abort', giveUp)
        } catch (error) {
          fail(error)
        }
      },
      onResponseError: (_controller, error) => fail(error),
    }
    try {
      agent.dispatch(
        {
          origin: url.origin,
          path: `${url.pathname}${url.search}`,
          method: init.method ?? 'GET',
          headers: wireHeaders(init.headers ?? {}, body.contentType),
          body: body.bytes,
        },
        handler,
      )
    } catch (error) {
      fail(error)
    }
  })
}

function wireHeaders(given: Readonly<Record<string, string>>, contentType: string | null): Record<string, string> {
  const headers: Record<string, string> = { 'accept-encoding': 'gzip' }
  for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = value
  if (contentType !== null) headers['content-type'] = contentType
  return headers
}

function responseOf(
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: Buffer,
  maxReplyBytes: number | undefined,
): FetchResponse {
  const isGzip = body.length > 0 && /^(x-)?gzip$/i.test(String(headers['content-encoding'] ?? ''))
  const bytes = isGzip ? gunzipSync(body, maxReplyBytes === undefined ? {} : { maxOutputLength: maxReplyBytes }) : body
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: {
      get(name) {
        const value = headers[name.toLowerCase()]
        return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value
      },
    },
    text: async () => new TextDecoder().decode(bytes),
    arrayBuffer: async () => new Uint8Array(bytes).buffer,
  }
}

function givenUp(host: string): UnreachableError {
  return new UnreachableError({
    message: `The request to ${host} was given up before its reply came.`,
    nextStep: 'Try again; after a change, look first whether it was carried out.',
    outcome: 'unknown',
  })
}
