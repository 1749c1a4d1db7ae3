import { setTimeout } from 'node:timers/promises'
import { IncompleteListingError, InvalidInputError, requireCapability } from '@jackfield/core'
import type { DeviceRegister, Id } from '@jackfield/core'
import type { Road } from '../road/road.ts'
import { setDeviceActive, settleCreates } from './carry-out.ts'
import type { Writing } from './carry-out.ts'
import { pairCompanies } from './device-companies.ts'
import type { CompanyPairs } from './device-companies.ts'
import { factsOf } from './device-facts.ts'
import type { DeviceFacts } from './device-facts.ts'
import { DeviceMatching } from './device-matching.ts'
import { deviceRows, takenTargets, takeOverCreates, unseenRows } from './device-rows.ts'
import type { KnownDevice } from './device-rows.ts'
import { takeBatch } from './batch.ts'
import type { Discovery } from './batch.ts'
import type { DiscoveryOptions, DiscoveryResult, NotInactivated } from './discovery.ts'
import { linkReading } from './link-reading.ts'
import type { ClaimedRun } from './runs.ts'
import type { Tally } from './tally.ts'

/** Devices that are decided, remembered and written together. */
const batchSize = 200

/** Of the linked devices: more of them gone at once is an outage of the source, or a scope that somebody took away. */
const usualShare = 0.2

/**
 * Brings the devices of one connection into another one: customers first, then devices. Matches by the store, the link, serial number, address and
 * name within the company; writes what is new or changed; switches off what the source has no more, unless its listing was incomplete or too many
 * are gone. Throws what the vendors' listings throw; what goes wrong with one device is counted and told, and the run goes on.
 */
export async function bringDevices(
  road: Road,
  { id: run, pair, options: { kindId: wantedKind, dryRun: isDryRun = false } }: ClaimedRun,
  options: DiscoveryOptions,
  tally: Tally,
): Promise<DiscoveryResult> {
  const [from, to] = await Promise.all([road.connections(pair.fromId, road.workspace), road.connections(pair.toId, road.workspace)])
  const inventory = requireCapability(from.connection, 'deviceInventory')
  const targets = requireCapability(to.connection, 'deviceInventory')
  const register = requireCapability(to.connection, 'deviceRegister')
  const kindId = await kindOf(register, wantedKind)
  if (!isDryRun) await takeOverCreates(road, pair)
  const tell = options.onProgress ?? (() => {})
  tell({ stage: 'companies', done: 0, total: null })
  const companies = await pairCompanies(road, from, to, isDryRun)
  options.signal?.throwIfAborted()
  const matching = new DeviceMatching(
    await allFacts(targets.list({}).pages(), (done) => {
      options.signal?.throwIfAborted()
      tell({ stage: 'targets', done, total: null })
    }),
  )
  const rows = await deviceRows(road, pair)
  const writing: Writing = { road, pair, register, window: to.lateCommitWindow / 1000, kindId }
  const taken = new Set((await takenTargets(road, pair.toId)).keys())
  const discovery: Discovery = {
    writing,
    workspace: road.workspace,
    from,
    run: isDryRun ? null : run,
    matching,
    links: await linkReading(
      { road, pair, register, inventory: targets, matching, taken, known: linkedCompanies(rows, companies) },
      (done) => tell({ stage: 'links', done, total: null }),
    ),
    rows,
    companies,
    taken,
    tally,
    options,
  }
  const companyOf = (row: KnownDevice): Id | undefined => (row.company_id === null ? undefined : companies.byId.get(row.company_id))
  const settle = async (others: ReadonlySet<Id>): Promise<void> => {
    if (isDryRun) return
    const found = await settleCreates(writing, { companyOf, others }, (seconds) => waitFor(seconds, options.signal))
    for (const device of found) matching.add(device)
  }
  // What a killed run left open is known before anything is matched.
  await settle(taken)
  if (!isDryRun) for (const [id, row] of await deviceRows(road, pair)) rows.set(id, row)

  const isComplete = await walkSource(discovery, inventory.list({}).pages(), rows.size)
  tell({ stage: 'settling', done: 0, total: null })
  // Whatever was listed stood there before.
  await settle(new Set([...taken, ...matching.ids()]))
  const gone = isDryRun ? [...rows.values()].filter((row) => isGone(row, tally)) : await unseenRows(road, pair, run)
  const refused = whyNot(gone.length, linkedIn(rows) + tally.counts().added, isComplete, options.mostInactivated ?? usualShare)
  if (refused === null) await switchOff(discovery, gone)
  return tally.result({ isComplete, vanished: gone.length, notInactivated: refused }, companies, from.originName)
}

