import type { Id } from '@jackfield/core'
import type { DeskConnection } from '../desk-connection.ts'
import { addDevice, setDeviceActive, updateDevice } from './carry-out.ts'
import type { Writing } from './carry-out.ts'
import { decide } from './decide.ts'
import type { Decision } from './decide.ts'
import type { CompanyPairs } from './device-companies.ts'
import type { DeviceFacts } from './device-facts.ts'
import { deviceLinkOf } from './device-link.ts'
import type { DeviceMatching } from './device-matching.ts'
import { changeRow, rememberSeen } from './device-rows.ts'
import type { KnownDevice } from './device-rows.ts'
import type { DeviceStep, DiscoveryOptions } from './discovery.ts'
import type { LinkReading } from './link-reading.ts'
import type { Tally } from './tally.ts'

/** What a run works with. */
export interface Discovery {
  readonly writing: Writing
  readonly workspace: string
  readonly from: DeskConnection
  /** Null on a dry run. */
  readonly run: string | null
  readonly matching: DeviceMatching
  readonly links: LinkReading
  /** As they were when the run began, by the source's device id. */
  readonly rows: ReadonlyMap<Id, KnownDevice>
  readonly companies: CompanyPairs
  /** The PSA's devices that are some source's device already. */
  readonly taken: Set<Id>
  readonly tally: Tally
  readonly options: DiscoveryOptions
}

interface Decided {
  readonly source: DeviceFacts
  readonly link: string
  readonly decision: Decision
}

/** Writes at the vendor at the same time: its own limits are kept by the quota. */
const atOnce = 8

/** Decides about some devices in their order, remembers that they were seen, then writes. */
export async function takeBatch(discovery: Discovery, sources: readonly DeviceFacts[]): Promise<void> {
  const { writing, run, tally, options } = discovery
  await discovery.links.readFor(new Set(sources.flatMap(({ companyId }) => discovery.companies.byId.get(companyId ?? '') ?? [])))
  const decided = sources.filter(({ id }) => !tally.hasSeen(id)).map((source) => decideOn(discovery, source))
  for (const { source, decision } of decided) options.onStep?.(stepOf(source, decision))
  if (run !== null) {
    const seen = decided.map(({ source: { id, name, companyId, companyName }, link }) => ({
      deviceId: id,
      link,
      name,
      companyId,
      companyName,
    }))
    await rememberSeen(writing.road, writing.pair, run, seen)
  }
  const waiting = [...decided]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      options.signal?.throwIfAborted()
      await carryOut(discovery, next)
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, work))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

function decideOn(discovery: Discovery, source: DeviceFacts): Decided {
  const { workspace, from, matching, rows, companies, taken, tally } = discovery
  tally.see(source.id)
  const link = deviceLinkOf({ workspace, origin: from.originName, deviceId: source.id })
  const row = rows.get(source.id)
  const companyId = source.companyId === null ? undefined : companies.byId.get(source.companyId)
  const decision = decide(source, { link, row, companyId, matching, taken })
  // Two of the source's devices are never the same one of the PSA's.
  if (decision.kind === 'link') taken.add(decision.target.id)
  return { source, link, decision }
}

async function carryOut(discovery: Discovery, { source, link, decision }: Decided): Promise<void> {
  const { tally, options, writing } = discovery
  const { road, pair } = writing
  try {
    switch (decision.kind) {
      case 'unmapped':
        return tally.unmapped(source)
      case 'deferred':
      case 'ignored':
        return tally.count(decision.kind)
      case 'ambiguous': {
        const names = decision.targets.map(({ name, id }) => `${name} (${id})`).join(', ')
        if (!options.dryRun) await changeRow(road, pair, source.id, { reason: `Fits several devices by its ${decision.by}: ${names}.` })
        return tally.count('ambiguous')
      }
      case 'add': {
        const { companyId, wanted } = decision
        if (!options.dryRun) discovery.taken.add((await addDevice(writing, { deviceId: source.id, link, companyId, wanted })).id)
        return tally.count('added')
      }
      case 'link':
        return await linkDevice(discovery, source, decision)
    }
  } catch (error) {
    tally.fail(source, error)
  }
}

async function linkDevice(discovery: Discovery, source: DeviceFacts, decision: Extract<Decision, { kind: 'link' }>): Promise<void> {
  const { tally, options, writing, rows } = discovery
  const { target, by, change, hash, reactivate } = decision
  const isWritten = Object.keys(change).length > 0
  if (!options.dryRun) {
    const row = rows.get(source.id)
    if (isWritten) await updateDevice(writing, source.id, target, change, { by, hash })
    else if (row?.target_id !== target.id || row.sent_hash !== hash || row.state !== 'linked') {
      const matchedBy = row?.target_id === target.id ? row.matched_by : by
      await changeRow(writing.road, writing.pair, source.id, {
        state: reactivate ? 'vanished' : 'linked',
        target_id: target.id,
        matched_by: matchedBy,
        sent_hash: hash,
        reason: null,
      })
    }
    if (reactivate) await setDeviceActive(writing, source.id, target.id, true)
  }
  tally.count(reactivate ? 'reactivated' : isWritten ? 'updated' : 'same')
}

function stepOf({ id, name }: DeviceFacts, decision: Decision): DeviceStep {
  const about = { deviceId: id, name }
  if (decision.kind === 'ambiguous')
    return { ...about, kind: 'ambiguous', targets: decision.targets.map((target) => ({ id: target.id, name: target.name })) }
  if (decision.kind !== 'link') return { ...about, kind: decision.kind }
  const kind = decision.reactivate ? 'reactivate' : Object.keys(decision.change).length > 0 ? 'update' : 'same'
  return { ...about, kind, targetId: decision.target.id, by: decision.by }
}
