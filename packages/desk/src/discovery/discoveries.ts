import type { Id } from '@jackfield/core'
import { numberedRange, pageOf } from '../page.ts'
import type { Page, PageQuery } from '../page.ts'
import type { Road } from '../road/road.ts'
import type { WorkspaceTransaction } from '../store/store.ts'
import type { DevicePair } from './device-rows.ts'
import type { DiscoveryCounts, DiscoveryPlan, DiscoveryProgress, DiscoveryResult } from './discovery.ts'
import type { Hold } from '../store/hold.ts'
import { refuseSame } from './run-discovery.ts'
import { cancelRun, insertRun } from './runs.ts'
import type { RunOptions, RunRow } from './runs.ts'
import { enqueueDiscovery } from './work-discovery.ts'

/** One run of discovery, of a worker or of a command line. */
export interface DiscoveryRun {
  readonly id: string
  readonly fromConnectionId: string
  readonly toConnectionId: string
  /** `waiting`: for a worker, also in between where one was stopped. */
  readonly state: RunRow['state']
  /** A worker carries it out; else the process that began it. */
  readonly isQueued: boolean
  readonly isDryRun: boolean
  /** What new devices become; null: the default, or the only one there is. */
  readonly kindId: Id | null
  /** The share of the linked devices; null: the usual one. */
  readonly mostInactivated: number | null
  /** Somebody said that it should end; it does so between two devices. */
  readonly isCancelWanted: boolean
  readonly createdAt: string
  readonly startedAt: string | null
  /** When it last gave a sign, about once a second. What is silent for long was killed, and goes on in the next worker. */
  readonly aliveAt: string | null
  readonly endedAt: string | null
  readonly progress: DiscoveryProgress | null
  /** So far. Where another worker took it up, from then on: what the one before did counts as `same`. */
  readonly counts: DiscoveryCounts | null
  /** Null unless it failed. */
  readonly error: Hold | null
}

/** The same, with what it ended in. */
export interface DiscoveryReport extends DiscoveryRun {
  /** Null until it is done. */
  readonly result: DiscoveryResult | null
}

/** Which runs to list: those of a connection on either side, or all. */
export interface DiscoveryQuery extends PageQuery {
  readonly connectionId?: string
}

export interface StartOptions {
  /** Runs in the transaction that makes the run. */
  readonly within?: (trx: WorkspaceTransaction, run: DiscoveryRun) => Promise<void>
}

/** The runs of discovery in one workspace. */
export interface Discoveries {
  /** Leaves a run to the next worker. Throws `AlreadyRunningError` where one of the pair waits or runs. */
  start(pair: DevicePair, options?: RunOptions, how?: StartOptions): Promise<DiscoveryRun>
  /** Newest first. */
  list(query?: DiscoveryQuery): Promise<Page<DiscoveryRun>>
  get(id: string): Promise<DiscoveryReport | null>
  /** Of a dry run that is done; null for any other. */
  plan(id: string): Promise<DiscoveryPlan | null>
  /** Ends a run: at once where nobody carries it out, else between two devices. One that is over stays as it is. Null where there is none. */
  cancel(id: string): Promise<DiscoveryRun | null>
}

export function discoveriesOf(road: Road, ready: () => Promise<unknown>): Discoveries {
  const { store, workspace } = road
  const one = (id: string) => store.in(workspace).selectFrom('discoveries').where('workspace_id', '=', workspace).where('id', '=', id)
  return {
    async start(pair, options = {}, { within } = {}) {
      refuseSame(pair.fromId, pair.toId)
      await ready()
      return store
        .in(workspace)
        .transaction()
        .execute(async (trx) => {
          const run = runOf(await insertRun(road, trx, pair, options, null))
          await enqueueDiscovery(road, trx, run.id)
          await within?.(trx, run)
          return run
        })
    },
    list: (query = {}) => listRuns(road, query),
    async get(id) {
      const row =
        isId(id) &&
        (await one(id)
          .select([...listed, 'result'])
          .executeTakeFirst())
      return row ? { ...runOf(row), result: row.result } : null
    },
    async plan(id) {
      const row = isId(id) && (await one(id).select('plan').executeTakeFirst())
      return row ? row.plan : null
    },
    async cancel(id) {
      if (!isId(id)) return null
      await ready()
      const row = await cancelRun(road, id)
      return row && runOf(row)
    },
  }
}

/** Without what is long. */
const listed = [
  ...(['id', 'from_connection_id', 'to_connection_id', 'state', 'is_queued', 'is_dry_run', 'kind_id', 'most_inactivated'] as const),
  ...(['is_cancel_wanted', 'created_at', 'started_at', 'alive_at', 'ended_at', 'progress', 'counts', 'error'] as const),
] as const

async function listRuns({ store, workspace }: Road, query: DiscoveryQuery): Promise<Page<DiscoveryRun>> {
  const range = numberedRange(query)
  let rows = store
    .in(workspace)
    .selectFrom('discoveries')
    .select(listed)
    .where('workspace_id', '=', workspace)
    .orderBy('id', 'desc')
    .limit(range.limit + 1)
  if (range.after !== null) rows = rows.where('id', '<', range.after)
  const { connectionId } = query
  if (connectionId !== undefined)
    rows = rows.where((run) => run.or([run('from_connection_id', '=', connectionId), run('to_connection_id', '=', connectionId)]))
  return pageOf(await rows.execute(), range, ({ id }) => id, runOf)
}

function isId(text: string): boolean {
  return /^\d{1,18}$/.test(text)
}

function runOf(row: Pick<RunRow, (typeof listed)[number]>): DiscoveryRun {
  const time = (at: Date | null): string | null => at && at.toISOString()
  return {
    id: row.id,
    fromConnectionId: row.from_connection_id,
    toConnectionId: row.to_connection_id,
    state: row.state,
    isQueued: row.is_queued,
    isDryRun: row.is_dry_run,
    kindId: row.kind_id,
    mostInactivated: row.most_inactivated,
    isCancelWanted: row.is_cancel_wanted,
    createdAt: row.created_at.toISOString(),
    startedAt: time(row.started_at),
    aliveAt: time(row.alive_at),
    endedAt: time(row.ended_at),
    progress: row.progress,
    counts: row.counts,
    error: row.error,
  }
}
