import { InvalidInputError } from '@jackfield/core'
import { sql } from 'kysely'
import type { Road } from '../road/road.ts'
import type { DevicePair } from './device-rows.ts'
import type { DiscoveryResult } from './discovery.ts'

/** Seconds after which a run that gave no sign is taken for killed. */
const silentFor = 60

/** Begins the one run of a pair. A killed run's place is taken; one that lives keeps it. */
export async function beginRun(road: Road, { fromId, toId }: DevicePair): Promise<string> {
  const db = road.store.in(road.workspace)
  await sql`
    update desk.discoveries set ended_at = clock_timestamp()
    where workspace_id = ${road.workspace} and from_connection_id = ${fromId}::uuid and to_connection_id = ${toId}::uuid
      and ended_at is null and alive_at < clock_timestamp() - make_interval(secs => ${silentFor})`.execute(db)
  const run = await db
    .insertInto('discoveries')
    .values({ workspace_id: road.workspace, from_connection_id: fromId, to_connection_id: toId, result: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (run) return run.id
  throw new InvalidInputError({
    message: 'A discovery of these two connections is running already.',
    nextStep: `Wait until it ends. If it was killed, its place is free after ${silentFor} seconds.`,
  })
}

export async function keepAlive(road: Road, run: string): Promise<void> {
  await sql`update desk.discoveries set alive_at = clock_timestamp() where workspace_id = ${road.workspace} and id = ${run}::bigint`.execute(
    road.store.in(road.workspace),
  )
}

/** `result` is null for a run that failed. */
export async function endRun(road: Road, run: string, result: DiscoveryResult | null): Promise<void> {
  await road.store
    .in(road.workspace)
    .updateTable('discoveries')
    .set({ ended_at: sql<Date>`clock_timestamp()`, result: result === null ? null : JSON.stringify(result) })
    .where('workspace_id', '=', road.workspace)
    .where('id', '=', run)
    .execute()
}
