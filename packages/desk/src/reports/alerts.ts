import { sql } from 'kysely'
import { numberedRange, pageOf } from '../page.ts'
import type { Page, PageQuery } from '../page.ts'
import type { AlertOutcome } from '../store/schema.ts'
import type { Hold } from '../store/hold.ts'
import type { Store } from '../store/store.ts'
import { isUuid } from '../uuid.ts'

/** Where one alert stands. */
export interface AlertSummary {
  readonly id: string
  readonly receivedAt: string
  readonly connectionId: string
  readonly title: string
  readonly severity: string
  readonly state: 'raised' | 'cleared'
  readonly conditionKey: string
  readonly companyKey: string | null
  /** Null while it is not settled. */
  readonly outcome: AlertOutcome | null
  readonly ticketId: string | null
  readonly ticketNumber: string | null
  readonly companyName: string | null
  /** Why it is kept; null where it is settled or still under way. */
  readonly kept: Pick<Hold, 'code' | 'message' | 'nextStep'> | null
  /** When it is looked at again, where that is planned. */
  readonly nextTryAt: string | null
}

export interface AlertQuery {
  readonly state?: 'open' | 'settled' | 'kept'
  /** Default 100. */
  readonly limit?: number
  readonly ids?: readonly string[]
}

export interface AlertPageQuery extends PageQuery {
  readonly state?: 'open' | 'settled' | 'kept'
  readonly connectionId?: string
}

/** Alerts, newest first. */
export async function listAlerts(store: Store, workspace: string, query: AlertQuery): Promise<readonly AlertSummary[]> {
  let rows = alertRows(store, workspace, query)
  if (query.ids) rows = rows.where('a.id', 'in', query.ids.length > 0 ? [...query.ids] : ['0'])
  else rows = rows.limit(query.limit ?? 100)
  return (await rows.execute()).map(summaryOf)
}

export async function pageAlerts(store: Store, workspace: string, query: AlertPageQuery): Promise<Page<AlertSummary>> {
  const range = numberedRange(query)
  if (query.connectionId !== undefined && !isUuid(query.connectionId)) return { items: [], next: null }
  let rows = alertRows(store, workspace, query).limit(range.limit + 1)
  if (range.after !== null) rows = rows.where('a.id', '<', range.after)
  if (query.connectionId !== undefined) rows = rows.where('a.connection_id', '=', query.connectionId)
  return pageOf(await rows.execute(), range, (row) => row.id, summaryOf)
}

function alertRows(store: Store, workspace: string, { state }: { readonly state?: AlertQuery['state'] }) {
  const rows = store
    .in(workspace)
    .selectFrom('alerts as a')
    .innerJoin('conditions as c', (join) => join.onRef('c.workspace_id', '=', 'a.workspace_id').onRef('c.id', '=', 'a.condition_id'))
    .select(['a.id', 'a.received_at', 'a.connection_id', 'a.title', 'a.severity', 'a.state', 'a.company_key', 'a.outcome', 'a.ticket_id'])
    .select([
      'a.settled_at',
      'c.condition_key',
      'c.ticket_id as condition_ticket_id',
      'c.ticket_number',
      'c.company_name',
      'c.held',
      'c.wake_at',
    ])
    .where('a.workspace_id', '=', workspace)
    .orderBy('a.id', 'desc')
  if (state === 'settled') return rows.where('a.settled_at', 'is not', null)
  if (state === 'open') return rows.where('a.settled_at', 'is', null)
  if (state === 'kept') return rows.where('a.settled_at', 'is', null).where('c.held', 'is not', null)
  return rows
}

type AlertRow = Awaited<ReturnType<ReturnType<typeof alertRows>['execute']>>[number]

function summaryOf(row: AlertRow): AlertSummary {
  return {
    id: row.id,
    receivedAt: row.received_at.toISOString(),
    connectionId: row.connection_id,
    title: row.title,
    severity: row.severity,
    state: row.state,
    conditionKey: row.condition_key,
    companyKey: row.company_key,
    outcome: row.outcome,
    ticketId: row.ticket_id,
    ticketNumber: row.ticket_id !== null && row.ticket_id === row.condition_ticket_id ? row.ticket_number : null,
    companyName: row.ticket_id === null ? null : row.company_name,
    kept: row.settled_at === null && row.held ? { code: row.held.code, message: row.held.message, nextStep: row.held.nextStep } : null,
    nextTryAt: row.settled_at === null ? (row.wake_at?.toISOString() ?? null) : null,
  }
}

/** What is not finished. */
export interface Backlog {
  /** Alerts that are not settled, the kept ones among them. */
  readonly alerts: number
  readonly kept: number
  /** Creates whose answer stayed out. */
  readonly windows: number
  readonly sweepsDue: number
  readonly sweepsLater: number
  /** The earliest time at which something of it goes on. */
  readonly nextAt: string | null
}

export async function backlogOf(store: Store, workspace: string): Promise<Backlog> {
  const { rows } = await sql<{ alerts: string; kept: string; windows: string; due: string; later: string; next_at: Date | null }>`
    with pending as (
      select c.held, c.wake_at from desk.alerts a join desk.conditions c on c.workspace_id = a.workspace_id and c.id = a.condition_id
      where a.workspace_id = ${workspace} and a.settled_at is null
    ), open_sweeps as (
      select due_at from desk.sweeps where workspace_id = ${workspace} and done_at is null
    )
    select
      (select count(*) from pending) as alerts,
      (select count(*) from pending where held is not null) as kept,
      (select count(*) from desk.intents where workspace_id = ${workspace} and state in ('sending', 'unknown')) as windows,
      (select count(*) from open_sweeps where due_at <= clock_timestamp()) as due,
      (select count(*) from open_sweeps where due_at > clock_timestamp()) as later,
      least((select min(wake_at) from pending where wake_at > clock_timestamp()), (select min(due_at) from open_sweeps)) as next_at`.execute(
    store.in(workspace),
  )
  const row = rows[0]!
  return {
    alerts: Number(row.alerts),
    kept: Number(row.kept),
    windows: Number(row.windows),
    sweepsDue: Number(row.due),
    sweepsLater: Number(row.later),
    nextAt: row.next_at?.toISOString() ?? null,
  }
}
