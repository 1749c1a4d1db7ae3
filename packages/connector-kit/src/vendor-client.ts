import type { Lane, OperationId } from '@jackfield/core'
import createClient from 'openapi-fetch'
import type { Client } from 'openapi-fetch'
import { createExchange } from './exchange.ts'
import { LightRequest, LightResponse } from './light-request.ts'
import type { VendorClientOptions } from './vendor-client-options.ts'

/** A request that the vendor's OpenAPI document does not have. */
export interface UndocumentedRequest {
  readonly method: string
  /** Relative to the base address, or absolute when it starts with http; with its query, if any. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; a form or bytes as they are. */
  readonly body?: unknown
  /** Default `interactive`. */
  readonly lane?: Lane
  /** Whether the log-in headers go with it. Default true: say false for a host that must not see them. */
  readonly auth?: boolean
}

export interface VendorClient<Paths extends {}> {
  /**
   * The typed client whose calls belong to this operation and lane (default `interactive`); one for each pair. Of a reply only `data` is
   * ever set, undefined for an empty one: every failure is thrown as a core error. Don't use its `onResponse` middleware.
   */
  for(operation: OperationId, lane?: Lane): Client<Paths>
  /** A call that the vendor's document lacks, with the same retries, quota and errors. The parsed reply, undefined for an empty one. */
  send(operation: OperationId, request: UndocumentedRequest): Promise<unknown>
}

/**
 * The client of one connection. It sends a read up to four times (429, 5xx, no connection, no answer in time, unreadable JSON); a write
 * only where it can't have been carried out: it never left, or the vendor answered 429. Waits on `context.clock`. A `Retry-After` above
 * 120 s is not waited for: `RateLimitedError` at once.
 */
export function createVendorClient<Paths extends {}>(options: VendorClientOptions): VendorClient<Paths> {
  const exchange = createExchange(options)
  const clients = new Map<string, Client<Paths>>()

  const make = (operation: OperationId, lane: Lane): Client<Paths> => {
    const client = createClient<Paths>({
      Request: LightRequest as never,
      fetch: (async ({ method, url, headers, body, signal, readAs }: LightRequest) => {
        const call = { operation, lane, method, target: url, headers: Object.fromEntries(headers), body, signal, readAs, auth: true }
        return new LightResponse(await exchange(call))
      }) as never,
    })
    client.use({
      onRequest({ request, options: { parseAs } }) {
        ;(request as unknown as LightRequest).parseAs = parseAs
      },
    })
    return client
  }

  return {
    for(operation, lane = 'interactive') {
      const key = `${operation} ${lane}`
      const client = clients.get(key) ?? make(operation, lane)
      clients.set(key, client)
      return client
    },
    async send(operation, { method, path, headers = {}, body, lane = 'interactive', auth = true }) {
      const isRaw = body instanceof FormData || body instanceof Uint8Array
      const reply = await exchange({
        operation,
        lane,
        method: method.toUpperCase(),
        target: path,
        headers: body === undefined || isRaw ? headers : { 'content-type': 'application/json', ...headers },
        body: body === undefined ? undefined : isRaw ? (body as FormData | Uint8Array<ArrayBuffer>) : JSON.stringify(body),
        signal: undefined,
        readAs: 'json',
        auth,
      })
      return reply.data
    },
  }
}
