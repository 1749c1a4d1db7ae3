import { randomUUID } from 'node:crypto'
import { AlreadyRunningError } from '@jackfield/core'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Road } from '../road/road.ts'
import type { DiscoveryTable } from '../store/device-schema.ts'
import type { WorkspaceTransaction } from '../store/store.ts'
import type { DevicePair } from './device-rows.ts'
import type { DiscoveryCounts, DiscoveryOptions, DiscoveryPlan, DiscoveryProgress, DiscoveryResult } from './discovery.ts'
import type { Hold } from '../store/hold.ts'
import { tellFinished } from './tell-finished.ts'

export type RunRow = Selectable<DiscoveryTable>

/** A run that this process carries out. */
export interface ClaimedRun {
  readonly id: string
  readonly claim: string
  readonly pair: DevicePair
  readonly options: RunOptions
}

/** What a run is to do, as its row keeps it. */
export type RunOptions = Pick<DiscoveryOptions, 'kindId' | 'dryRun' | 'mostInactivated'>

/** Seconds after which a run that gave no sign, of which it gives one each second, is taken for killed, where no worker will take it up again. */
const silentFor = 15
/** The same where the queue has handed its job to another worker, which it does no sooner than after ten. */
const silentForWorkers = 4

const interrupted: Hold = {
  code: 'INTERRUPTED',
  message: 'The process that carried it out was killed.',
  nextStep: 'Begin it again: it goes on where this one ended.',
  isRetryable: true,
}

/** Begins the one run of a pair, in this process. A killed process's place is taken; a run that lives or waits for a worker keeps it. */
export async function beginRun(road: Road, pair: DevicePair, options: RunOptions): Promise<ClaimedRun> {
  const claim = randomUUID()
  const { id } = await road.store
    .in(road.workspace)
    .transaction()
    .execute((trx) => insertRun(road, trx, pair, options, claim))
  return { id, claim, pair, options }
}

