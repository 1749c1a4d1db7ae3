import { InvalidInputError, NotFoundError, requireCapability } from '@jackfield/core'
import type { Id } from '@jackfield/core'
import { sql } from 'kysely'
import { pageOf, rangeOf } from '../page.ts'
import type { Page, PageQuery } from '../page.ts'
import type { Road } from '../road/road.ts'
import { changeRow } from './device-rows.ts'
import type { DevicePair, DeviceRow } from './device-rows.ts'

/** A source's device, and what became of it at a PSA. */
export interface DiscoveredDevice {
  readonly deviceId: Id
  readonly name: string
  readonly companyName: string | null
  readonly state: DeviceRow['state']
  readonly decision: DeviceRow['decision']
  /** The PSA's device; null where there is none. */
  readonly targetId: Id | null
  readonly matchedBy: DeviceRow['matched_by']
  readonly reason: string | null
  readonly updatedAt: string
}

/** Which devices to list: those that wait for a person, by their state, or all. */
export interface DiscoveredQuery extends PageQuery {
  readonly state?: DeviceRow['state']
  readonly decision?: NonNullable<DeviceRow['decision']>
}

/** By the source's device id. */
export async function discoveredDevices(road: Road, { fromId, toId }: DevicePair, query: DiscoveredQuery): Promise<Page<DiscoveredDevice>> {
  const range = rangeOf(query)
  let rows = road.store
    .in(road.workspace)
    .selectFrom('device_links')
    .selectAll()
    .where('workspace_id', '=', road.workspace)
    .where('from_connection_id', '=', fromId)
    .where('to_connection_id', '=', toId)
    .orderBy('device_id')
    .limit(range.limit + 1)
  if (range.after !== null) rows = rows.where('device_id', '>', range.after)
  if (query.state !== undefined) rows = rows.where('state', '=', query.state)
  if (query.decision !== undefined) rows = rows.where('decision', '=', query.decision)
  return pageOf(await rows.execute(), range, (row) => row.device_id, discovered)
}

/** Throws `NotFoundError` for one that was never seen at the source. */
export async function discoveredDevice(road: Road, pair: DevicePair, deviceId: Id): Promise<DiscoveredDevice> {
  return discovered(await rowOf(road, pair, deviceId))
}

/** A person's word on a device: not now, never, or (null) as usual again. It holds from the next run on. */
export async function decideOnDevice(
  road: Road,
  pair: DevicePair,
  deviceId: Id,
  decision: DeviceRow['decision'],
): Promise<DiscoveredDevice> {
  await rowOf(road, pair, deviceId)
  await changeRow(road, pair, deviceId, { decision })
  return discovered(await rowOf(road, pair, deviceId))
}

/** Says by hand which of the PSA's devices it is. Throws `NotFoundError` where the PSA has none of that id. The next run brings it up to date. */
export async function linkDeviceByHand(road: Road, pair: DevicePair, deviceId: Id, targetId: Id): Promise<DiscoveredDevice> {
  await rowOf(road, pair, deviceId)
  const { connection } = await road.connections(pair.toId, road.workspace)
  const target = await requireCapability(connection, 'deviceInventory').get(targetId)
  const other = await ownerOf(road, pair, target.id, deviceId)
  if (other) {
    throw new InvalidInputError({
      message: `${target.name} (${target.id}) is linked to ${other.name} already.`,
      nextStep: `Ignore that device, or link it to another one, first: \`jackfield devices ignore ${other.device_id}\`.`,
    })
  }
  const link = {
    state: 'linked',
    target_id: target.id,
    matched_by: 'person',
    sent_hash: null,
    sent_at: null,
    decision: null,
    reason: null,
  } as const
  await changeRow(road, pair, deviceId, link)
  return discovered(await rowOf(road, pair, deviceId))
}

async function rowOf(road: Road, { fromId, toId }: DevicePair, deviceId: Id): Promise<DeviceRow> {
  const row = await road.store
    .in(road.workspace)
    .selectFrom('device_links')
    .selectAll()
    .where('workspace_id', '=', road.workspace)
    .where('from_connection_id', '=', fromId)
    .where('to_connection_id', '=', toId)
    .where('device_id', '=', deviceId)
    .executeTakeFirst()
  if (row) return row
  throw new NotFoundError({
    message: `No device ${deviceId} was discovered.`,
    nextStep: 'Run `jackfield devices discover` first, then look for its id in `jackfield devices list --to`, or in `GET /v1/devices`.',
  })
}

/** Whoever is that device of the PSA already; ignored ones are not. */
function ownerOf(road: Road, { toId }: DevicePair, targetId: Id, deviceId: Id): Promise<DeviceRow | undefined> {
  return road.store
    .in(road.workspace)
    .selectFrom('device_links')
    .selectAll()
    .where('workspace_id', '=', road.workspace)
    .where('to_connection_id', '=', toId)
    .where('target_id', '=', targetId)
    .where('device_id', '<>', deviceId)
    .where(sql<boolean>`decision is distinct from 'ignored'`)
    .executeTakeFirst()
}

function discovered(row: DeviceRow): DiscoveredDevice {
  return {
    deviceId: row.device_id,
    name: row.name,
    companyName: row.company_name,
    state: row.state,
    decision: row.decision,
    targetId: row.target_id,
    matchedBy: row.matched_by,
    reason: row.reason,
    updatedAt: row.updated_at.toISOString(),
  }
}
