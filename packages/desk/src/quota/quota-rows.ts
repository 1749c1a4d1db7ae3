import { sql } from 'kysely'
import type { Store, WorkspaceTransaction } from '../store/store.ts'

/** A limit of calls, or other units, in any stretch of `perMs`. */
export interface QuotaWindow {
  readonly calls: number
  readonly perMs: number
}

/** What one call asks of a bucket. */
export interface QuotaAsk {
  readonly bucket: string
  /** 0 goes first. */
  readonly lane: number
  readonly units: number
  readonly concurrent: number | null
  readonly windows: readonly QuotaWindow[]
  /** The process that asks. */
  readonly holder: string
  /** The id of its lease, where it gets leave and calls at the same time are limited. */
  readonly lease: string
}

export interface QuotaAnswer {
  readonly isGranted: boolean
  /** Milliseconds. */
  readonly wait: number
  /** For somebody's call to end, which may be any moment. */
  readonly isForPlace: boolean
}

/** How long a lease lives without its process, in milliseconds: so long a crash holds a place. */
export const leaseTime = 30_000

/** What the processes of one connection know of each other's calls. One round trip each, and no wait for the disk. */
export class QuotaRows {
  readonly #store: Store
  readonly #workspace: string
  readonly #connectionId: string

  constructor(store: Store, workspace: string, connectionId: string) {
    this.#store = store
    this.#workspace = workspace
    this.#connectionId = connectionId
  }

  async take({ bucket, lane, units, concurrent, windows, holder, lease }: QuotaAsk): Promise<QuotaAnswer> {
    const { rows } = await sql<{ is_granted: boolean; wait_ms: number; is_for_place: boolean }>`
      select * from desk.take_quota(
        ${this.#workspace}, ${this.#connectionId}, ${bucket}, ${lane}, ${units}, ${concurrent}, ${windowsJson(windows)}, ${holder}, ${lease},
        ${leaseTime}
      )`.execute(this.#db())
    const { is_granted: isGranted, wait_ms: wait, is_for_place: isForPlace } = rows[0]!
    return { isGranted, wait, isForPlace }
  }

  /** `pause`: no call within so many milliseconds. */
  async learn(bucket: string, pause: number | null, used: number | null, windows: readonly QuotaWindow[]): Promise<void> {
    await sql`
      select desk.learn_quota(${this.#workspace}, ${this.#connectionId}, ${bucket}, ${pause}, ${used}, ${windowsJson(windows)})`.execute(
      this.#db(),
    )
  }

  async giveBack(bucket: string, lease: string): Promise<void> {
    await this.#db()
      .deleteFrom('quota_leases')
      .where('workspace_id', '=', this.#workspace)
      .where('connection_id', '=', this.#connectionId)
      .where('bucket', '=', bucket)
      .where('id', '=', lease)
      .execute()
  }

  async renew(bucket: string, leases: readonly string[]): Promise<void> {
    await this.#db()
      .updateTable('quota_leases')
      .set({ until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseTime / 1000})` })
      .where('workspace_id', '=', this.#workspace)
      .where('connection_id', '=', this.#connectionId)
      .where('bucket', '=', bucket)
      .where('id', 'in', leases)
      .execute()
  }

  #db() {
    return this.#store.in(this.#workspace)
  }
}

/** Removes what is known of a connection's calls, with the connection. */
export async function forgetQuota(trx: WorkspaceTransaction, workspace: string, connectionId: string): Promise<void> {
  for (const table of ['quota_buckets', 'quota_slots', 'quota_leases', 'quota_waiters'] as const) {
    await trx.deleteFrom(table).where('workspace_id', '=', workspace).where('connection_id', '=', connectionId).execute()
  }
}

function windowsJson(windows: readonly QuotaWindow[]): string {
  return JSON.stringify(windows.map(({ calls, perMs }) => ({ calls, per_ms: perMs })))
}
