import type { ConnectContext, JackfieldError, OperationId, QuotaRequest } from '@jackfield/core'

export interface VendorClientOptions {
  readonly connector: string
  readonly context: ConnectContext
  /** Ends without a slash. Called before each request, so that it may be found lazily and change (the client caches nothing). */
  readonly baseUrl: () => Promise<string>
  /** Headers of every request, called for each: log-in, version. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>
  /**
   * What a request counts against. Leave is taken of each share in this order, and all are given back when the call has ended. Name the one that
   * limits calls at the same time first: while it is held, the others are waited for.
   */
  readonly quota: (request: CountedRequest) => readonly QuotaShare[]
  /** Values that must never stand in an error or a log line. What log-in headers carry is added to them. */
  readonly secrets: readonly string[]
  /**
   * Non-2xx replies, 3xx among them, become core errors: a pure function in the connector's errors.ts. `isWrite` decides the outcome of a
   * 5xx: `unknown` for a write. Never called for 429, which the client handles itself.
   */
  readonly errorOf: (reply: ErrorReply) => JackfieldError
  /** Requests that only read though their method is POST (searches). Default: none. */
  readonly isRead?: (method: string, path: string) => boolean
  /**
   * Asked once per request after a failing reply, before errorOf: true = something was renewed (token, codebase, zone), send the same
   * request once more. Only ever asked for replies that say nothing was done (401, 404). Requests side by side each ask.
   */
  readonly renew?: (reply: ErrorReply) => Promise<boolean>
}

/** One bucket that a request counts against, and how much: a vendor may limit calls by endpoint, by tenant and by bytes at once. */
export type QuotaShare = Pick<QuotaRequest, 'bucket' | 'units'>

/** A request as limits see it. */
export interface CountedRequest {
  readonly method: string
  /** Relative to the base address, without the query. */
  readonly path: string
  /** Bytes of its body; 0 for a form, whose size is not known before it is sent. */
  readonly size: number
}

/** A reply that is not 2xx. */
export interface ErrorReply {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly text: string
  /** Parsed JSON, big integers as text; undefined where the text is no JSON. */
  readonly body: unknown
  readonly operation: OperationId
  readonly method: string
  readonly url: string
  readonly isWrite: boolean
  readonly connector: string
  /** For the `secrets` of the error that is made of this reply. */
  readonly secrets: readonly string[]
}
