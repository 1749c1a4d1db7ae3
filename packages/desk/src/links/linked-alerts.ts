import type { Id, SourceAlert } from '@jackfield/core'
import { sql } from 'kysely'
import type { LinkedAlertState } from '../store/link-schema.ts'
import type { Poll } from './poll.ts'

export interface KnownAlert {
  readonly state: LinkedAlertState
  readonly was_raised: boolean
}

/** What is known of some alerts, by their ids. */
export async function knownAlerts({ road, link }: Poll, alerts: readonly SourceAlert[]): Promise<ReadonlyMap<Id, KnownAlert>> {
  if (alerts.length === 0) return new Map()
  const rows = await road.store
    .in(road.workspace)
    .selectFrom('linked_alerts')
    .select(['alert_id', 'state', 'was_raised'])
    .where('workspace_id', '=', road.workspace)
    .where('link_id', '=', link.id)
    .where(
      'alert_id',
      'in',
      alerts.map(({ id }) => id),
    )
    .execute()
  return new Map(rows.map(({ alert_id: id, ...known }) => [id, known]))
}

export async function openAlertIds({ road, link }: Poll): Promise<readonly Id[]> {
  const rows = await road.store
    .in(road.workspace)
    .selectFrom('linked_alerts')
    .select('alert_id')
    .where('workspace_id', '=', road.workspace)
    .where('link_id', '=', link.id)
    .where('state', '=', 'open')
    .execute()
  return rows.map(({ alert_id: id }) => id)
}

/** Remembers alerts that were there before the link, so that they stay left. */
export async function leaveAlerts({ road, link }: Poll, alerts: readonly SourceAlert[]): Promise<void> {
  if (alerts.length === 0) return
  await road.store
    .in(road.workspace)
    .insertInto('linked_alerts')
    .values(
      alerts.map(({ id, state }) => ({
        workspace_id: road.workspace,
        link_id: link.id,
        alert_id: id,
        state: 'left' as const,
        was_raised: state === 'raised',
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** From now on whatever is not known is new. */
export async function keepFirstRead({ road, link }: Poll): Promise<void> {
  await road.store
    .in(road.workspace)
    .updateTable('alert_links')
    .set({ first_read_at: sql<Date>`clock_timestamp()` })
    .where('workspace_id', '=', road.workspace)
    .where('id', '=', link.id)
    .execute()
}

export type LinkedAlertChange = Partial<{
  state: LinkedAlertState
  source_note: string
  source_note_sent_at: ReturnType<typeof sql<Date>>
  source_told_at: ReturnType<typeof sql<Date>>
  reason: string | null
  retry_at: ReturnType<typeof sql<Date>> | null
}>

/** Changes one alert of the link. */
export async function changeLinkedAlert(
  { road, link }: Poll,
  alertId: Id,
  change: LinkedAlertChange,
  trx = road.store.in(road.workspace),
): Promise<void> {
  await trx
    .updateTable('linked_alerts')
    .set({ ...change, updated_at: sql<Date>`clock_timestamp()` })
    .where('workspace_id', '=', road.workspace)
    .where('link_id', '=', link.id)
    .where('alert_id', '=', alertId)
    .execute()
}
