import { JackfieldError, PermissionError } from '@jackfield/core'
import type { Device, DeviceChange, DeviceRegister, Id } from '@jackfield/core'
import type { Road } from '../road/road.ts'
import { factsOf } from './device-facts.ts'
import type { DeviceFacts } from './device-facts.ts'
import type { MatchedBy } from './device-matching.ts'
import { changeRow, openCreates } from './device-rows.ts'
import type { DevicePair, DeviceRow } from './device-rows.ts'
import { hashOf } from './wanted-device.ts'

/** What writes of a run need. */
export interface Writing {
  readonly road: Road
  readonly pair: DevicePair
  readonly register: DeviceRegister
  /** Seconds in which the vendor may still carry out a request that it never answered. */
  readonly window: number
  readonly kindId: Id
}

/** One device to make. */
export interface NewDevice {
  readonly deviceId: Id
  readonly link: string
  readonly companyId: Id
  readonly wanted: DeviceChange & { readonly name: string }
}

const notMade = { state: 'found', sent_at: null, sent_hash: null } as const

/** The will to create is committed before the request leaves: whoever comes after a crash looks for the link first. */
export async function addDevice(writing: Writing, device: NewDevice): Promise<DeviceFacts> {
  const { road, pair, register } = writing
  const { wanted, companyId, link } = device
  const hash = hashOf(wanted)
  await changeRow(road, pair, device.deviceId, { state: 'creating', sent_hash: hash, reason: null }, true)
  try {
    const created = await register.create({ ...wanted, companyId, link, kindId: writing.kindId })
    return await linked(writing, device.deviceId, created.device, 'created', hash)
  } catch (error) {
    // Nothing was made, so nothing has to be looked for. Any other error, as of the store after the vendor's answer, does not say that.
    if (JackfieldError.isInstance(error) && error.outcome !== 'unknown') {
      await changeRow(road, pair, device.deviceId, { ...notMade, reason: reasonOf(error) })
    } else {
      await changeRow(road, pair, device.deviceId, { reason: reasonOf(error) }, true)
    }
    throw error
  }
}

export async function updateDevice(
  writing: Writing,
  deviceId: Id,
  target: DeviceFacts,
  change: DeviceChange,
  how: { readonly by: MatchedBy; readonly hash: string },
): Promise<void> {
  const { device } = await writing.register.update(target.id, change)
  await linked(writing, deviceId, device, how.by, how.hash)
}

export async function setDeviceActive(writing: Writing, deviceId: Id, targetId: Id, isActive: boolean): Promise<void> {
  await writing.register.setActive(targetId, isActive)
  await changeRow(writing.road, writing.pair, deviceId, { state: isActive ? 'linked' : 'vanished', reason: null })
}

async function linked(
  { road, pair }: Writing,
  deviceId: Id,
  device: Device,
  by: NonNullable<DeviceRow['matched_by']>,
  hash: string | null,
): Promise<DeviceFacts> {
  await changeRow(road, pair, deviceId, {
    state: 'linked',
    target_id: device.id,
    matched_by: by,
    sent_hash: hash,
    sent_at: null,
    reason: null,
  })
  return factsOf(device)
}

/**
 * Ends creates of which nobody knows how they ended, of this run or of one that was killed: waits until the vendor can't carry them out any
 * more, then looks for the link. Where it is, the device is there; where it is not, it can be created again. Gives those that were found. `others`:
 * the PSA's devices that are known to be others.
 */
export async function settleCreates(
  writing: Writing,
  { companyOf, others }: { readonly companyOf: (row: DeviceRow) => Id | undefined; readonly others: ReadonlySet<Id> },
  wait: (seconds: number) => Promise<void>,
): Promise<readonly DeviceFacts[]> {
  const found: DeviceFacts[] = []
  // The time of all of them passes at once.
  let waited = 0
  for (const row of await openCreates(writing.road, writing.pair)) {
    const left = writing.window - row.secondsSince - waited
    if (left > 0) {
      await wait(left)
      waited += left
    }
    const companyId = companyOf(row)
    const scope = { except: others, ...(companyId === undefined ? {} : { companyId }) }
    const [device] = await writing.register.findByLink(row.link, scope)
    if (device) found.push(await linked(writing, row.device_id, device, 'link', row.sent_hash))
    else await changeRow(writing.road, writing.pair, row.device_id, notMade)
  }
  return found
}

/** Where one device failed so, all would. */
export function endsTheRun(error: unknown): boolean {
  if (!JackfieldError.isInstance(error)) return true
  return PermissionError.isInstance(error) || error.code === 'AUTHENTICATION'
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
