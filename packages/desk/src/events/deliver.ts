import { BlockedAddressError, JackfieldError } from '@jackfield/core'
import type { Fetch, Logger } from '@jackfield/core'
import { sql } from 'kysely'
import type { PgBoss } from 'pg-boss'
import type { Sealer } from '../sealer.ts'
import type { Store, WorkspaceTransaction } from '../store/store.ts'
import { enqueueDeliveries } from './emit.ts'
import { secondsToNextTry } from './schedule.ts'
import { signedHeaders } from './signature.ts'
import { aboutSecret } from './subscription-secret.ts'

/** What a delivery needs of the process that makes it. */
export interface DeliveryMeans {
  readonly store: Store
  readonly boss: PgBoss
  readonly workspace: string
  readonly sealer: Sealer
  readonly fetch: Fetch
  readonly logger: Logger
}

/** Milliseconds. A receiver that takes longer has failed, whatever it does with the event. */
const longestReply = 20_000

/**
 * Tries one delivery, where it is due. Whatever the receiver does, it ends in a line of the log and the next try, or in the subscription's
 * being disabled. A process that dies in between tries again: receivers tell repeats by `webhook-id`.
 */
export async function deliver(means: DeliveryMeans, deliveryId: string): Promise<void> {
  const pending = await pendingDelivery(means, deliveryId)
  if (!pending) return
  const early = Number(pending.seconds_early)
  if (early > 0) return inTransaction(means, (trx) => enqueueDeliveries(means, trx, [deliveryId], early))
  const answer = await send(means, pending)
  await inTransaction(means, (trx) => keepAnswer(means, trx, pending, answer))
}

type Pending = NonNullable<Awaited<ReturnType<typeof pendingDelivery>>>

function pendingDelivery({ store, workspace }: DeliveryMeans, id: string) {
  return store
    .in(workspace)
    .selectFrom('event_deliveries as d')
    .innerJoin('events as e', (join) => join.onRef('e.workspace_id', '=', 'd.workspace_id').onRef('e.id', '=', 'd.event_id'))
    .innerJoin('subscriptions as s', (join) => join.onRef('s.workspace_id', '=', 'd.workspace_id').onRef('s.id', '=', 'd.subscription_id'))
    .select(['d.id', 'd.tries', 'd.subscription_id', 'e.id as event_id', 'e.type', 'e.at', 'e.data'])
    .select(['s.url', 's.state as subscription_state', 's.sealed_secret', 's.sealed_previous_secret'])
    .select([
      sql<string>`extract(epoch from d.next_try_at - clock_timestamp())`.as('seconds_early'),
      sql<string>`floor(extract(epoch from clock_timestamp()))`.as('now'),
      sql<boolean>`coalesce(s.previous_until > clock_timestamp(), false)`.as('is_previous_valid'),
    ])
    .where('d.workspace_id', '=', workspace)
    .where('d.id', '=', id)
    .where('d.state', '=', 'pending')
    .executeTakeFirst()
}

interface Answer {
  readonly status: number | null
  readonly milliseconds: number
  /** Null: taken. */
  readonly error: string | null
  /** Seconds. */
  readonly retryAfter: number | null
}

async function send({ fetch, sealer, workspace, logger }: DeliveryMeans, pending: Pending): Promise<Answer> {
  const started = performance.now()
  const end = (answer: Omit<Answer, 'milliseconds'>): Answer => ({ ...answer, milliseconds: Math.round(performance.now() - started) })
  if (pending.subscription_state !== 'active') {
    return end({ status: null, error: 'The subscription was disabled before this could be sent.', retryAfter: null })
  }
  try {
    const about = aboutSecret(workspace, pending.subscription_id)
    const sealed = [pending.sealed_secret, ...(pending.is_previous_valid ? [pending.sealed_previous_secret] : [])]
    const secrets = sealed.flatMap((each) => (each === null ? [] : [sealer.open(each, about)]))
    const body = JSON.stringify({ type: pending.type, timestamp: pending.at.toISOString(), data: pending.data })
    const headers = signedHeaders({ id: pending.event_id, timestamp: Number(pending.now), body }, secrets)
    const response = await fetch(pending.url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Jackfield' },
      body,
      signal: AbortSignal.timeout(longestReply),
    })
    const { status } = response
    const asked = response.headers.get('retry-after')
    return end({
      status,
      error: response.ok ? null : refusalOf(status),
      retryAfter: asked !== null && /^\d{1,9}$/.test(asked) ? Number(asked) : null,
    })
  } catch (error) {
    if (!JackfieldError.isInstance(error)) logger.warn('an event could not be sent', { deliveryId: pending.id, error: String(error) })
    return end({ status: null, error: whyNotSent(error), retryAfter: null })
  }
}

