import { InvalidInputError } from '@jackfield/core'
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

/** One call's alerts, on their way into the store. */
interface Call {
  readonly connectionId: string
  readonly alerts: readonly Alert[]
  readonly options: AcceptOptions
  resolve(accepted: readonly AcceptedAlert[]): void
  reject(error: unknown): void
}

/** Transactions at the same time: one is written while the disk confirms the other. */
const atOnce = 2
/** Alerts of calls that share a transaction. A call with more has one of its own. */
const mostAlerts = 500

/**
 * Takes alerts of a workspace over for good: when `accept` resolves they are committed, each with its condition and the job that will see to
 * it, all or none of a call. Calls that come while others are being written share the next transaction, for a busy source sends single
 * alerts over many connections, and a commit costs the same for one as for a hundred. Nobody waits for others to come.
 */
export class Intake {
  readonly #road: () => Promise<Road>
  readonly #waiting: Call[] = []
  #underWay = 0

  constructor(road: () => Promise<Road>) {
    this.#road = road
  }

  accept(connectionId: string, alerts: readonly Alert[], options: AcceptOptions = {}): Promise<readonly AcceptedAlert[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ connectionId, alerts, options, resolve, reject })
      this.#go()
    })
  }

  #go(): void {
    while (this.#underWay < atOnce && this.#waiting.length > 0) {
      this.#underWay += 1
      void this.#carryOut(this.#nextCalls()).finally(() => {
        this.#underWay -= 1
        this.#go()
      })
    }
  }

  #nextCalls(): readonly Call[] {
    let alerts = 0
    const end = this.#waiting.findIndex((call, at) => (alerts += call.alerts.length) > mostAlerts && at > 0)
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end)
  }

  async #carryOut(calls: readonly Call[]): Promise<void> {
    const progress = { isCommitting: false }
    try {
      const accepted = await acceptTogether(await this.#road(), calls, progress)
      for (const [at, call] of calls.entries()) call.resolve(accepted[at]!)
    } catch (error) {
      // Where a commit has no answer it may have been carried out: what is sent again then is the caller's choice.
      if (calls.length === 1 || progress.isCommitting) for (const call of calls) call.reject(error)
      // The fault of one call is no other's.
      else for (const call of calls) await this.#carryOut([call])
    }
  }
}

async function acceptTogether(
  road: Road,
  calls: readonly Call[],
  progress: { isCommitting: boolean },
): Promise<readonly (readonly AcceptedAlert[])[]> {
  return road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const accepted = new Map<Call, readonly AcceptedAlert[]>()
      const conditions = new Set<string>()
      // Sorted, so that two transactions lock the conditions of several connections in the same order.
      const byConnection = [...Map.groupBy(calls, (call) => call.connectionId)].sort(([left], [right]) => (left < right ? -1 : 1))
      for (const [connectionId, some] of byConnection) {
        const stored = await insertAll(
          road,
          trx,
          connectionId,
          some.flatMap((call) => call.alerts),
        )
        for (const { condition_id } of stored) conditions.add(condition_id)
        const rest = stored.values()
        for (const call of some) {
          accepted.set(
            call,
            call.alerts.map(({ conditionKey, title }) => ({ id: rest.next().value!.id, conditionKey, title })),
          )
        }
      }
      await enqueue(road, trx, [...conditions])
      for (const call of calls) await call.options.within?.(trx, accepted.get(call)!)
      progress.isCommitting = true
      return calls.map((call) => accepted.get(call)!)
    })
    .catch((error: unknown) => {
      throw isMissingConnection(error) ? connectionGone() : error
    })
}

/** Postgres’ foreign_key_violation: the alerts' conditions refer to it. */
function isMissingConnection(error: unknown): boolean {
  const { code, constraint } = error as { readonly code?: unknown; readonly constraint?: unknown }
  return code === '23503' && constraint === 'conditions_workspace_id_connection_id_fkey'
}

function connectionGone(): InvalidInputError {
  return new InvalidInputError({
    message: 'There is no connection with this id.',
    nextStep: 'Send the alerts to another connection: `jackfield connections list` shows them.',
  })
}

/**
 * The same trouble at two customers is two conditions, also where a source numbers its conditions the same for all: the company's key is
 * part of the condition's.
 */
export function conditionKeyOf(alert: Pick<Alert, 'conditionKey' | 'companyKey'>): string {
  return alert.companyKey === null ? alert.conditionKey : `${alert.companyKey}/${alert.conditionKey}`
}

/** The alert's own part of a condition's key, without the company's. */
export function bareKeyOf({
  condition_key: key,
  company_key: company,
}: {
  readonly condition_key: string
  readonly company_key: string | null
}): string {
  return company === null ? key : key.slice(company.length + 1)
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
