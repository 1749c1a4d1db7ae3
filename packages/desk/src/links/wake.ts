import { sql } from 'kysely'
import { fromKysely } from 'pg-boss'
import { linkQueue } from '../queue.ts'
import type { Road } from '../road/road.ts'
import type { WorkspaceTransaction } from '../store/store.ts'

/** Seconds between two looks however much happens: what happens meanwhile is seen by the next. */
const shortestGap = 1

/** Puts looks at links on the queue. `afterSeconds` counts on the database's clock. */
export async function enqueueLinks(
  { boss, workspace }: Pick<Road, 'boss' | 'workspace'>,
  trx: WorkspaceTransaction,
  links: readonly { readonly id: string; readonly afterSeconds: number }[],
): Promise<void> {
  if (links.length === 0) return
  await boss.insert(
    linkQueue,
    links.map(({ id, afterSeconds }) => ({
      data: { workspace, linkId: id },
      singletonKey: `${workspace}/${id}`,
      ...(afterSeconds > 0 ? { startAfter: Math.ceil(afterSeconds) } : {}),
    })),
    { db: fromKysely(trx) },
  )
}

/** A ticket of the condition was made or closed: its source is told soon, not at the next look that was planned. */
export function wakeLinksOfCondition(
  road: Pick<Road, 'boss' | 'workspace'>,
  trx: WorkspaceTransaction,
  conditionId: string,
): Promise<void> {
  return wake(
    road,
    trx,
    sql`exists (
      select 1 from desk.linked_alerts a
      where a.workspace_id = l.workspace_id and a.link_id = l.id and a.condition_id = ${conditionId}
        and (a.state = 'open' or (a.source_ticket_id is not null and a.source_told_at is null))
    )`,
  )
}

/** The source says that it has something new. */
export function wakeLinksFrom(road: Pick<Road, 'boss' | 'workspace'>, trx: WorkspaceTransaction, connectionId: string): Promise<void> {
  return wake(road, trx, sql`l.from_connection_id = ${connectionId}`)
}

async function wake(road: Pick<Road, 'boss' | 'workspace'>, trx: WorkspaceTransaction, which: ReturnType<typeof sql>): Promise<void> {
  // One that is due very soon already needs no other job, and one that fails keeps its pause.
  const { rows } = await sql<{ id: string; seconds: string }>`
    update desk.alert_links l
    set next_poll_at = greatest(clock_timestamp(), coalesce(polled_at, clock_timestamp()) + make_interval(secs => ${shortestGap}))
    where l.workspace_id = ${road.workspace} and l.unlinked_at is null and l.failing is null and ${which}
      and (l.next_poll_at is null or l.next_poll_at > clock_timestamp() + make_interval(secs => ${shortestGap}))
    returning l.id, extract(epoch from next_poll_at - clock_timestamp()) as seconds`.execute(trx)
  await enqueueLinks(
    road,
    trx,
    rows.map(({ id, seconds }) => ({ id, afterSeconds: Number(seconds) })),
  )
}

/** Every link has a job planned; this is for one whose job was lost, and for a person who doesn't want to wait (`now`). */
export async function rouseLinks(road: Road, now: boolean): Promise<void> {
  await road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const { rows } = await sql<{ id: string }>`
        update desk.alert_links set next_poll_at = clock_timestamp()
        where workspace_id = ${road.workspace} and unlinked_at is null
          and (${now} or next_poll_at is null or next_poll_at <= clock_timestamp())
        returning id`.execute(trx)
      await enqueueLinks(
        road,
        trx,
        rows.map(({ id }) => ({ id, afterSeconds: 0 })),
      )
    })
}