async function kindOf(register: DeviceRegister, wanted: Id | undefined): Promise<Id> {
  const kinds = (await register.kinds()).filter(({ isActive }) => isActive)
  const found =
    wanted === undefined
      ? (kinds.find(({ isDefault }) => isDefault) ?? (kinds.length === 1 ? kinds[0] : undefined))
      : kinds.find(({ id }) => id === wanted)
  if (found) return found.id
  const names = kinds.slice(0, 20).map(({ name, id }) => `${name} (${id})`)
  throw new InvalidInputError({
    message:
      wanted === undefined ? 'What new devices become has to be chosen: there is no default.' : `There is no kind of device ${wanted}.`,
    nextStep: names.length > 0 ? `Choose one of: ${names.join(', ')}.` : 'Make a kind of device at the PSA first.',
  })
}

async function allFacts(
  pages: AsyncIterable<readonly Parameters<typeof factsOf>[0][]>,
  onPage: (done: number) => void,
): Promise<DeviceFacts[]> {
  const facts: DeviceFacts[] = []
  for await (const page of pages) {
    for (const device of page) facts.push(factsOf(device))
    onPage(facts.length)
  }
  return facts
}

/** Whether the source's list was complete. An incomplete one is used as far as it goes. */
async function walkSource(
  discovery: Discovery,
  pages: AsyncIterable<readonly Parameters<typeof factsOf>[0][]>,
  expected: number,
): Promise<boolean> {
  const { tally, options } = discovery
  let waiting: DeviceFacts[] = []
  const flush = async (size: number): Promise<void> => {
    while (waiting.length >= Math.max(1, size)) {
      options.signal?.throwIfAborted()
      await takeBatch(discovery, waiting.slice(0, batchSize))
      waiting = waiting.slice(batchSize)
      const { seen } = tally.counts()
      options.onProgress?.({ stage: 'devices', done: seen, total: expected > seen ? expected : null })
    }
  }
  let isComplete = true
  try {
    for await (const page of pages) {
      waiting.push(...page.map(factsOf))
      await flush(batchSize)
    }
  } catch (error) {
    if (!IncompleteListingError.isInstance(error)) throw error
    isComplete = false
  }
  await flush(1)
  return isComplete
}

function linkedCompanies(rows: ReadonlyMap<Id, KnownDevice>, companies: CompanyPairs): ReadonlySet<Id> {
  return new Set([...rows.values()].flatMap((row) => (row.target_id === null ? [] : (companies.byId.get(row.company_id ?? '') ?? []))))
}

function isGone(row: KnownDevice, tally: Tally): boolean {
  return row.state === 'linked' && row.decision === null && !tally.hasSeen(row.device_id)
}

function linkedIn(rows: ReadonlyMap<Id, KnownDevice>): number {
  return [...rows.values()].filter(({ state }) => state === 'linked').length
}

function whyNot(gone: number, linked: number, isComplete: boolean, mostInactivated: number): NotInactivated {
  if (gone === 0) return null
  if (!isComplete) return 'incomplete'
  return gone > linked * mostInactivated ? 'guard' : null
}

async function switchOff({ writing, tally, options }: Discovery, gone: readonly KnownDevice[]): Promise<void> {
  let done = 0
  for (const row of gone) {
    options.signal?.throwIfAborted()
    if (row.target_id === null) continue
    options.onStep?.({ kind: 'inactivate', deviceId: row.device_id, name: row.name, targetId: row.target_id })
    try {
      if (!options.dryRun) await setDeviceActive(writing, row.device_id, row.target_id, false)
      tally.count('inactivated')
    } catch (error) {
      tally.fail({ id: row.device_id, name: row.name }, error)
    }
    options.onProgress?.({ stage: 'vanished', done: (done += 1), total: gone.length })
  }
}

/** The vendor may still carry out what was sent. */
async function waitFor(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(seconds * 1000, undefined, signal ? { signal } : {})
}
