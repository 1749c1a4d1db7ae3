import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Office } from '../office.ts'
import { mostItems, numberedRange, pageOf } from '../page.ts'
import type { Page } from '../page.ts'
import type { DeliveryAttemptTable, EventTable } from '../store/service-schema.ts'
import type { WorkspaceTransaction } from '../store/store.ts'
import { isUuid } from '../uuid.ts'
import { enqueueDeliveries } from './emit.ts'
import type { DeskEvent, EventType } from './event.ts'
import type { DeliveryAttempt, DeliveryQuery, EventDelivery, EventQuery, Subscriptions } from './subscription.ts'

/** What was told and what came of it, and telling it again. */
export function deliveryLog(office: Office, workspace: string): Pick<Subscriptions, 'test' | 'events' | 'event' | 'replay' | 'deliveries'> {
  const db = office.store.in(workspace)
  const events = () => db.selectFrom('events').selectAll().where('workspace_id', '=', workspace)

  /** Stores deliveries by `insert`, with their jobs. */
  const send = async (
    insert: (trx: WorkspaceTransaction) => Promise<readonly { readonly id: string }[]>,
  ): Promise<readonly EventDelivery[]> => {
    await office.ready()
    const ids = await db.transaction().execute(async (trx) => {
      const made = (await insert(trx)).map((row) => row.id)
      await enqueueDeliveries({ boss: office.boss, workspace }, trx, made)
      return made
    })
    return ids.length === 0 ? [] : (await deliveriesOf(office, workspace, { ids, limit: Math.min(ids.length, mostItems) })).items
  }

  return {
    async events(query: EventQuery = {}) {
      const range = numberedRange(query)
      let page = events()
        .orderBy('seq', 'desc')
        .limit(range.limit + 1)
      if (range.after !== null) page = page.where('seq', '<', range.after)
      if (query.type !== undefined) page = page.where('type', '=', query.type)
      return pageOf(await page.execute(), range, (row) => row.seq, eventOf)
    },
    async event(id) {
      const row = await events().where('id', '=', id).executeTakeFirst()
      return row ? eventOf(row) : null
    },
    async test(id) {
      if (!isUuid(id)) return null
      const [delivery] = await send(async (trx) => {
        const { rows } = await sql<{ id: string }>`
          with told as (
            insert into desk.events (workspace_id, id, type, data)
            select ${workspace}, 'evt_' || replace(gen_random_uuid()::text, '-', ''), 'subscription.test', jsonb_build_object('subscriptionId', s.id)
            from desk.subscriptions s where s.workspace_id = ${workspace} and s.id = ${id}
            returning id
          )
          insert into desk.event_deliveries (workspace_id, event_id, subscription_id) select ${workspace}, told.id, ${id} from told
          returning id`.execute(trx)
        return rows
      })
      return delivery ?? null
    },
    async replay(eventId, subscriptionId) {
      if (!(await events().where('id', '=', eventId).executeTakeFirst())) return null
      if (subscriptionId !== undefined && !isUuid(subscriptionId)) return []
      return send(async (trx) => {
        const { rows } = await sql<{ id: string }>`
          insert into desk.event_deliveries (workspace_id, event_id, subscription_id)
          select e.workspace_id, e.id, s.id
          from desk.events e join desk.subscriptions s on s.workspace_id = e.workspace_id and s.state = 'active'
          where e.workspace_id = ${workspace} and e.id = ${eventId}
            and case when ${subscriptionId ?? null}::uuid is null
              then s.event_types is null or e.type = any(s.event_types)
              else s.id = ${subscriptionId ?? null}::uuid end
          order by s.seq
          returning id`.execute(trx)
        return rows
      })
    },
    deliveries: (query = {}) => deliveriesOf(office, workspace, query),
  }
}

function eventOf(row: Selectable<EventTable>): DeskEvent {
  return { id: row.id, type: row.type as EventType, at: row.at.toISOString(), data: row.data }
}

async function deliveriesOf(
  { store }: Office,
  workspace: string,
  query: DeliveryQuery & { readonly ids?: readonly string[] },
): Promise<Page<EventDelivery>> {
  const range = numberedRange(query)
  if (query.subscriptionId !== undefined && !isUuid(query.subscriptionId)) return { items: [], next: null }
  let page = store
    .in(workspace)
    .selectFrom('event_deliveries as d')
    .innerJoin('events as e', (join) => join.onRef('e.workspace_id', '=', 'd.workspace_id').onRef('e.id', '=', 'd.event_id'))
    .selectAll('d')
    .select('e.type')
    .where('d.workspace_id', '=', workspace)
    .orderBy('d.id', 'desc')
    .limit(range.limit + 1)
  if (range.after !== null) page = page.where('d.id', '<', range.after)
  if (query.ids) page = page.where('d.id', 'in', [...query.ids])
  if (query.subscriptionId !== undefined) page = page.where('d.subscription_id', '=', query.subscriptionId)
  if (query.eventId !== undefined) page = page.where('d.event_id', '=', query.eventId)
  if (query.state !== undefined) page = page.where('d.state', '=', query.state)
  const rows = await page.execute()
  const attempts = await attemptsOf(store.in(workspace), workspace, rows)
  return pageOf(
    rows,
    range,
    (row) => row.id,
    (row) => ({
      id: row.id,
      eventId: row.event_id,
      subscriptionId: row.subscription_id,
      type: row.type as EventType,
      state: row.state,
      createdAt: row.created_at.toISOString(),
      nextTryAt: row.next_try_at?.toISOString() ?? null,
      attempts: attempts.get(row.id) ?? [],
    }),
  )
}

async function attemptsOf(
  db: ReturnType<Office['store']['in']>,
  workspace: string,
  deliveries: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, readonly DeliveryAttempt[]>> {
  if (deliveries.length === 0) return new Map()
  const rows = await db
    .selectFrom('delivery_attempts')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where(
      'delivery_id',
      'in',
      deliveries.map(({ id }) => id),
    )
    .orderBy('id')
    .execute()
  const attempts = new Map<string, DeliveryAttempt[]>(deliveries.map(({ id }) => [id, []]))
  for (const row of rows) attempts.get(row.delivery_id)?.push(attemptOf(row))
  return attempts
}

function attemptOf({ at, status, milliseconds, error }: Selectable<DeliveryAttemptTable>): DeliveryAttempt {
  return { at: at.toISOString(), status, milliseconds, error }
}
