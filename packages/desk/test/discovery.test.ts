import { randomUUID } from 'node:crypto'
import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import { connectwise } from '@jackfield/connectwise'
import { sandbox as connectwiseSandbox } from '@jackfield/connectwise/sandbox'
import { mapListing } from '@jackfield/core'
import type { ConnectionV1, Device, DeviceInventory } from '@jackfield/core'
import { throwAwayCluster } from '@jackfield/host'
import type { RunningSandbox } from '@jackfield/sandbox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endRun, giveSign, takeRun } from '../src/discovery/runs.ts'
import { createDesk, eventData, openStore } from '../src/index.ts'
import type { Desk, DeskConnection, DeskWork, Store } from '../src/index.ts'
import type { Road } from '../src/road/road.ts'

const quiet = () => {}
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }
const lateCommitWindow = 2

/** One side: a ConnectWise tenant, for what discovery needs of an RMM a PSA with devices has too. */
interface Side {
  readonly sandbox: RunningSandbox
  readonly connection: ConnectionV1
  readonly desk: DeskConnection
}

let cleanUp: AsyncDisposableStack
let cluster: Awaited<ReturnType<typeof throwAwayCluster>>
let from: Side
let to: Side
let store: Store
let desk: Desk
/** What a test does before the desk's own create of a device at the PSA. */
let beforeCreate: () => Promise<void> | void
/** As at a vendor whose list tells no links. */
let isLinkListed: boolean

beforeAll(async () => {
  cluster = await throwAwayCluster()
})
afterAll(() => cluster?.stop())
beforeEach(async () => {
  cleanUp = new AsyncDisposableStack()
  beforeCreate = () => {}
  isLinkListed = true
  ;[from, to] = await Promise.all([openSide('rmm'), openSide('psa')])
  await openDesk()
})
afterEach(() => cleanUp.disposeAsync())

async function openSide(name: string): Promise<Side> {
  const sandbox = await connectwiseSandbox.start({ seed: 'demo' })
  cleanUp.defer(() => sandbox.stop())
  const settings = connectwise.settings.parse({ ...sandbox.settings, lateCommitWindow, replyTimeout: 0.5 })
  const transport = createTransport({ network: 'private', replyTimeout: settings.replyTimeout })
  cleanUp.defer(() => transport.close())
  const connection = await connectwise.connect(settings, {
    fetch: transport.fetch,
    clock: systemClock,
    logger,
    signal: new AbortController().signal,
    quota: memoryQuota(systemClock),
    choices: {},
    baseline: null,
  })
  const deskConnection = {
    id: randomUUID(),
    name,
    originName: name,
    connection,
    choices: {},
    catchAll: null,
    lateCommitWindow: lateCommitWindow * 1000,
  }
  return { sandbox, connection, desk: deskConnection }
}

/** A store of its own, as at the start or after a lost disk. */
async function openDesk(): Promise<void> {
  store = openStore(await cluster.createDatabase())
  cleanUp.defer(() => store.close())
  for (const { desk: side } of [from, to]) {
    await store
      .in('default')
      .insertInto('connections')
      .values({
        workspace_id: 'default',
        id: side.id,
        name: side.name,
        origin_name: side.name,
        connector: 'connectwise',
        sealed_settings: '',
        choices: '{}',
        catch_all: null,
        role_baseline: null,
        late_commit_window: lateCommitWindow,
      })
      .execute()
  }
  const { deviceRegister, deviceInventory } = to.connection.capabilities
  const register = deviceRegister!
  const watched = {
    ...register,
    isLinkListed,
    async create(draft: Parameters<typeof register.create>[0]) {
      await beforeCreate()
      return register.create(draft)
    },
  }
  const inventory: DeviceInventory = {
    ...deviceInventory!,
    list: (query) => mapListing(deviceInventory!.list(query), (device) => (isLinkListed ? device : { ...device, link: null })),
  }
  const capabilities = { ...to.connection.capabilities, deviceInventory: inventory, deviceRegister: watched }
  const psa = { ...to.desk, connection: { ...to.connection, capabilities } }
  const connections = async (id: string) => (id === from.desk.id ? from.desk : psa)
  desk = createDesk({ store, workspace: 'default', logger, connections })
  cleanUp.defer(() => desk.close())
}

const run = (options: Parameters<Desk['discover']>[2] = {}) => desk.discover(from.desk.id, to.desk.id, { kindId: '1', ...options })

