import { TimeoutError } from '@jackfield/core'
import type { Fetch, FetchInit, FetchResponse } from '@jackfield/core'
import { shrinkPages } from './small-pages.ts'

export interface SeenRequest {
  readonly method: string
  readonly url: string
  /** Of the reply; left out while there is none. */
  status?: number
  /** Header `Retry-After` of the reply; null where it has none. */
  retryAfter?: string | null
}

/** Stands in for the network: answers a request by itself, or gives null to let it pass. */
export type Interceptor = (request: SeenRequest, init: FetchInit | undefined) => Promise<FetchResponse> | null

/** Milliseconds of real time between two looks whether a request is to be given up. */
const lookEvery = 3

/**
 * The `fetch` that connections under test get. It passes everything on to a real transport, keeps what it saw, and can be told to make
 * pages small, to give up on a request, or to answer one by itself.
 */
export class Traffic {
  readonly #transport: Fetch
  readonly #credentials = new Set<string>()
  requests: SeenRequest[] = []
  /** Rows a page at most; null leaves page sizes as the connector asked for them. */
  pageCap: number | null = null
  /** How many requests had a page size that was lowered. */
  shrunk = 0
  /** Asked again and again while a request waits for its reply: true = give it up, as at the end of the host's reply time-out. */
  givesUp: (request: SeenRequest) => boolean = never
  intercept: Interceptor = () => null
  /** Called after each reply, before the connector sees it. */
  afterReply: (request: SeenRequest) => void = () => {}

  constructor(transport: Fetch) {
    this.#transport = transport
  }

  /** Log-in values as they went over the wire since the last reset, such as the base64 part of a Basic header. */
  get credentials(): readonly string[] {
    return [...this.#credentials]
  }

  reset(): void {
    this.requests = []
    this.#credentials.clear()
    this.pageCap = null
    this.shrunk = 0
    this.givesUp = never
    this.intercept = () => null
    this.afterReply = () => {}
  }

  readonly fetch: Fetch = async (url, init) => {
    const request: SeenRequest = { method: (init?.method ?? 'GET').toUpperCase(), url }
    this.requests.push(request)
    this.#keepCredentials(init)
    const answered = this.intercept(request, init)
    if (answered) return await answered
    const small = this.pageCap === null ? null : shrinkPages(url, init, this.pageCap)
    if (small) this.shrunk += 1
    const sent = [small?.url ?? url, small?.init ?? init] as const
    const response = await (this.givesUp === never ? this.#transport(...sent) : this.#sendImpatiently(request, ...sent))
    request.status = response.status
    request.retryAfter = response.headers.get('retry-after')
    this.afterReply(request)
    return response
  }

  /** Gives up by an event in place of a time-out, so that a slow machine changes nothing. */
  async #sendImpatiently(request: SeenRequest, url: string, init: FetchInit | undefined): Promise<FetchResponse> {
    const giveUp = new AbortController()
    const timer = setInterval(() => this.givesUp(request) && giveUp.abort(), lookEvery)
    const signal = init?.signal ? AbortSignal.any([init.signal, giveUp.signal]) : giveUp.signal
    try {
      return await this.#transport(url, { ...init, signal })
    } catch (error) {
      if (!giveUp.signal.aborted) throw error
      throw new TimeoutError({
        message: 'The vendor did not answer in time.',
        nextStep: 'Look first whether it was carried out.',
        outcome: 'unknown',
        isRetryable: true,
      })
    } finally {
      clearInterval(timer)
    }
  }

  #keepCredentials(init: FetchInit | undefined): void {
    for (const [name, value] of Object.entries(init?.headers ?? {})) {
      if (name.toLowerCase() !== 'authorization') continue
      for (const part of value.split(/\s+/)) if (part.length >= 12) this.#credentials.add(part)
    }
  }
}

const never = (): boolean => false

/** A reply made up by a test. */
export function madeUpReply(status: number, text: string, headers: Readonly<Record<string, string>> = {}): FetchResponse {
  const known = new Map(
    Object.entries({ 'content-type': 'application/json', ...headers }).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name) => known.get(name.toLowerCase()) ?? null },
    text: async () => text,
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  }
}
