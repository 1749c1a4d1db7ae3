import type { Store, WorkspaceTransaction } from './store/store.ts'

/** A reply as it is kept for whoever repeats the request. */
export interface StoredReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The right to carry out the request of one key. */
export interface IdempotencyClaim {
  readonly key: string
  /** Tells this claim from one that took over after it. */
  readonly claim: string
}

/** `begun`: carry it out, then `finish` or `abandon`. `done`: give this reply again. */
export type IdempotencyStart =
  | { readonly kind: 'begun'; readonly claim: IdempotencyClaim }
  | { readonly kind: 'done'; readonly reply: StoredReply }

/** The request of a key: what must be the same for it to be the same request. */
export interface IdempotentRequest {
  /** As the caller gave it, 1 to 255 characters. */
  readonly key: string
  /** Of all that makes it the request: caller, operation, path and body. Any text that two different requests don't share; a digest. */
  readonly requestHash: string
}

/** Requests that are carried out once however often they come. Kept for a day, in any number of processes. */
export interface Idempotency {
  /**
   * Throws `IdempotencyKeyReusedError` where the key came with another request, and `IdempotencyInProgressError` (with `retryAfter`) where the
   * first is still under way. A claim that was neither finished nor abandoned within 60 s is taken over: its process is gone.
   */
  begin(workspace: string, request: IdempotentRequest): Promise<IdempotencyStart>
  /** Keeps the reply. One that was taken over meanwhile keeps that of the other. */
  finish(workspace: string, claim: IdempotencyClaim, reply: StoredReply): Promise<void>
  /** The same within a transaction: the reply is kept if and only if what it tells of is committed. Throws `IdempotencyInProgressError` where another took over. */
  finishWithin(trx: WorkspaceTransaction, workspace: string, claim: IdempotencyClaim, reply: StoredReply): Promise<void>
  /** Nothing was done: the same key may try again at once. */
  abandon(workspace: string, claim: IdempotencyClaim): Promise<void>
}

export function createIdempotency(_store: Store): Idempotency {
  throw new Error('not written yet')
}