async function addDevices(count: number): Promise<readonly Device[]> {
  const register = from.connection.capabilities.deviceRegister!
  const made: Device[] = []
  for (let number = 0; number < count; number += 1) {
    const companyId = number % 2 === 0 ? '19000' : '19007'
    const link = `JD-${'ABCDEFGHIJKLMNOPQRSTUVWXY'.slice(0, 24)}${String.fromCharCode(65 + Math.floor(number / 26), 65 + (number % 26))}`
    const draft = { name: `PC-${String(number).padStart(3, '0')}`, companyId, kindId: '2', link, serialNumber: `SER-${1000 + number}` }
    made.push((await register.create(draft)).device)
  }
  return made
}

const psaDevices = async () => to.connection.capabilities.deviceInventory!.list({}).all()
const writes = () =>
  Object.entries(to.sandbox.stats().byOperation).reduce((sum, [operation, count]) => (operation.startsWith('GET') ? sum : sum + count), 0)

describe('discovery', () => {
  test('maps customers, adds and adopts devices, and a second run writes nothing', async () => {
    await addDevices(30)
    const before = await psaDevices()
    const first = await run()
    // The seed's two devices stand on both sides, with the same serial numbers. They are linked here alone: another product's identifier stays.
    expect(first.counts).toMatchObject({ seen: 32, added: 30, updated: 2, failed: 0, unmapped: 0 })
    expect(first.mappedCompanies.length).toBeGreaterThan(1)
    const after = await psaDevices()
    expect(after).toHaveLength(before.length + 30)
    expect(after.filter(({ link }) => link !== null)).toHaveLength(30)
    const sent = writes()
    const second = await run()
    expect(second.counts).toMatchObject({ seen: 32, added: 0, updated: 0, same: 32 })
    expect(writes()).toBe(sent)
  })

  test('a dry run plans the same and writes nothing on either side', async () => {
    await addDevices(3)
    const steps: string[] = []
    const sent = writes()
    const plan = await run({ dryRun: true, onStep: (step) => void steps.push(`${step.kind} ${step.name}`) })
    expect(plan.counts).toMatchObject({ added: 3, updated: 2 })
    expect(steps).toContain('add PC-000')
    expect(writes()).toBe(sent)
    expect((await desk.devices({ fromId: from.desk.id, toId: to.desk.id })).items).toEqual([])
    expect(await desk.links(to.desk.id)).toEqual([])
  })

  test('what changed at the source is changed at the PSA, and what people changed there stays', async () => {
    const [device, other] = await addDevices(2)
    await run()
    const kept = (await psaDevices()).find(({ name }) => name === other!.name)!
    await to.connection.capabilities.deviceRegister!.update(kept.id, { name: 'Reception' })
    await from.connection.capabilities.deviceRegister!.update(device!.id, { name: 'PC-RENAMED' })
    expect((await run()).counts).toMatchObject({ updated: 1, same: 3 })
    const names = (await psaDevices()).map(({ name }) => name)
    expect(names).toContain('PC-RENAMED')
    expect(names).toContain('Reception')
  })

  test('a lost store finds its devices again by their links and writes nothing', async () => {
    await addDevices(5)
    await run()
    const sent = writes()
    await openDesk()
    const again = await run()
    expect(again.counts).toMatchObject({ added: 0, same: 5 })
    expect(writes()).toBe(sent)
    const { items } = await desk.devices({ fromId: from.desk.id, toId: to.desk.id })
    expect(items.filter(({ matchedBy }) => matchedBy === 'link')).toHaveLength(5)
  })

  test('where the list tells no links, a lost store reads them by itself, also after a dry run, which stores none', async () => {
    await addDevices(3)
    await run()
    isLinkListed = false
    await openDesk()
    await run({ dryRun: true })
    expect((await run()).counts).toMatchObject({ added: 0, same: 3 })
    const { items } = await desk.devices({ fromId: from.desk.id, toId: to.desk.id })
    expect(items.filter(({ matchedBy }) => matchedBy === 'link')).toHaveLength(3)
  })

  test('a person defers, ignores and links; a deferred device is left alone until it is taken back', async () => {
    const [first, second] = await addDevices(2)
    const pair = { fromId: from.desk.id, toId: to.desk.id }
    await expect(desk.decideOnDevice(pair, '4711', 'ignored')).rejects.toThrow('No device 4711')
    await run()
    await desk.decideOnDevice(pair, first!.id, 'deferred')
    await from.connection.capabilities.deviceRegister!.update(first!.id, { name: 'PC-LATER' })
    expect((await run()).counts).toMatchObject({ deferred: 1, updated: 0 })
    await desk.decideOnDevice(pair, first!.id, null)
    expect((await run()).counts).toMatchObject({ deferred: 0, updated: 1 })
    const taken = (await desk.devices(pair)).items.find(({ deviceId }) => deviceId === second!.id)!.targetId!
    await expect(desk.linkDevice(pair, first!.id, taken)).rejects.toThrow('is linked to')
  })

  test('a create without an answer is looked for once its time is over, and is never made twice', async () => {
    await addDevices(4)
    to.sandbox.setFaults({ seed: 1, script: [{ kind: 'timeout-after', method: 'POST', path: '/company/configurations', times: 2 }] })
    const first = await run()
    expect(first.counts).toMatchObject({ added: 2, failed: 2 })
    to.sandbox.setFaults(null)
    const all = await psaDevices()
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    expect((await run()).counts).toMatchObject({ added: 0, same: 6, failed: 0 })
    expect(await psaDevices()).toHaveLength(all.length)
  })
})

