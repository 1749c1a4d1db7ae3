import type { Id } from '@jackfield/core'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Alert } from '../alerts/alert.ts'
import type { AlertTable } from '../store/schema.ts'
import type { WorkspaceTransaction } from '../store/store.ts'
import { bareKeyOf } from '../intake.ts'
import type { Poll } from './poll.ts'

/** An alert that the source ended. */
export interface Ended {
  readonly alertId: Id
  /** For people: `is over`, `is gone`. */
  readonly how: 'is over' | 'is gone'
}

type Row = Selectable<AlertTable> & { readonly linked_id: string; readonly condition_key: string }

/** The source ended these. A condition is over when none of its alerts is open any more. */
export async function endAlerts(poll: Poll, ended: readonly Ended[]): Promise<void> {
  if (ended.length === 0) return
  const howOf = new Map(ended.map(({ alertId, how }) => [alertId, how]))
  const open = await openRows(poll, [...howOf.keys()])
  for (const [, rows] of Map.groupBy(open, (row) => row.condition_id)) {
    const over = rows.filter((row) => howOf.has(row.linked_id))
    if (over.length < rows.length) await markEnded(poll, over)
    else await clearCondition(poll, over, howOf)
  }
}

/** The open alerts of every condition that these belong to, each with the alert that it is here. */
async function openRows({ road, link }: Poll, alertIds: readonly Id[]): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select d.*, a.alert_id as linked_id, c.condition_key
    from desk.linked_alerts a
    join desk.alerts d on d.workspace_id = a.workspace_id and d.id = a.desk_alert_id
    join desk.conditions c on c.workspace_id = a.workspace_id and c.id = a.condition_id
    where a.workspace_id = ${road.workspace} and a.state = 'open' and a.condition_id in (
      select condition_id from desk.linked_alerts
      where workspace_id = ${road.workspace} and link_id = ${link.id} and state = 'open' and alert_id = any(${[...alertIds]}::text[])
    )
    order by d.id`.execute(road.store.in(road.workspace))
  return rows
}

/** The condition goes the way of any that is cleared; that its alerts have ended is committed with it. */
async function clearCondition(poll: Poll, rows: readonly Row[], howOf: ReadonlyMap<Id, Ended['how']>): Promise<void> {
  const latest = rows.at(-1)!
  await poll.intake.accept(poll.link.to_connection_id, [clearOf(poll, latest, rows, howOf)], {
    within: (trx) => markEnded(poll, rows, trx),
  })
}

function clearOf({ from }: Poll, latest: Row, rows: readonly Row[], howOf: ReadonlyMap<Id, Ended['how']>): Alert {
  const ended = rows.map((row) => ({ id: row.linked_id, how: howOf.get(row.linked_id) }))
  return {
    conditionKey: bareKeyOf(latest),
    companyKey: latest.company_key,
    state: 'cleared',
    severity: latest.severity,
    title: latest.title,
    text: ended.map(({ id, how }) => `Alert ${id} at ${from.name} ${how}.`).join('\n'),
    device: latest.device,
    user: null,
    at: null,
    raw: { endedAt: from.name, ended },
  }
}

async function markEnded({ road, link }: Poll, rows: readonly Row[], trx: WorkspaceTransaction | null = null): Promise<void> {
  if (rows.length === 0) return
  await (trx ?? road.store.in(road.workspace))
    .updateTable('linked_alerts')
    .set({ state: 'ended', reason: null, retry_at: null, updated_at: sql<Date>`clock_timestamp()` })
    .where('workspace_id', '=', road.workspace)
    .where('link_id', '=', link.id)
    .where('state', '=', 'open')
    .where(
      'alert_id',
      'in',
      rows.map((row) => row.linked_id),
    )
    .execute()
}
