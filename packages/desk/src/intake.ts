import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Alert } from './alerts/alert.ts'
import { enqueue } from './road/road.ts'
import type { Road } from './road/road.ts'
import type { DeskSchema } from './store/schema.ts'

export interface AcceptedAlert {
  readonly id: string
  readonly conditionKey: string
  readonly title: string
}

/** Rows of one statement: Postgres takes 65,535 parameters at the most. */
const rowsAtOnce = 500

/**
 * Takes alerts over for good: when this resolves they are committed, each with its condition and the job that will see to it. All or
 * none of them.
 */
export async function acceptAlerts(road: Road, connectionId: string, alerts: readonly Alert[]): Promise<readonly AcceptedAlert[]> {
  return road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const accepted: AcceptedAlert[] = []
      const conditions = new Set<string>()
      for (let from = 0; from < alerts.length; from += rowsAtOnce) {
        const part = alerts.slice(from, from + rowsAtOnce)
        const ids = await ensureConditions(road, trx, connectionId, part)
        accepted.push(...(await insertAlerts(road, trx, connectionId, part, ids)))
        for (const id of ids.values()) conditions.add(id)
      }
      await enqueue(road, trx, [...conditions])
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

async function ensureConditions(
  road: Road,
  trx: Transaction<DeskSchema>,
  connectionId: string,
  alerts: readonly Alert[],
): Promise<Map<string, string>> {
  // Sorted, so that two processes that accept the same conditions at once lock them in the same order.
  const byKey = new Map(alerts.map((alert) => [conditionKeyOf(alert), alert]))
  const keys = [...byKey.keys()].sort()
  const rows = await trx
    .insertInto('conditions')
    .values(
      keys.map((key) => ({
        workspace_id: road.workspace,
        connection_id: connectionId,
        condition_key: key,
        company_key: byKey.get(key)!.companyKey,
        ticket_id: null,
        ticket_number: null,
        company_name: null,
        mark: null,
        note_sending: null,
        held: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'connection_id', 'condition_key']).doUpdateSet({ company_key: sql`excluded.company_key` }),
    )
    .returning(['id', 'condition_key'])
    .execute()
  return new Map(rows.map((row) => [row.condition_key, row.id]))
}

async function insertAlerts(
  road: Road,
  trx: Transaction<DeskSchema>,
  connectionId: string,
  alerts: readonly Alert[],
  conditionIds: ReadonlyMap<string, string>,
): Promise<readonly AcceptedAlert[]> {
  const rows = await trx
    .insertInto('alerts')
    .values(
      alerts.map((alert) => ({
        workspace_id: road.workspace,
        connection_id: connectionId,
        condition_id: conditionIds.get(conditionKeyOf(alert))!,
        company_key: alert.companyKey,
        state: alert.state,
        severity: alert.severity,
        title: withoutNull(alert.title),
        text: withoutNull(alert.text),
        device: alert.device,
        user_name: alert.user,
        at: alert.at,
        raw: JSON.stringify(alert.raw ?? null).replaceAll('\\u0000', ''),
        outcome: null,
        ticket_id: null,
      })),
    )
    .returning(['id', 'condition_id'])
    .execute()
  await trx
    .insertInto('ledger')
    .values(
      rows.map((row, at) => ({
        workspace_id: road.workspace,
        condition_id: row.condition_id,
        alert_id: row.id,
        step: 'accepted',
        detail: JSON.stringify({ state: alerts[at]!.state, conditionKey: alerts[at]!.conditionKey, companyKey: alerts[at]!.companyKey }),
        vendor_calls: '[]',
      })),
    )
    .execute()
  return rows.map((row, at) => ({ id: row.id, conditionKey: alerts[at]!.conditionKey, title: alerts[at]!.title }))
}

/** Postgres keeps no NUL in a text. */
function withoutNull(text: string): string {
  return text.replaceAll('\0', '')
}
