import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDevice, settleCreates } from '../src/discovery/carry-out.ts'
import type { Writing } from '../src/discovery/carry-out.ts'
import { changeRow, rememberSeen } from '../src/discovery/device-rows.ts'
import { defaultWorkspace, deviceLinkOf } from '../src/index.ts'
import type { Road } from '../src/road/road.ts'
import { twoSides } from './links/two-sides.ts'
import type { TwoSides } from './links/two-sides.ts'

/** A tenant of a PSA with devices on both sides. */
const side = { connector: import.meta.resolve('@jackfield/connectwise'), sandbox: import.meta.resolve('@jackfield/connectwise/sandbox') }
const companyId = '19000'
let sides: TwoSides
let writing: Writing

beforeAll(async () => {
  sides = await twoSides(side, side)
  writing = {
    road: { store: sides.store, workspace: defaultWorkspace } as unknown as Road,
    pair: { fromId: sides.from.desk.id, toId: sides.to.desk.id },
    register: sides.to.connection.capabilities.deviceRegister!,
    window: 1000,
    kindId: '1',
  }
})
afterAll(() => sides?.stop())

const linkOf = (deviceId: string) => deviceLinkOf({ workspace: defaultWorkspace, origin: sides.from.desk.originName, deviceId })

async function seen(...deviceIds: readonly string[]): Promise<void> {
  const devices = deviceIds.map((deviceId) => ({ deviceId, link: linkOf(deviceId), name: deviceId, companyId, companyName: null }))
  await rememberSeen(writing.road, writing.pair, '1', devices)
}

test('creates whose end is not known wait for their time all at once', async () => {
  const ids = ['A1', 'A2', 'A3']
  await seen(...ids)
  for (const id of ids) await changeRow(writing.road, writing.pair, id, { state: 'creating' }, true)
  let waited = 0
  await settleCreates(writing, { companyOf: () => undefined, others: new Set() }, async (seconds) => void (waited += seconds))
  expect(waited).toBeGreaterThan(0)
  expect(waited).toBeLessThanOrEqual(writing.window)
  for (const id of ids) expect(await sides.desk.device(writing.pair, id)).toMatchObject({ state: 'found' })
})

test('a create is looked for too where what broke off was not the vendor’s', async () => {
  await seen('B1')
  const register = { ...writing.register, create: () => Promise.reject(new Error('the store is away')) }
  const device = { deviceId: 'B1', link: linkOf('B1'), companyId, wanted: { name: 'B1' } }
  await expect(addDevice({ ...writing, register }, device)).rejects.toThrow('the store is away')
  expect(await sides.desk.device(writing.pair, 'B1')).toMatchObject({ state: 'creating', reason: 'the store is away' })
})

test('a create may have left just before its process was killed, however long before that it was wanted', async () => {
  const name = 'PC-C1'
  const source = sides.from.connection.capabilities.deviceRegister!
  const { device } = await source.create({ name, companyId, kindId: '2', link: linkOf('of another product') })
  await seen(device.id)
  await changeRow(writing.road, writing.pair, device.id, { state: 'creating', sent_at: new Date(0) })
  const { sandbox } = sides.to
  sandbox.setFaults({ seed: 1, script: [{ kind: 'late-commit' }], lateCommitSeconds: [2, 2] })
  await expect(writing.register.create({ name, companyId, kindId: '1', link: linkOf(device.id) })).rejects.toThrow()
  const { counts } = await sides.desk.discover(sides.from.desk.id, sides.to.desk.id, { kindId: '1' })
  expect(counts).toMatchObject({ added: 0, failed: 0 })
  await sandbox.settled()
  expect(sandbox.devices().filter((there) => there.name === name)).toHaveLength(1)
})
