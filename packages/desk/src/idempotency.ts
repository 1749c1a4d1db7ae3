import { randomUUID } from 'node:crypto'
import { IdempotencyInProgressError, IdempotencyKeyReusedError, InvalidInputError } from '@jackfield/core'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Sealer } from './sealer.ts'
import type { DeskSchema } from './store/schema.ts'
import type { Store, WorkspaceTransaction } from './store/store.ts'

/** A reply as it is kept for whoever repeats the request. */
export interface StoredReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Rests sealed: it may hold what is shown once. */
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
  | {
      readonly kind: 'begun'
      readonly claim: IdempotencyClaim
      /** Somebody began it before and was gone: what that one did is not known. */
      readonly isTakeover: boolean
    }
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

export function createIdempotency(store: Store, sealer: Sealer): Idempotency {
  const keep = async (
    db: Kysely<DeskSchema>,
    workspace: string,
    { key, claim }: IdempotencyClaim,
    reply: StoredReply,
  ): Promise<boolean> => {
    const sealed = { ...reply, body: sealer.seal(reply.body, aboutReply(workspace, key)) }
    const { numUpdatedRows } = await db
      .updateTable('idempotency')
      .set({ reply: JSON.stringify(sealed) })
      .where('workspace_id', '=', workspace)
      .where('key', '=', key)
      .where('claim', '=', claim)
      .where('reply', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }
  return {
    async begin(workspace, request) {
      assertKey(request.key)
      for (;;) {
        const claim = await claimed(store, workspace, request)
        if (claim) return { kind: 'begun', ...claim }
        const earlier = await earlierOf(store, workspace, request.key)
        // Abandoned in between: it is free again.
        if (!earlier) continue
        if (earlier.request_hash !== request.requestHash) throw keyReused(request.key)
        if (earlier.reply === null) throw inProgress(request.key)
        const { reply } = earlier
        return { kind: 'done', reply: { ...reply, body: sealer.open(reply.body, aboutReply(workspace, request.key)) } }
      }
    },
    async finish(workspace, claim, reply) {
      await keep(store.in(workspace), workspace, claim, reply)
    },
    async finishWithin(trx, workspace, claim, reply) {
      if (!(await keep(trx, workspace, claim, reply))) throw inProgress(claim.key)
    },
    async abandon(workspace, { key, claim }) {
      await store
        .in(workspace)
        .deleteFrom('idempotency')
        .where('workspace_id', '=', workspace)
        .where('key', '=', key)
        .where('claim', '=', claim)
        .where('reply', 'is', null)
        .execute()
    },
  }
}

/** A process that is alive has answered by then: HTTP servers and proxies give up earlier. */
const secondsToTakeOver = 60
const secondsKept = 86_400

/** Null where somebody else has it. Each new key also removes two that are over, so that they never pile up. */
async function claimed(
  store: Store,
  workspace: string,
  { key, requestHash }: IdempotentRequest,
): Promise<{ claim: IdempotencyClaim; isTakeover: boolean } | null> {
  const { rows } = await sql<{ claim: string; is_update: boolean }>`
    with removed as (
      delete from desk.idempotency
      where workspace_id = ${workspace} and key in (
        select key from desk.idempotency
        where workspace_id = ${workspace} and expires_at <= clock_timestamp() and key <> ${key}
        order by expires_at limit 2 for update skip locked
      )
    )
    insert into desk.idempotency as earlier (workspace_id, key, request_hash, claim, claimed_at, expires_at)
    values (
      ${workspace}, ${key}, ${requestHash}, ${randomUUID()}, clock_timestamp(), clock_timestamp() + make_interval(secs => ${secondsKept})
    )
    on conflict (workspace_id, key) do update set
      request_hash = excluded.request_hash, claim = excluded.claim, claimed_at = excluded.claimed_at, reply = null,
      expires_at = excluded.expires_at
    where earlier.expires_at <= clock_timestamp() or (
      earlier.reply is null and earlier.request_hash = excluded.request_hash
      and earlier.claimed_at <= clock_timestamp() - make_interval(secs => ${secondsToTakeOver})
    )
    returning earlier.claim, earlier.xmax <> 0 as is_update`.execute(store.in(workspace))
  const [row] = rows
  // A key that is over is replaced in the same way; to ask once more whether it did something harms nobody.
  return row ? { claim: { key, claim: row.claim }, isTakeover: row.is_update } : null
}

function earlierOf(store: Store, workspace: string, key: string) {
  return store
    .in(workspace)
    .selectFrom('idempotency')
    .select(['request_hash', 'reply'])
    .where('workspace_id', '=', workspace)
    .where('key', '=', key)
    .executeTakeFirst()
}

function aboutReply(workspace: string, key: string): string {
  return `${workspace}/idempotency/${key}`
}

function assertKey(key: string): void {
  if (key.length >= 1 && key.length <= 255 && !key.includes('\0')) return
  throw new InvalidInputError({
    message: `An idempotency key has 1 to 255 characters; this one has ${key.length}.`,
    nextStep: 'Take a new UUID for each request, and the same one when you repeat it.',
  })
}

function keyReused(key: string): IdempotencyKeyReusedError {
  return new IdempotencyKeyReusedError({
    message: `The idempotency key “${key}” came before, with another request.`,
    nextStep: 'Take a new key for a new request. To repeat a request, send the same body again.',
  })
}

function inProgress(key: string): IdempotencyInProgressError {
  return new IdempotencyInProgressError({
    message: `The first request with the idempotency key “${key}” is still under way.`,
    nextStep: 'Send it again in a second: you will get its reply.',
    isRetryable: true,
    retryAfter: 1000,
  })
}
