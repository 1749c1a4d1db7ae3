import { NotFoundError } from '@jackfield/core'
import type { Device, DeviceInventory, DeviceRegister, Id } from '@jackfield/core'
import { sql } from 'kysely'
import type { Road } from '../road/road.ts'
import { factsOf } from './device-facts.ts'
import type { DeviceMatching } from './device-matching.ts'
import type { DevicePair } from './device-rows.ts'

/** Tells the matching which links the devices of some of the PSA's companies carry. */
export interface LinkReading {
  readFor(companyIds: ReadonlySet<Id>): Promise<void>
}

/** Records read at the same time: the vendor's limits are kept by the quota. */
const atOnce = 8

interface Reading {
  readonly road: Road
  readonly pair: DevicePair
  readonly register: DeviceRegister
  readonly inventory: DeviceInventory
  readonly matching: DeviceMatching
  /** Devices that the store knows. */
  readonly taken: ReadonlySet<Id>
  /** The PSA's companies of which the store has linked a device. */
  readonly known: ReadonlySet<Id>
}

/**
 * For a vendor whose list does not tell links: the store may be a new one in place of one that was lost. So until a first run of the pair was
 * complete, and later on for companies of which nothing is linked yet, each device that the store does not know is read by itself, once a run.
 */
export async function linkReading(reading: Reading, onRead: (done: number) => void): Promise<LinkReading> {
  if (reading.register.isLinkListed) return { readFor: async () => {} }
  const { inventory, matching, taken } = reading
  const known = new Set((await hasCompleteRun(reading.road, reading.pair)) ? reading.known : [])
  let done = 0
  return {
    async readFor(companyIds) {
      const fresh = [...companyIds].filter((companyId) => !known.has(companyId))
      for (const companyId of fresh) known.add(companyId)
      const waiting = fresh.flatMap((companyId) => matching.ofCompany(companyId)).filter(({ id }) => !taken.has(id))
      const read = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const device = await recordOf(inventory, next.id)
          if (device) matching.add(factsOf(device))
          onRead((done += 1))
        }
      }
      await Promise.all(Array.from({ length: atOnce }, read))
    },
  }
}

/** Somebody may have deleted it since it was listed. */
async function recordOf(inventory: DeviceInventory, id: Id): Promise<Device | null> {
  try {
    return await inventory.get(id)
  } catch (error) {
    if (NotFoundError.isInstance(error)) return null
    throw error
  }
}

/** One that failed or was killed has no result, and a dry run stores no link. */
async function hasCompleteRun(road: Road, { fromId, toId }: DevicePair): Promise<boolean> {
  const run = await road.store
    .in(road.workspace)
    .selectFrom('discoveries')
    .select('id')
    .where('workspace_id', '=', road.workspace)
    .where('from_connection_id', '=', fromId)
    .where('to_connection_id', '=', toId)
    .where(sql<boolean>`result->>'isComplete' = 'true'`)
    .where('is_dry_run', '=', false)
    .limit(1)
    .executeTakeFirst()
  return run !== undefined
}
