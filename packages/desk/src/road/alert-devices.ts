import type { Id } from '@jackfield/core'
import type { PendingAlert, Run } from './run.ts'

/** The PSA's devices that an alert of a linked source is about: those that discovery found, less what a person took out of it. */
export async function devicesOf({ road, desk }: Run, alert: PendingAlert): Promise<readonly Id[]> {
  const rows = await road.store
    .in(road.workspace)
    .selectFrom('linked_alerts as a')
    .innerJoin('alert_links as l', (join) => join.onRef('l.workspace_id', '=', 'a.workspace_id').onRef('l.id', '=', 'a.link_id'))
    .innerJoin('device_links as d', (join) =>
      join
        .onRef('d.workspace_id', '=', 'l.workspace_id')
        .onRef('d.from_connection_id', '=', 'l.from_connection_id')
        .onRef('d.to_connection_id', '=', 'l.to_connection_id')
        .onRef('d.device_id', '=', 'a.device_id'),
    )
    .select('d.target_id')
    .where('a.workspace_id', '=', road.workspace)
    .where('a.desk_alert_id', '=', alert.id)
    .where('l.to_connection_id', '=', desk.id)
    .where('d.state', '=', 'linked')
    .where('d.decision', 'is', null)
    .execute()
  return rows.flatMap(({ target_id: id }) => (id === null ? [] : [id]))
}
