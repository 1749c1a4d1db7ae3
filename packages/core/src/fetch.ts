/** What a connector may send. A subset of the standard `RequestInit`, so the global `fetch` satisfies {@link Fetch}. */
export interface FetchInit {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData
  readonly signal?: AbortSignal
}

/** What comes back. Redirects are never followed: a 3xx is the answer (ConnectWise sends `Location` on a 201, over plain http). */
export interface FetchResponse {
  readonly status: number
  readonly ok: boolean
  readonly headers: { get(name: string): string | null }
  /** The body as text, read once. */
  text(): Promise<string>
  /** The body as bytes, read once. */
  arrayBuffer(): Promise<ArrayBuffer>
}

/**
 * The only way out of a connector. The host makes it for one connection: it pools sockets, keeps time-outs, and refuses plain http and
 * private addresses unless the connection's `network` setting allows them. Throws a `JackfieldError` whose `outcome` tells whether the
 * request may have reached the vendor.
 */
export type Fetch = (url: string, init?: FetchInit) => Promise<FetchResponse>
