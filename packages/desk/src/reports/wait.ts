import { setTimeout as delay } from 'node:timers/promises'
import type { AlertOutcome } from '../store/schema.ts'
import type { Hold } from '../store/hold.ts'
import type { Store } from '../store/store.ts'
import { listAlerts } from './alerts.ts'
import type { AlertSummary } from './alerts.ts'

export interface SettledAlert {
  readonly id: string
  readonly title: string
  readonly outcome: AlertOutcome
  readonly ticketId: string | null
  readonly ticketNumber: string | null
  readonly companyName: string | null
}

/** Nothing is lost: a person must do something, or a later try comes. */
export interface KeptAlert {
  readonly id: string
  readonly title: string
  readonly error: Pick<Hold, 'code' | 'message' | 'nextStep'>
  readonly nextTryAt: string | null
}

export interface WaitingAlert {
  readonly id: string
  readonly title: string
  readonly reason: 'queued' | 'late-commit-window'
  readonly until: string | null
}

export interface WaitState {
  readonly settled: readonly SettledAlert[]
  readonly kept: readonly KeptAlert[]
  readonly waiting: readonly WaitingAlert[]
}

export interface WaitOptions {
  /** Milliseconds. */
  readonly timeout: number
  readonly signal?: AbortSignal
  /** Called whenever the figures changed. */
  readonly onProgress?: (state: WaitState) => void
}

/** Other processes settle alerts too, so the store is asked, not this process's own work. */
const lookEvery = 250

/** Resolves when each alert is settled or kept, when the time is over, or when the signal aborts: with where all of them stand. */
export async function waitForAlerts(store: Store, workspace: string, ids: readonly string[], options: WaitOptions): Promise<WaitState> {
  const end = performance.now() + options.timeout
  let figures = ''
  for (;;) {
    const state = await waitStateOf(store, workspace, ids)
    const now = `${state.settled.length}/${state.kept.length}/${state.waiting.length}`
    if (now !== figures) options.onProgress?.(state)
    figures = now
    const left = end - performance.now()
    if (state.waiting.length === 0 || left <= 0 || options.signal?.aborted) return state
    await delay(Math.min(lookEvery, left), undefined, options.signal ? { signal: options.signal } : {}).catch(() => {})
  }
}

async function waitStateOf(store: Store, workspace: string, ids: readonly string[]): Promise<WaitState> {
  const alerts = await listAlerts(store, workspace, { ids })
  const windows = await windowsOf(store, workspace, ids)
  const state = { settled: [] as SettledAlert[], kept: [] as KeptAlert[], waiting: [] as WaitingAlert[] }
  for (const alert of [...alerts].reverse()) {
    const { id, title } = alert
    if (alert.outcome !== null) state.settled.push(settled(alert, alert.outcome))
    else if (alert.kept) state.kept.push({ id, title, error: alert.kept, nextTryAt: alert.nextTryAt })
    else state.waiting.push({ id, title, reason: windows.has(id) ? 'late-commit-window' : 'queued', until: alert.nextTryAt })
  }
  return state
}

function settled({ id, title, ticketId, ticketNumber, companyName }: AlertSummary, outcome: AlertOutcome): SettledAlert {
  return { id, title, outcome, ticketId, ticketNumber, companyName }
}

/** The alerts whose condition waits for a request that had no answer. */
async function windowsOf(store: Store, workspace: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await store
    .in(workspace)
    .selectFrom('alerts as a')
    .innerJoin('conditions as c', (join) => join.onRef('c.workspace_id', '=', 'a.workspace_id').onRef('c.id', '=', 'a.condition_id'))
    .leftJoin('intents as i', (join) =>
      join.onRef('i.workspace_id', '=', 'a.workspace_id').onRef('i.condition_id', '=', 'a.condition_id').on('i.state', '=', 'unknown'),
    )
    .select('a.id')
    .where('a.workspace_id', '=', workspace)
    .where('a.id', 'in', [...ids])
    .where('a.settled_at', 'is', null)
    .where((where) => where.or([where('i.state', 'is not', null), where('c.note_sending', 'is not', null)]))
    .execute()
  return new Set(rows.map((row) => row.id))
}
