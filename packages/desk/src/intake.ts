import { sql } from 'kysely'
import type { Alert } from './alerts/alert.ts'
import { enqueue } from './road/road.ts'
import type { Road } from './road/road.ts'
import type { WorkspaceTransaction } from './store/store.ts'

export interface AcceptedAlert {
  readonly id: string
  readonly conditionKey: string
  readonly title: string
}

export interface AcceptOptions {
  /** Runs in the transaction that takes the alerts over: what it writes is committed with them, or nothing is. */
  readonly within?: (trx: WorkspaceTransaction, accepted: readonly AcceptedAlert[]) => Promise<void>
}

/**
 * Takes alerts over for good: when this resolves they are committed, each with its condition and the job that will see to it. All or
 * none of them.
 */
export async function acceptAlerts(
  road: Road,
  connectionId: string,
  alerts: readonly Alert[],
  options: AcceptOptions = {},
): Promise<readonly AcceptedAlert[]> {
  return road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const stored = await insertAll(road, trx, connectionId, alerts)
      await enqueue(road, trx, [...new Set(stored.map((alert) => alert.condition_id))])
      const accepted = stored.map(({ id }, at) => ({ id, conditionKey: alerts[at]!.conditionKey, title: alerts[at]!.title }))
      await options.within?.(trx, accepted)
      return accepted
    })
}

/**
 * The same trouble at two customers is two conditions, also where a source numbers its conditions the same for all: the company's key is
 * part of the condition's.
 */
export function conditionKeyOf(alert: Pick<Alert, 'conditionKey' | 'companyKey'>): string {
  return alert.companyKey === null ? alert.conditionKey : `${alert.companyKey}/${alert.conditionKey}`
}

/**
 * Conditions, alerts and the first line of each ledger in one statement, for this is the hot path of a busy source. Conditions are locked in
 * the order of their keys, so that two processes that accept the same ones at once don't wait for each other. Gives the alerts in their order.
 */
async function insertAll(
  { workspace }: Road,
  trx: WorkspaceTransaction,
  connectionId: string,
  alerts: readonly Alert[],
): Promise<readonly { readonly id: string; readonly condition_id: string }[]> {
  const column = (value: (alert: Alert) => string | null) => alerts.map((alert) => withoutNull(value(alert)))
  const { rows } = await sql<{ id: string; condition_id: string }>`
    with given as (
      select * from unnest(
        ${column(conditionKeyOf)}::text[], ${column((alert) => alert.companyKey)}::text[], ${column((alert) => alert.state)}::text[],
        ${column((alert) => alert.severity)}::text[], ${column((alert) => alert.title)}::text[], ${column((alert) => alert.text)}::text[],
        ${column((alert) => alert.device)}::text[], ${column((alert) => alert.user)}::text[], ${column((alert) => alert.at)}::text[],
        ${column((alert) => JSON.stringify(alert.raw ?? null).replaceAll('\\u0000', ''))}::text[]
      ) with ordinality as g (condition_key, company_key, state, severity, title, text, device, user_name, at, raw, place)
    ), known as (
      insert into desk.conditions (workspace_id, connection_id, condition_key, company_key)
      select ${workspace}, ${connectionId}, condition_key, company_key
      from (select distinct on (condition_key) condition_key, company_key from given order by condition_key, place desc) latest
      order by condition_key
      on conflict (workspace_id, connection_id, condition_key) do update set company_key = excluded.company_key
      returning id, condition_key
    ), stored as (
      insert into desk.alerts (
        workspace_id, connection_id, condition_id, company_key, state, severity, title, text, device, user_name, at, raw
      )
      select ${workspace}, ${connectionId}, k.id, g.company_key, g.state, g.severity, g.title, g.text, g.device, g.user_name, g.at, g.raw::jsonb
      from given g join known k on k.condition_key = g.condition_key
      order by g.place
      returning id, condition_id, state, company_key
    ), told as (
      insert into desk.ledger (workspace_id, condition_id, alert_id, step, detail, vendor_calls)
      select ${workspace}, s.condition_id, s.id, 'accepted', jsonb_build_object(
          'state', s.state, 'companyKey', s.company_key,
          'conditionKey', case when s.company_key is null then k.condition_key else substr(k.condition_key, length(s.company_key) + 2) end
        ), '[]'
      from stored s join known k on k.id = s.condition_id
      order by s.id
    )
    select id, condition_id from stored order by id`.execute(trx)
  return rows
}

/** Postgres keeps no NUL in a text. */
function withoutNull(text: string | null): string | null {
  return text === null ? null : text.replaceAll('\0', '')
}
