/**
 * One discovery from the Kaseya VSA sandbox, seed `large`, into a PSA's, in this process and on one virtual clock: a first run that is stopped in the
 * middle, one that goes on, one that has nothing to do, and one of which a page is lost. Takes the PSA and the generation as arguments, prints
 * its result as JSON. Needs --expose-gc.
 */
import { randomUUID } from 'node:crypto'
import { createTransport, memoryQuota } from '@jackfield/connector-kit'
import type { AnyConnector, ConnectionSettings, ConnectionV1 } from '@jackfield/core'
import { companyKeyOf, createDesk, defaultWorkspace, openStore } from '@jackfield/desk'
import type { DeskConnection, DiscoveryOptions, DiscoveryResult, Store } from '@jackfield/desk'
import { throwAwayCluster } from '@jackfield/host'
import { virtualClock } from '@jackfield/sandbox'
import type { RunningSandbox, VendorSandbox } from '@jackfield/sandbox'

export interface DiscoveryBench {
  readonly devices: number
  /** Devices that the PSA has more than before all. */
  readonly made: number
  readonly added: number
  readonly failed: number
  /** Virtual milliseconds of the stopped run and the one that went on. */
  readonly virtual: number
  readonly real: number
  /** Requests to the PSA of both, by method and route. */
  readonly requests: Readonly<Record<string, number>>
  /** Bytes in use on and off the heap at their highest, garbage collected, more than before; what the PSA's sandbox keeps of the devices counts too. */
  readonly held: number
  /** Of these, what stays when no run is under way: the sandbox's own records. */
  readonly kept: number
  /** Requests to the PSA that write, of the run after. */
  readonly secondWrites: number
  readonly secondSame: number
  readonly lostPage: Pick<DiscoveryResult, 'isComplete' | 'vanished' | 'notInactivated'> & { readonly inactivated: number }
  readonly doubled: number
}

const [, , psa = 'connectwise', generation = '9'] = process.argv
const quiet = () => {}
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }
const clock = virtualClock()
await using cleanUp = new AsyncDisposableStack()

const cluster = await throwAwayCluster()
cleanUp.defer(() => cluster.stop())
const store = openStore(await cluster.createDatabase())
cleanUp.defer(() => store.close())
const from = await openSide('rmm', 'kaseya-vsa', { seed: 'large', variants: { generation } })
const to = await openSide('psa', psa, { seed: 'demo' })
for (const { connection } of [from, to]) await insertConnection(store, connection)
const desk = createDesk({
  store,
  workspace: defaultWorkspace,
  logger,
  connections: async (id) => (id === from.connection.id ? from : to).connection,
})
cleanUp.defer(() => desk.close())

const devices = from.sandbox.devices()
const before = to.sandbox.devices().length
await mapEveryCustomer()
const [kind] = (await to.connection.connection.capabilities.deviceRegister!.kinds()).filter(({ isActive }) => isActive)

const heldBefore = used()
let held = 0
let looked = 0
const watch: DiscoveryOptions['onProgress'] = ({ done }) => {
  if (done < looked + 1000 && done >= looked) return
  looked = done
  held = Math.max(held, used() - heldBefore)
}

const requestsBefore = { ...to.sandbox.stats().byOperation }
const began = { virtual: clock.now(), real: performance.now() }
const stopping = new AbortController()
await run({
  signal: stopping.signal,
  onProgress(progress) {
    watch(progress)
    if (progress.stage === 'devices' && progress.done >= devices.length / 2) stopping.abort(new Error('stopped in the middle'))
  },
}).catch((error: unknown) => {
  if (!stopping.signal.aborted) throw error
})
const first = await run({ onProgress: watch })
const spent = { virtual: clock.now() - began.virtual, real: performance.now() - began.real }
const requests = requestsSince(requestsBefore)
const made = to.sandbox.devices().length - before
const kept = used() - heldBefore

const secondBefore = { ...to.sandbox.stats().byOperation }
const second = await run({ onProgress: watch })
const secondWrites = Object.entries(requestsSince(secondBefore)).reduce(
  (sum, [operation, count]) => sum + (isWrite(operation) ? count : 0),
  0,
)