describe('devices that are gone', () => {
  const drop = (fault: 'lost-page' | null) =>
    from.sandbox.setFaults(fault && { seed: 1, script: [{ kind: fault, path: '/company/configurations', times: 1000 }] })

  test('an incomplete listing switches nothing off', async () => {
    await addDevices(6)
    await run()
    drop('lost-page')
    const result = await run()
    expect(result).toMatchObject({ isComplete: false, notInactivated: 'incomplete', counts: { inactivated: 0 } })
    expect((await psaDevices()).every(({ isActive }) => isActive)).toBe(true)
  })

  test('more than a fifth at once stops at the guard; below it they are switched off, and on again when they come back', async () => {
    const made = await addDevices(10)
    await run()
    const pair = { fromId: from.desk.id, toId: to.desk.id }
    const forget = async (ids: readonly string[]) => {
      await from.sandbox.reset('demo')
      return ids
    }
    await forget(made.map(({ id }) => id))
    const guarded = await run()
    expect(guarded).toMatchObject({ vanished: 10, notInactivated: 'guard', counts: { inactivated: 0 } })
    const allowed = await run({ mostInactivated: 1 })
    expect(allowed).toMatchObject({ vanished: 10, notInactivated: null, counts: { inactivated: 10 } })
    expect((await psaDevices()).filter(({ isActive }) => isActive === false)).toHaveLength(10)
    expect((await desk.devices(pair, { state: 'vanished' })).items).toHaveLength(10)
    await addDevices(10)
    expect((await run()).counts).toMatchObject({ reactivated: 10, added: 0 })
    expect((await psaDevices()).every(({ isActive }) => isActive)).toBe(true)
  })
})

