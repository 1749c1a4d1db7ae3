import { requireCapability } from '@jackfield/core'
import type { Ticket } from '@jackfield/core'
import { sql } from 'kysely'
import { enqueue } from '../road/road.ts'
import type { Poll } from './poll.ts'

/** Before the latest change that was seen: what two people change at once may become visible in another order. */
const overlap = 120_000
/** Hours after which an open ticket is read again though no change of it was told: a vendor's time of change need not move with its status. */
const longestUnseen = 6
/** Such tickets of one look. */
const mostUnseen = 20

/** Reads which tickets changed at the PSA since the last look. Those of ours that stand otherwise than we know are read again in their own job. */
export async function watchTickets(poll: Poll): Promise<void> {
  const { link, to } = poll
  const since = link.tickets_changed_at === null ? link.since.getTime() : link.tickets_changed_at.getTime() - overlap
  let latest = 0
  let count = 0
  for await (const page of requireCapability(to.connection, 'ticketDesk')
    .list({ changedSince: new Date(since).toISOString() })
    .pages()) {
    for (const { changedAt } of page) latest = Math.max(latest, changedAt === null ? 0 : Date.parse(changedAt))
    count += page.length
    await wantLooksAt(poll, page)
  }
  await wantLooksAtUnseen(poll)
  if (count > 0) await keepChange(poll, latest === 0 ? null : new Date(latest))
}

/**
 * The next look begins at the latest change, by the PSA's clock. Never in the future, where one ticket with a false time would hide all others; where
 * no ticket tells its time, at a time that is past in every zone.
 */
async function keepChange({ road, link }: Poll, latest: Date | null): Promise<void> {
  await sql`
    update desk.alert_links
    set tickets_changed_at = coalesce(least(${latest}::timestamptz, clock_timestamp()), clock_timestamp() - interval '26 hours')
    where workspace_id = ${road.workspace} and id = ${link.id}`.execute(road.store.in(road.workspace))
}

async function wantLooksAt({ road, to }: Poll, tickets: readonly Ticket[]): Promise<void> {
  if (tickets.length === 0) return
  await road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const { rows } = await sql<{ id: string; looks_wanted: number; is_other: boolean }>`
        update desk.conditions c set
          ticket_seen_at = case when c.ticket_phase is not distinct from given.phase then clock_timestamp() else c.ticket_seen_at end,
          looks_wanted = c.looks_wanted + case when c.ticket_phase is not distinct from given.phase then 0 else 1 end
        from unnest(${tickets.map(({ id }) => id)}::text[], ${tickets.map(({ status }) => status.phase)}::text[]) as given (id, phase)
        where c.workspace_id = ${road.workspace} and c.connection_id = ${to.id} and c.ticket_id = given.id
        returning c.id, c.looks_wanted, c.ticket_phase is distinct from given.phase as is_other`.execute(trx)
      await enqueueIdle(
        road,
        trx,
        rows.filter(({ is_other: isOther }) => isOther),
      )
    })
}

async function wantLooksAtUnseen({ road, link, to }: Poll): Promise<void> {
  await road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const { rows } = await sql<{ id: string; looks_wanted: number }>`
        update desk.conditions set looks_wanted = looks_wanted + 1
        where workspace_id = ${road.workspace} and id in (
          select c.id from desk.conditions c
          where c.workspace_id = ${road.workspace} and c.connection_id = ${to.id} and c.ticket_id is not null
            and c.ticket_phase is distinct from 'closed' and c.looks_wanted = 0
            and coalesce(c.ticket_seen_at, c.created_at) < clock_timestamp() - make_interval(hours => ${longestUnseen})
            and exists (
              select 1 from desk.linked_alerts a
              where a.workspace_id = c.workspace_id and a.condition_id = c.id and a.link_id = ${link.id} and a.state = 'open'
            )
          order by c.ticket_seen_at nulls first limit ${mostUnseen}
        )
        returning id, looks_wanted`.execute(trx)
      await enqueueIdle(road, trx, rows)
    })
}

/** Of others a look is planned already. */
async function enqueueIdle(
  road: Poll['road'],
  trx: Parameters<typeof enqueue>[1],
  conditions: readonly { readonly id: string; readonly looks_wanted: number }[],
): Promise<void> {
  const idle = conditions.filter(({ looks_wanted: looks }) => looks === 1).map(({ id }) => id)
  if (idle.length > 0) await enqueue(road, trx, idle)
}
