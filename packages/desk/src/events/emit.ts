import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { PgBoss } from 'pg-boss'
import { fromKysely } from 'pg-boss'
import { deliveryQueue } from '../queue.ts'
import type { WorkspaceTransaction } from '../store/store.ts'
import type { EventData, EventType } from './event.ts'

/** A fact on its way into the transaction that makes it true. */
export type NewEvent = { readonly [T in EventType]: { readonly type: T; readonly data: EventData<T> } }[EventType]

/** Days. What is older is removed, two for each event that comes, so that they never pile up. */
const kept = 30

/**
 * Stores events, with a delivery and its job for each active subscription that has their type, all in the transaction of the facts they
 * tell of.
 */
export async function emit(
  road: { readonly boss: PgBoss; readonly workspace: string },
  trx: WorkspaceTransaction,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return
  const { workspace } = road
  const { rows } = await sql<{ id: string }>`
    with removed as (
      delete from desk.events where workspace_id = ${workspace} and id in (
        select id from desk.events
        where workspace_id = ${workspace} and at < clock_timestamp() - make_interval(days => ${kept})
        order by at limit ${events.length * 2} for update skip locked
      )
    ), told as (
      insert into desk.events (workspace_id, id, type, data)
      select ${workspace}, id, type, data::jsonb
      from unnest(
        ${events.map(() => newEventId())}::text[], ${events.map(({ type }) => type)}::text[],
        ${events.map(({ data }) => JSON.stringify(data))}::text[]
      ) with ordinality as given (id, type, data, place)
      order by place
      returning id, type, seq
    )
    insert into desk.event_deliveries (workspace_id, event_id, subscription_id)
    select ${workspace}, told.id, s.id
    from told join desk.subscriptions s
      on s.workspace_id = ${workspace} and s.state = 'active' and (s.event_types is null or told.type = any(s.event_types))
    order by told.seq
    returning id`.execute(trx)
  await enqueueDeliveries(
    road,
    trx,
    rows.map((row) => row.id),
  )
}

/** `afterSeconds` counts on the database's clock. */
export async function enqueueDeliveries(
  { boss, workspace }: { readonly boss: PgBoss; readonly workspace: string },
  trx: WorkspaceTransaction,
  deliveryIds: readonly string[],
  afterSeconds = 0,
): Promise<void> {
  if (deliveryIds.length === 0) return
  const later = afterSeconds > 0 ? { startAfter: Math.ceil(afterSeconds) } : {}
  await boss.insert(
    deliveryQueue,
    deliveryIds.map((deliveryId) => ({ data: { workspace, deliveryId }, ...later })),
    { db: fromKysely(trx) },
  )
}

function newEventId(): string {
  return `evt_${randomBytes(16).toString('hex')}`
}
