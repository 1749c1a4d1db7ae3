import type { Id } from '@jackfield/core'
import { sql } from 'kysely'
import type { Selectable, Updateable } from 'kysely'
import type { Road } from '../road/road.ts'
import type { DeviceLinkTable } from '../store/device-schema.ts'

export type DeviceRow = Selectable<DeviceLinkTable>

/** Whose devices, and where they are kept. */
export interface DevicePair {
  readonly fromId: string
  readonly toId: string
}

const known = ['device_id', 'name', 'company_id', 'state', 'decision', 'target_id', 'matched_by', 'sent_hash'] as const

/** As much of a row as a run has to have at hand, of every device. */
export type KnownDevice = Pick<DeviceRow, (typeof known)[number]>

/** Everything known of a pair, by the source's device id. */
export async function deviceRows(road: Road, pair: DevicePair): Promise<Map<Id, KnownDevice>> {
  const rows = await road.store
    .in(road.workspace)
    .selectFrom('device_links')
    .select(known)
    .where('workspace_id', '=', road.workspace)
    .where('from_connection_id', '=', pair.fromId)
    .where('to_connection_id', '=', pair.toId)
    .execute()
  return new Map(rows.map((row) => [row.device_id, row]))
}

/** Devices of the PSA that some source's device is: of this source or of another one. */
export async function takenTargets(road: Road, toId: string): Promise<Map<Id, string>> {
  const rows = await road.store
    .in(road.workspace)
    .selectFrom('device_links')
    .select(['target_id', 'link'])
    .where('workspace_id', '=', road.workspace)
    .where('to_connection_id', '=', toId)
    .where('target_id', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.target_id ?? '', row.link]))
}

/** What a batch saw at the source. Rows that are there keep what they are. */
export interface SeenDevice {
  readonly deviceId: Id
  readonly link: string
  readonly name: string
  readonly companyId: Id | null
  readonly companyName: string | null
}

/** Writes what was seen in one statement. */
export async function rememberSeen(road: Road, pair: DevicePair, run: string, seen: readonly SeenDevice[]): Promise<void> {
  if (seen.length === 0) return
  const column = <T>(of: (device: SeenDevice) => T): T[] => seen.map(of)
  await sql`
    insert into desk.device_links
      (workspace_id, from_connection_id, device_id, to_connection_id, link, name, company_id, company_name, state, seen_in)
    select ${road.workspace}, ${pair.fromId}::uuid, device_id, ${pair.toId}::uuid, link, name, company_id, company_name, 'found', ${run}::bigint
    from unnest(
      ${column(({ deviceId }) => deviceId)}::text[], ${column(({ link }) => link)}::text[], ${column(({ name }) => name)}::text[],
      ${column(({ companyId }) => companyId)}::text[], ${column(({ companyName }) => companyName)}::text[]
    ) as given (device_id, link, name, company_id, company_name)
    on conflict (workspace_id, from_connection_id, device_id, to_connection_id) do update set
      name = excluded.name, company_id = excluded.company_id, company_name = excluded.company_name, seen_in = excluded.seen_in`.execute(
    road.store.in(road.workspace),
  )
}

export type DeviceRowChange = Pick<
  Updateable<DeviceLinkTable>,
  'state' | 'decision' | 'target_id' | 'matched_by' | 'sent_hash' | 'sent_at' | 'reason'
>

/** Changes one row; `isSent` writes the database's time as the moment at which a create left. */
export async function changeRow(road: Road, pair: DevicePair, deviceId: Id, change: DeviceRowChange, isSent = false): Promise<void> {
  await road.store
    .in(road.workspace)
    .updateTable('device_links')
    .set({
      ...change,
      ...(isSent ? { sent_at: sql<Date>`clock_timestamp()` } : {}),
      updated_at: sql<Date>`clock_timestamp()`,
    })
    .where('workspace_id', '=', road.workspace)
    .where('from_connection_id', '=', pair.fromId)
    .where('to_connection_id', '=', pair.toId)
    .where('device_id', '=', deviceId)
    .execute()
}

/** Creates whose end is not known, with the seconds since they left. */
export async function openCreates(road: Road, pair: DevicePair): Promise<readonly (DeviceRow & { readonly secondsSince: number })[]> {
  const rows = await road.store
    .in(road.workspace)
    .selectFrom('device_links')
    .selectAll()
    .select(sql<string>`extract(epoch from clock_timestamp() - sent_at)`.as('elapsed'))
    .where('workspace_id', '=', road.workspace)
    .where('from_connection_id', '=', pair.fromId)
    .where('to_connection_id', '=', pair.toId)
    .where('state', '=', 'creating')
    .orderBy('sent_at')
    .execute()
  return rows.map(({ elapsed, ...row }) => ({ ...row, secondsSince: Number(elapsed) }))
}

/**
 * Creates that another process left open when it was killed. When their requests left is not known, for they may have waited for the vendor's
 * limits long after the will was written: only that it was before now.
 */
export async function takeOverCreates(road: Road, pair: DevicePair): Promise<void> {
  await road.store
    .in(road.workspace)
    .updateTable('device_links')
    .set({ sent_at: sql<Date>`clock_timestamp()` })
    .where('workspace_id', '=', road.workspace)
    .where('from_connection_id', '=', pair.fromId)
    .where('to_connection_id', '=', pair.toId)
    .where('state', '=', 'creating')
    .execute()
}

/** Linked devices that a complete run did not see. */
export async function unseenRows(road: Road, pair: DevicePair, run: string): Promise<readonly KnownDevice[]> {
  return road.store
    .in(road.workspace)
    .selectFrom('device_links')
    .select(known)
    .where('workspace_id', '=', road.workspace)
    .where('from_connection_id', '=', pair.fromId)
    .where('to_connection_id', '=', pair.toId)
    .where('state', '=', 'linked')
    .where('decision', 'is', null)
    .where((row) => row.or([row('seen_in', 'is', null), row('seen_in', '<>', run)]))
    .orderBy('device_id')
    .execute()
}