// A single one heals by itself: the connector walks the list again.
const path = generation === '9' ? '/assetmgmt/assets$' : '/devices$'
from.sandbox.setFaults({ seed: 1, script: [{ kind: 'lost-page', path, after: devices.length / 200, times: 8 }] })
const lost = await run({ onProgress: watch })

const links = (await to.connection.connection.capabilities.deviceInventory!.list({}).all()).flatMap(({ link }) =>
  link === null ? [] : [link],
)
const result: DiscoveryBench = {
  devices: devices.length,
  made,
  added: first.counts.added + first.counts.same,
  failed: first.counts.failed,
  ...spent,
  requests,
  held,
  kept,
  secondWrites,
  secondSame: second.counts.same,
  lostPage: {
    isComplete: lost.isComplete,
    vanished: lost.vanished,
    notInactivated: lost.notInactivated,
    inactivated: lost.counts.inactivated,
  },
  doubled: links.length - new Set(links).size,
}
process.stdout.write(`${JSON.stringify(result)}\n`)

function run(options: DiscoveryOptions): Promise<DiscoveryResult> {
  return desk.discover(from.connection.id, to.connection.id, { kindId: kind!.id, ...options })
}

function requestsSince(earlier: Readonly<Record<string, number>>): Record<string, number> {
  const now = to.sandbox.stats().byOperation
  return Object.fromEntries(
    Object.entries(now).flatMap(([name, count]) => (count > (earlier[name] ?? 0) ? [[name, count - (earlier[name] ?? 0)]] : [])),
  )
}

function isWrite(operation: string): boolean {
  return !operation.startsWith('GET ') && !/query|authenticate|token/i.test(operation)
}

/** Customers of the two demo worlds are others: each of the source's goes to one of the PSA's in turn. */
async function mapEveryCustomer(): Promise<void> {
  const companies = (await to.connection.connection.capabilities.companyDirectory!.list({}).all()).filter(({ active }) => active !== false)
  const sources = await from.connection.connection.capabilities.companyDirectory!.list({}).all()
  await desk.mapCompanies(
    to.connection.id,
    sources.map(({ id }, at) => {
      const company = companies[at % companies.length]!
      return { key: companyKeyOf(from.connection.originName, id), companyId: company.id, companyName: company.name }
    }),
  )
}

async function openSide(
  name: string,
  id: string,
  options: { readonly seed: string; readonly variants?: Readonly<Record<string, string>> },
): Promise<{ readonly sandbox: RunningSandbox; readonly connection: DeskConnection }> {
  const { connector } = (await import(`@jackfield/${id}`)) as { readonly connector: AnyConnector }
  const { sandbox: vendor } = (await import(`@jackfield/${id}/sandbox`)) as { readonly sandbox: VendorSandbox }
  const sandbox = await vendor.start({ ...options, clock })
  cleanUp.defer(() => sandbox.stop())
  const settings: ConnectionSettings = connector.settings.parse({ ...sandbox.settings, lateCommitWindow: 2, replyTimeout: 60 })
  const transport = createTransport({ network: 'private', replyTimeout: settings.replyTimeout })
  cleanUp.defer(() => transport.close())
  const connection: ConnectionV1 = await connector.connect(settings, {
    fetch: transport.fetch,
    clock,
    logger,
    signal: new AbortController().signal,
    quota: memoryQuota(clock),
    choices: {},
    baseline: null,
  })
  const deskConnection = { id: randomUUID(), name, originName: name, connection, choices: {}, catchAll: null, lateCommitWindow: 2000 }
  return { sandbox, connection: deskConnection }
}

async function insertConnection(into: Store, { id, name, connection }: DeskConnection): Promise<void> {
  await into
    .in(defaultWorkspace)
    .insertInto('connections')
    .values({
      workspace_id: defaultWorkspace,
      id,
      name,
      origin_name: name,
      connector: connection.connector,
      sealed_settings: '',
      choices: '{}',
      catch_all: null,
      late_commit_window: 2,
    })
    .execute()
}

function used(): number {
  globalThis.gc!()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