describe('runs that a worker carries out', () => {
  const pair = () => ({ fromId: from.desk.id, toId: to.desk.id })
  const start = (options: Parameters<Desk['discoveries']['start']>[1] = {}) => desk.discoveries.start(pair(), { kindId: '1', ...options })
  const ended = async (id: string) => {
    await expect.poll(async () => (await desk.discoveries.get(id))!.endedAt, { timeout: 20_000, interval: 50 }).not.toBeNull()
    return (await desk.discoveries.get(id))!
  }
  async function atWork(): Promise<DeskWork> {
    const work = await desk.startWork()
    cleanUp.defer(() => work.stop())
    return work
  }

  test('wait for one, do the same as in a process of their own, and tell that they ended', async () => {
    await addDevices(3)
    const waiting = await start()
    expect(waiting).toMatchObject({ state: 'waiting', startedAt: null, counts: null })
    await expect(start()).rejects.toMatchObject({ code: 'ALREADY_RUNNING', message: expect.stringContaining(waiting.id) as string })
    await expect(run()).rejects.toMatchObject({ code: 'ALREADY_RUNNING' })
    await atWork()
    const done = await ended(waiting.id)
    expect(done).toMatchObject({ state: 'done', error: null, counts: { added: 3, updated: 2 }, result: { counts: { added: 3 } } })
    expect((await run()).counts).toMatchObject({ added: 0, updated: 0, same: 5 })
    const { items } = await desk.discoveries.list({ connectionId: to.desk.id })
    expect(items).toMatchObject([
      { state: 'done', counts: { same: 5 } },
      { id: waiting.id, state: 'done', counts: { same: 0 } },
    ])
    const [told] = (await desk.subscriptions.events({ type: 'discovery.finished' })).items.slice(-1)
    expect(eventData['discovery.finished'].strict().parse(told!.data)).toMatchObject({ discoveryId: waiting.id, state: 'done' })
  })

  test('keep the plan of a dry run, and what a run failed of', async () => {
    await addDevices(1)
    await atWork()
    const plan = await start({ dryRun: true })
    expect(await ended(plan.id)).toMatchObject({ state: 'done', isDryRun: true, counts: { added: 1 } })
    const { total, steps } = (await desk.discoveries.plan(plan.id))!
    expect([total, steps.find(({ kind }) => kind === 'add')?.name]).toEqual([3, 'PC-000'])
    expect((await desk.devices(pair())).items).toEqual([])
    const failed = await ended((await start({ kindId: '4711' })).id)
    expect(failed).toMatchObject({
      state: 'failed',
      result: null,
      error: { code: 'INVALID_INPUT', nextStep: expect.any(String) as string },
    })
    expect(await desk.discoveries.plan(failed.id)).toBeNull()
  })

  test('go on in the next worker where one is stopped between two devices, and make none twice', async () => {
    await addDevices(30)
    const first = await atWork()
    let creates = 0
    const stopped = Promise.withResolvers<void>()
    beforeCreate = () => {
      creates += 1
      if (creates === 5) stopped.resolve(first.stop())
    }
    const { id } = await start()
    await stopped.promise
    const between = (await psaDevices()).length
    expect(await desk.discoveries.get(id)).toMatchObject({ state: 'waiting', endedAt: null })
    expect(between).toBeLessThan(30)
    await atWork()
    expect(await ended(id)).toMatchObject({ state: 'done', counts: { seen: 32, failed: 0 } })
    const names = (await psaDevices()).map(({ name }) => name)
    expect([names.length, new Set(names).size]).toEqual([32, 32])
  })

  test('are taken from a worker that was killed, which writes nothing more should it live after all', async () => {
    await addDevices(10)
    const other = { store, workspace: 'default', logger } as unknown as Road
    const { id } = await start()
    const taken = async () => {
      const run = await takeRun(other, id)
      return typeof run === 'string' ? expect.unreachable(run) : run
    }
    const fallSilent = () =>
      store
        .in('default')
        .updateTable('discoveries')
        .set({ alive_at: new Date(0) })
        .execute()
    const killed = await taken()
    expect(await takeRun(other, id)).toBe('busy')
    await fallSilent()
    const next = await taken()
    const noSign = { progress: null, counts: null }
    expect([await giveSign(other, killed, noSign), await giveSign(other, next, noSign)]).toEqual(['lost', 'go-on'])
    await endRun(other, killed, noSign, { kind: 'cancelled' })
    expect(await desk.discoveries.get(id)).toMatchObject({ state: 'running' })
    await fallSilent()
    await atWork()
    expect(await ended(id)).toMatchObject({ state: 'done', counts: { added: 10 } })
  })

  test('are cancelled: at once while they wait, between two devices while they run', async () => {
    await addDevices(30)
    const waiting = await start()
    expect(await desk.discoveries.cancel(waiting.id)).toMatchObject({ state: 'cancelled', isCancelWanted: true })
    const { id } = await start()
    // Each create waits for the first sign of life after it, with which the worker reads it.
    let cancelled: Promise<void> | undefined
    beforeCreate = () =>
      (cancelled ??= (async () => {
        const { aliveAt } = (await desk.discoveries.cancel(id))!
        await expect.poll(async () => (await desk.discoveries.get(id))!.aliveAt, { timeout: 20_000 }).not.toBe(aliveAt)
      })())
    await atWork()
    expect(await ended(id)).toMatchObject({ state: 'cancelled', result: null, error: null })
    expect((await psaDevices()).length).toBeLessThan(32)
    expect(await desk.discoveries.cancel(id)).toMatchObject({ state: 'cancelled' })
    expect(await desk.discoveries.cancel('4711')).toBeNull()
  })
})