/** `claim` is null for a run that a worker is to take up. */
export async function insertRun(
  road: Road,
  trx: WorkspaceTransaction,
  pair: DevicePair,
  { kindId = null, dryRun = false, mostInactivated = null }: { readonly [K in keyof RunOptions]: RunOptions[K] | null },
  claim: string | null,
): Promise<RunRow> {
  const { fromId, toId } = pair
  await endSilent(road, trx, pair)
  const began = claim === null ? {} : { started_at: sql<Date>`clock_timestamp()`, alive_at: sql<Date>`clock_timestamp()` }
  const run = await trx
    .insertInto('discoveries')
    .values({
      workspace_id: road.workspace,
      from_connection_id: fromId,
      to_connection_id: toId,
      is_queued: claim === null,
      is_dry_run: dryRun === true,
      kind_id: kindId,
      most_inactivated: mostInactivated,
      claim,
      ...began,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (run) return run
  const other = await openRun(road, trx, pair)
  throw new AlreadyRunningError({
    message: `A discovery of these two connections ${other?.state === 'waiting' ? 'waits for a worker' : 'is running'} already${other ? `: ${other.id}` : ''}.`,
    nextStep: other?.is_queued
      ? `Wait until it ends, or cancel it: \`POST /v1/discoveries/${other.id}/cancel\`. A worker carries it out: \`jackfield work\`.`
      : `Wait until it ends. If it was killed, its place is free after ${silentFor} seconds.`,
    isRetryable: true,
  })
}

function openRun(road: Road, trx: WorkspaceTransaction, { fromId, toId }: DevicePair) {
  return trx
    .selectFrom('discoveries')
    .select(['id', 'state', 'is_queued'])
    .where('workspace_id', '=', road.workspace)
    .where('from_connection_id', '=', fromId)
    .where('to_connection_id', '=', toId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

async function endSilent(road: Road, trx: WorkspaceTransaction, { fromId, toId }: DevicePair): Promise<void> {
  const ended = await trx
    .updateTable('discoveries')
    .set({ ended_at: sql<Date>`clock_timestamp()`, error: JSON.stringify(interrupted) })
    .where('workspace_id', '=', road.workspace)
    .where('from_connection_id', '=', fromId)
    .where('to_connection_id', '=', toId)
    .where('ended_at', 'is', null)
    .where('is_queued', '=', false)
    .where(isSilent(silentFor))
    .returningAll()
    .execute()
  for (const run of ended) await tellFinished(road, trx, run)
}

/** No sign of it for so many seconds. */
export function isSilent(seconds: number) {
  return sql<boolean>`coalesce(alive_at, created_at) < clock_timestamp() - make_interval(secs => ${seconds})`
}

/** Takes up a run that waits, or whose worker was killed. `busy`: another worker carries it out. `over`: it ended, or there is none. */
export async function takeRun(road: Road, id: string): Promise<ClaimedRun | 'busy' | 'over'> {
  const claim = randomUUID()
  const db = road.store.in(road.workspace)
  const row = await db
    .updateTable('discoveries')
    .set({
      claim,
      started_at: sql<Date>`coalesce(started_at, clock_timestamp())`,
      alive_at: sql<Date>`clock_timestamp()`,
    })
    .where('workspace_id', '=', road.workspace)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where((run) => run.or([run('claim', 'is', null), isSilent(silentForWorkers)]))
    .returningAll()
    .executeTakeFirst()
  if (row) return { id, claim, pair: { fromId: row.from_connection_id, toId: row.to_connection_id }, options: optionsOf(row) }
  const open = await db
    .selectFrom('discoveries')
    .select('id')
    .where('workspace_id', '=', road.workspace)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return open ? 'busy' : 'over'
}

function optionsOf({ kind_id, is_dry_run, most_inactivated }: RunRow): RunOptions {
  return {
    dryRun: is_dry_run,
    ...(kind_id === null ? {} : { kindId: kind_id }),
    ...(most_inactivated === null ? {} : { mostInactivated: most_inactivated }),
  }
}

/** How far a run is. */
export interface RunSign {
  readonly progress: DiscoveryProgress | null
  readonly counts: DiscoveryCounts | null
}

/** Gives a sign of life. `lost`: it ended, or another worker has it. */
export async function giveSign(road: Road, { id, claim }: ClaimedRun, sign: RunSign): Promise<'go-on' | 'cancel' | 'lost'> {
  const row = await road.store
    .in(road.workspace)
    .updateTable('discoveries')
    .set({ alive_at: sql<Date>`clock_timestamp()`, ...columnsOf(sign) })
    .where('workspace_id', '=', road.workspace)
    .where('id', '=', id)
    .where('claim', '=', claim)
    .where('ended_at', 'is', null)
    .returning('is_cancel_wanted')
    .executeTakeFirst()
  if (!row) return 'lost'
  return row.is_cancel_wanted ? 'cancel' : 'go-on'
}

function columnsOf({ progress, counts }: RunSign) {
  return {
    ...(progress === null ? {} : { progress: JSON.stringify(progress) }),
    ...(counts === null ? {} : { counts: JSON.stringify(counts) }),
  }
}

/** What a run ended in. */
export type RunEnd =
  | { readonly kind: 'done'; readonly result: DiscoveryResult; readonly plan: DiscoveryPlan | null }
  | { readonly kind: 'failed'; readonly error: Hold }
  | { readonly kind: 'cancelled' }

/** Ends a run that this process still has, and tells so in the same transaction. */
export async function endRun(road: Road, { id, claim }: ClaimedRun, sign: RunSign, end: RunEnd): Promise<void> {
  await road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const row = await trx
        .updateTable('discoveries')
        .set({
          ended_at: sql<Date>`clock_timestamp()`,
          alive_at: sql<Date>`clock_timestamp()`,
          ...columnsOf(sign),
          ...(end.kind === 'done' ? { result: JSON.stringify(end.result), plan: end.plan && JSON.stringify(end.plan) } : {}),
          ...(end.kind === 'failed' ? { error: JSON.stringify(end.error) } : {}),
          ...(end.kind === 'cancelled' ? { is_cancel_wanted: true } : {}),
        })
        .where('workspace_id', '=', road.workspace)
        .where('id', '=', id)
        .where('claim', '=', claim)
        .where('ended_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      if (row) await tellFinished(road, trx, row)
    })
}

/** Says that somebody wants it to end. One that nobody carries out ends at once, the other between two devices. Null where there is none. */
export async function cancelRun(road: Road, id: string): Promise<RunRow | null> {
  return road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const row = await trx
        .updateTable('discoveries')
        .set({
          is_cancel_wanted: true,
          ended_at: sql<Date | null>`case when claim is null or ${isSilent(silentFor)} then clock_timestamp() end`,
        })
        .where('workspace_id', '=', road.workspace)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      if (row?.ended_at) await tellFinished(road, trx, row)
      if (row) return row
      const over = trx.selectFrom('discoveries').selectAll().where('workspace_id', '=', road.workspace).where('id', '=', id)
      return (await over.executeTakeFirst()) ?? null
    })
}
