import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { Intake } from '../intake.ts'
import { connectionFails, connectionWorks } from '../road/connection-health.ts'
import { holdOf } from '../road/hold.ts'
import type { Road } from '../road/road.ts'
import type { AlertLinkTable } from '../store/link-schema.ts'
import type { Hold } from '../store/hold.ts'
import { giveBack } from './give-back.ts'
import type { Poll } from './poll.ts'
import { readSource } from './read-source.ts'
import { enqueueLinks } from './wake.ts'
import { watchTickets } from './watch-tickets.ts'

/** Seconds that a page of the source's list costs before it is read again: a long list takes a small part of the vendor's calls an hour. */
const secondsAPage = 3
/** Of a link that fails over and over. */
const longestPause = 3600

/**
 * Looks at a link: what became of its tickets, what its source reports, and what the source is to be told. Never throws: what goes wrong is kept
 * with the link, which is looked at again later.
 */
export async function pollLink(road: Road, linkId: string): Promise<void> {
  const link = await claim(road, linkId)
  if (!link) return
  // Which side fails is known from who was asked last.
  let asked = link.to_connection_id
  const ask = async <T>(connectionId: string, work: () => Promise<T>): Promise<T> => {
    asked = connectionId
    return work()
  }
  try {
    const { from_connection_id: fromId, to_connection_id: toId } = link
    const to = await ask(toId, () => road.connections(toId, road.workspace))
    const from = await ask(fromId, () => road.connections(fromId, road.workspace))
    const poll: Poll = { road, link, from, to, intake: new Intake(async () => road) }
    await ask(toId, () => watchTickets(poll))
    const pages = await ask(fromId, () => readSource(poll))
    await ask(fromId, () => giveBack(poll))
    await endPoll(poll, pages * secondsAPage)
  } catch (error) {
    road.logger.warn('a link of alerts could not go on', { linkId, error: error instanceof Error ? error.message : String(error) })
    await failPoll(road, link, asked, holdOf(error))
  }
}

/** The look that is due, with a job for the next one. Undefined where there is none: another job had it. */
async function claim(road: Road, linkId: string): Promise<Selectable<AlertLinkTable> | undefined> {
  return road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const link = await trx
        .updateTable('alert_links')
        .set({ next_poll_at: sql<Date>`date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => poll_seconds)` })
        .where('workspace_id', '=', road.workspace)
        .where('id', '=', linkId)
        .where('unlinked_at', 'is', null)
        .where((where) => where.or([where('next_poll_at', 'is', null), where('next_poll_at', '<=', sql<Date>`clock_timestamp()`)]))
        .returningAll()
        .executeTakeFirst()
      if (link) await enqueueLinks(road, trx, [{ id: link.id, afterSeconds: link.poll_seconds }])
      return link
    })
}

async function endPoll({ road, link, from, to }: Poll, pause: number): Promise<void> {
  await road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      await trx
        .updateTable('alert_links')
        .set({ polled_at: sql<Date>`clock_timestamp()`, failures: 0, failing: null })
        .where('workspace_id', '=', road.workspace)
        .where('id', '=', link.id)
        .execute()
      if (pause > link.poll_seconds) await planNext(road, trx, link, pause)
      for (const { id } of [from, to]) await connectionWorks(road, trx, id)
    })
}

async function failPoll(road: Road, link: Selectable<AlertLinkTable>, connectionId: string, held: Hold): Promise<void> {
  const failures = link.failures + 1
  const pause = Math.min(Math.max(link.poll_seconds, 30) * 2 ** (failures - 1), longestPause)
  await road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      await trx
        .updateTable('alert_links')
        .set({ polled_at: sql<Date>`clock_timestamp()`, failures, failing: JSON.stringify(held) })
        .where('workspace_id', '=', road.workspace)
        .where('id', '=', link.id)
        .execute()
      await planNext(road, trx, link, pause)
      await connectionFails(road, trx, connectionId, held)
    })
}

/** Moves the next look on, unless somebody wanted one meanwhile. */
async function planNext(
  road: Road,
  trx: Parameters<typeof enqueueLinks>[1],
  link: Selectable<AlertLinkTable>,
  seconds: number,
): Promise<void> {
  const moved = await trx
    .updateTable('alert_links')
    .set({ next_poll_at: sql<Date>`clock_timestamp() + make_interval(secs => ${seconds})` })
    .where('workspace_id', '=', road.workspace)
    .where('id', '=', link.id)
    .where('next_poll_at', '=', link.next_poll_at)
    .returning('id')
    .execute()
  await enqueueLinks(
    road,
    trx,
    moved.map(({ id }) => ({ id, afterSeconds: seconds })),
  )
}
