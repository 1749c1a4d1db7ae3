import { randomUUID } from 'node:crypto'
import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import { connectwise } from '@jackfield/connectwise'
import { sandbox as connectwiseSandbox } from '@jackfield/connectwise/sandbox'
import type { ConnectionV1, Device } from '@jackfield/core'
import { throwAwayCluster } from '@jackfield/host'
import type { RunningSandbox } from '@jackfield/sandbox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDesk, openStore } from '../src/index.ts'
import type { Desk, DeskConnection, Store } from '../src/index.ts'

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

beforeEach(async () => {
  cleanUp = new AsyncDisposableStack()
  cluster = await throwAwayCluster()
  cleanUp.defer(() => cluster.stop())
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
  const connections = async (id: string) => (id === from.desk.id ? from.desk : to.desk)
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
    expect(result).toMatchObject({ notInactivated: 'incomplete', counts: { inactivated: 0 } })
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
