import { InvalidInputError, requireCapability } from '@jackfield/core'
import type { Timestamp } from '@jackfield/core'
import { sql } from 'kysely'
import type { Road } from '../road/road.ts'
import type { LinkedAlertState } from '../store/link-schema.ts'
import { isUuid } from '../uuid.ts'
import type { AlertLink, AlertLinks, NewAlertLink } from './link.ts'
import { actionable } from './open-alerts.ts'
import { enqueueLinks } from './wake.ts'

const usualPollSeconds = 60
const [shortestPoll, longestPoll] = [10, 86_400]
const endOfTimes = Date.UTC(10_000, 0)

export function alertLinksOf(road: Road, ready: () => Promise<Road>): AlertLinks {
  return {
    list: () => readLinks(road),
    get: (id) => linkOf(road, id),
    async create(wanted) {
      await checkLink(road, wanted)
      const id = await storeLink(await ready(), wanted)
      return (await linkOf(road, id))!
    },
    async remove(fromId, toId) {
      const removed = await road.store
        .in(road.workspace)
        .updateTable('alert_links')
        .set({ unlinked_at: sql<Date>`clock_timestamp()`, next_poll_at: null })
        .where('workspace_id', '=', road.workspace)
        .where('from_connection_id', '=', fromId)
        .where('to_connection_id', '=', toId)
        .where('unlinked_at', 'is', null)
        .returning('id')
        .execute()
      return removed.length > 0
    },
    isIdle: (since) => isIdle(road, since),
  }
}

async function checkLink(road: Road, { fromId, toId, removesAlerts, since, pollSeconds = usualPollSeconds }: NewAlertLink): Promise<void> {
  if (fromId === toId) {
    throw new InvalidInputError({
      message: 'Alerts can’t become tickets of the connection they come from.',
      nextStep: 'Name two connections.',
    })
  }
  if (!Number.isInteger(pollSeconds) || pollSeconds < shortestPoll || pollSeconds > longestPoll) {
    throw new InvalidInputError({
      message: `A source can’t be looked at every ${pollSeconds} seconds.`,
      nextStep: `Give a whole number from ${shortestPoll} to ${longestPoll}.`,
    })
  }
  // Postgres and vendors know less times than there are words for.
  if (since !== undefined && !(Date.parse(since) >= 0 && Date.parse(since) < endOfTimes)) {
    throw new InvalidInputError({ message: `Alerts can’t be taken from “${since}” on.`, nextStep: 'Give a time from 1970 on.' })
  }
  const [from, to] = await Promise.all([road.connections(fromId, road.workspace), road.connections(toId, road.workspace)])
  requireCapability(from.connection, 'alertSource')
  requireCapability(to.connection, 'ticketDesk')
  if (removesAlerts === true) requireCapability(from.connection, 'alertRemoval')
}

async function storeLink(
  road: Road,
  { fromId, toId, removesAlerts = false, since, pollSeconds = usualPollSeconds }: NewAlertLink,
): Promise<string> {
  return road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const { rows } = await sql<{ id: string }>`
        insert into desk.alert_links (
          workspace_id, from_connection_id, to_connection_id, removes_alerts, since, poll_seconds, next_poll_at
        ) values (
          ${road.workspace}, ${fromId}::uuid, ${toId}::uuid, ${removesAlerts},
          coalesce(${since === undefined ? null : new Date(since)}::timestamptz, clock_timestamp() - make_interval(days => 1)), ${pollSeconds}, clock_timestamp()
        )
        on conflict (workspace_id, from_connection_id, to_connection_id) do update set
          removes_alerts = excluded.removes_alerts, poll_seconds = excluded.poll_seconds, next_poll_at = excluded.next_poll_at, unlinked_at = null,
          since = case when ${since === undefined} and desk.alert_links.unlinked_at is null then desk.alert_links.since else excluded.since end,
          first_read_at = case when ${since === undefined} and desk.alert_links.unlinked_at is null then desk.alert_links.first_read_at end
        returning id`.execute(trx)
      const { id } = rows[0]!
      await enqueueLinks(road, trx, [{ id, afterSeconds: 0 }])
      return id
    })
}

interface LinkRow {
  readonly id: string
  readonly from_connection_id: string
  readonly to_connection_id: string
  readonly removes_alerts: boolean
  readonly since: Date
  readonly poll_seconds: number
  readonly polled_at: Date | null
  readonly next_poll_at: Date | null
  readonly failing: AlertLink['failing']
  readonly counts: Readonly<Partial<Record<LinkedAlertState, number>>>
  readonly stuck: string
  readonly reason: string | null
}

async function linkOf(road: Road, id: string): Promise<AlertLink | null> {
  if (!isUuid(id)) return null
  const [link] = await readLinks(road, sql`l.id = ${id}::uuid`)
  return link ?? null
}

async function readLinks({ store, workspace }: Road, which = sql`true`): Promise<readonly AlertLink[]> {
  const { rows } = await sql<LinkRow>`
    select l.id, l.from_connection_id, l.to_connection_id, l.removes_alerts, l.since, l.poll_seconds, l.polled_at, l.next_poll_at, l.failing,
      coalesce((
        select jsonb_object_agg(state, number) from (
          select state, count(*) as number from desk.linked_alerts a where a.workspace_id = l.workspace_id and a.link_id = l.id group by state
        ) by_state
      ), '{}') as counts,
      (select count(*) from desk.linked_alerts a where a.workspace_id = l.workspace_id and a.link_id = l.id and a.retry_at is not null) as stuck,
      (
        select reason from desk.linked_alerts a
        where a.workspace_id = l.workspace_id and a.link_id = l.id and a.retry_at is not null order by a.updated_at limit 1
      ) as reason
    from desk.alert_links l
    where l.workspace_id = ${workspace} and l.unlinked_at is null and ${which}
    order by l.created_at, l.id`.execute(store.in(workspace))
  return rows.map(linkFrom)
}

function linkFrom(row: LinkRow): AlertLink {
  return {
    id: row.id,
    fromId: row.from_connection_id,
    toId: row.to_connection_id,
    removesAlerts: row.removes_alerts,
    since: row.since.toISOString(),
    pollSeconds: row.poll_seconds,
    polledAt: row.polled_at?.toISOString() ?? null,
    nextPollAt: row.next_poll_at?.toISOString() ?? null,
    failing: row.failing,
    alerts: { left: 0, open: 0, ended: 0, closed: 0, removed: 0, marked: 0, ...row.counts },
    stuck: row.stuck === '0' ? null : { alerts: Number(row.stuck), reason: row.reason ?? '' },
  }
}

async function isIdle({ store, workspace }: Road, since: Timestamp): Promise<boolean> {
  const { rows } = await sql<{ is_idle: boolean }>`
    select not exists (
      select 1 from desk.alert_links l
      where l.workspace_id = ${workspace} and l.unlinked_at is null and (
        l.polled_at is null or l.polled_at < ${since}::timestamptz
        or (l.failing is null and exists (select 1 from ${actionable(sql`l.id`, workspace)}))
        or exists (
          select 1 from desk.linked_alerts a join desk.conditions c on c.workspace_id = a.workspace_id and c.id = a.condition_id
          where a.workspace_id = l.workspace_id and a.link_id = l.id and c.looks_wanted > 0 and c.held is null
        )
      )
    ) as is_idle`.execute(store.in(workspace))
  return rows[0]!.is_idle
}