function whyNotSent(error: unknown): string {
  // Not in its own words: whoever reads the log of a subscription need not learn what a name resolves to inside.
  if (BlockedAddressError.isInstance(error))
    return 'The address is plain http or inside a private network, and the operator does not allow it.'
  if (error instanceof Error && error.name === 'TimeoutError') return `No answer within ${longestReply / 1000} s.`
  return JackfieldError.isInstance(error) ? error.message : 'A fault in Jackfield itself; its log has more.'
}

function refusalOf(status: number): string {
  if (status >= 300 && status < 400)
    return `The receiver answered ${status}. Redirects are not followed: give the address that it leads to.`
  return `The receiver answered ${status}.`
}

/** The receiver says that it is gone for good. */
const gone = 410

async function keepAnswer(means: DeliveryMeans, trx: WorkspaceTransaction, pending: Pending, answer: Answer): Promise<void> {
  const { workspace } = means
  const tries = pending.tries + 1
  const isTaken = answer.error === null
  const canGoOn = !isTaken && answer.status !== gone && pending.subscription_state === 'active'
  const pause = canGoOn ? secondsToNextTry(tries, answer.retryAfter) : null
  const state = isTaken ? ('delivered' as const) : pause === null ? ('failed' as const) : ('pending' as const)
  const { numUpdatedRows } = await trx
    .updateTable('event_deliveries')
    .set({ tries, state, next_try_at: pause === null ? null : sql<Date>`clock_timestamp() + make_interval(secs => ${pause})` })
    .where('workspace_id', '=', workspace)
    .where('id', '=', pending.id)
    .where('tries', '=', pending.tries)
    .where('state', '=', 'pending')
    .executeTakeFirst()
  // Another process tried the same meanwhile, and what it found stands.
  if (numUpdatedRows === 0n) return
  await trx
    .insertInto('delivery_attempts')
    .values({
      workspace_id: workspace,
      delivery_id: pending.id,
      status: answer.status,
      milliseconds: answer.milliseconds,
      error: answer.error,
    })
    .execute()
  if (pause !== null) await enqueueDeliveries(means, trx, [pending.id], pause)
  else if (!isTaken) await disable(means, trx, pending, answer, tries)
}

async function disable(
  { workspace }: DeliveryMeans,
  trx: WorkspaceTransaction,
  pending: Pending,
  answer: Answer,
  tries: number,
): Promise<void> {
  const reason =
    answer.status === gone
      ? 'The receiver answered 410: it is gone for good.'
      : `Event ${pending.event_id} could not be delivered in ${tries} tries. The last: ${answer.error}`
  await trx
    .updateTable('subscriptions')
    .set((set) => ({
      state: 'disabled',
      disabled_reason: reason,
      version: set('version', '+', 1),
      updated_at: sql<Date>`clock_timestamp()`,
    }))
    .where('workspace_id', '=', workspace)
    .where('id', '=', pending.subscription_id)
    .where('state', '=', 'active')
    .execute()
}

function inTransaction(means: DeliveryMeans, work: (trx: WorkspaceTransaction) => Promise<void>): Promise<void> {
  return means.store.in(means.workspace).transaction().execute(work)
}
