import { afterEach, expect, test } from 'vitest'
import { realClock, virtualClock } from '../src/index.ts'
import type { RunningSandbox, SandboxOptions } from '../src/index.ts'
import { startReceiver } from './receiver.ts'
import type { Receiver } from './receiver.ts'
import { call, sampleVendor } from './sample-vendor.ts'

const running: { stop(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()))
})

interface Scene {
  readonly sandbox: RunningSandbox
  readonly receiver: Receiver
  readonly register: (url: string) => Promise<void>
  readonly create: (title: string) => Promise<void>
  readonly outcomes: () => Promise<unknown>
}

async function scene(answer?: (count: number) => number | null, options: SandboxOptions = {}): Promise<Scene> {
  const sandbox = await sampleVendor.start({ clock: virtualClock(), ...options })
  const receiver = await startReceiver(answer)
  running.push(sandbox, receiver)
  const register = async (url: string): Promise<void> => void (await call(`${sandbox.url}/api/hooks`, 'POST', { url }))
  await register(receiver.url)
  return {
    sandbox,
    receiver,
    register,
    create: async (title) => void (await call(`${sandbox.url}/api/items`, 'POST', { title })),
    outcomes: async () =>
      (JSON.parse((await call(`${sandbox.url}/api/hooks`, 'GET')).text) as { outcomes: unknown }[]).map(({ outcomes }) => outcomes),
  }
}

test('a delivery is a POST with the vendor’s headers and bytes, and settled waits for it', async () => {
  const { sandbox, receiver, create, outcomes } = await scene()
  const before = sandbox.clock.now()
  await create('Grüße')
  await sandbox.settled()
  expect(receiver.received).toMatchObject([{ method: 'POST', target: '/hook?item=1', headers: { 'x-sample': 'signed' } }])
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({ id: 1, title: 'Grüße' })
  expect(await outcomes()).toEqual([['answered 204']])
  expect(sandbox.clock.now()).toBe(before)
  expect(sandbox.stats()).toMatchObject({ requests: 3, pendingDeliveries: 0 })
})

test('further tries come when the sandbox’s clock says so', async () => {
  const { sandbox, receiver, create, outcomes } = await scene((count) => (count < 3 ? 409 : 200))
  const before = sandbox.clock.now()
  await create('x')
  await receiver.arrived(1)
  await sandbox.clock.advance(1999)
  expect(receiver.received).toHaveLength(1)
  const isTriedAgain = async (): Promise<number> => {
    await sandbox.clock.advance(2000)
    return receiver.received.length
  }
  await expect.poll(isTriedAgain, { timeout: 10_000 }).toBe(2)
  await sandbox.settled()
  expect(receiver.received).toHaveLength(3)
  expect(await outcomes()).toEqual([['answered 200']])
  expect(sandbox.clock.now() - before).toBeGreaterThanOrEqual(6000)
})

test('settled moves virtual time just as far as the tries need', async () => {
  const { sandbox, receiver, create, outcomes } = await scene(() => 409)
  const before = sandbox.clock.now()
  await create('x')
  await sandbox.settled()
  expect(receiver.received).toHaveLength(3)
  expect(sandbox.clock.now() - before).toBe(6000)
  expect(await outcomes()).toEqual([['answered 409']])
})

test('who does not answer in time, and who is not there', async () => {
  const { sandbox, receiver, register, create, outcomes } = await scene(() => null)
  const gone = await startReceiver()
  await gone.stop()
  await register(gone.url)
  const before = sandbox.clock.now()
  await create('x')
  await sandbox.settled()
  expect(receiver.received).toHaveLength(1)
  expect(await outcomes()).toEqual([['timeout'], ['unreachable']])
  expect(sandbox.clock.now() - before).toBe(5000)
})

test('a client that jumps ahead cuts nobody off who answers', async () => {
  const { sandbox, create, outcomes } = await scene()
  await create('x')
  await sandbox.clock.advance(600_000)
  await sandbox.settled()
  expect(await outcomes()).toEqual([['answered 204']])
})

test.each(['http://192.0.2.1/hook', 'https://hooks.example/hook', 'ftp://127.0.0.1/hook', 'http://127.0.0.1.example/hook', 'nowhere'])(
  'nothing is sent to %s, and it counts as nothing',
  async (url) => {
    const { sandbox, receiver, register, create, outcomes } = await scene()
    await register(url)
    await create('x')
    await sandbox.settled()
    expect(receiver.received).toHaveLength(1)
    expect(await outcomes()).toEqual([['answered 204'], []])
  },
)

test('a late commit is delivered when it is carried out, and settled waits for both', async () => {
  const { sandbox, receiver, create } = await scene()
  sandbox.setFaults({ seed: 1, script: [{ kind: 'late-commit' }], lateCommitSeconds: [3, 3] })
  const waiting = create('late')
  await expect.poll(() => sandbox.stats().pendingCommits).toBe(1)
  expect(receiver.received).toHaveLength(0)
  await sandbox.settled()
  await waiting
  expect(receiver.received).toHaveLength(1)
})

test('a reset forgets what is under way', async () => {
  const { sandbox, receiver, create } = await scene(() => null)
  await create('x')
  await receiver.arrived(1)
  expect(sandbox.stats().pendingDeliveries).toBe(1)
  await sandbox.reset()
  expect(sandbox.stats().pendingDeliveries).toBe(0)
  await sandbox.settled()
})

test('on real time too', async () => {
  const { sandbox, receiver, create, outcomes } = await scene(undefined, { clock: realClock() })
  await create('x')
  await sandbox.settled()
  expect(receiver.received).toHaveLength(1)
  expect(await outcomes()).toEqual([['answered 204']])
})
