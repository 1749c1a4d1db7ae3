import { afterEach, beforeEach, expect, test } from 'vitest'
import { everyFault, faultKinds, virtualClock } from '../src/index.ts'
import type { FaultKind, RunningSandbox, ScriptedFault } from '../src/index.ts'
import { call, sampleVendor } from './sample-vendor.ts'

let sandbox: RunningSandbox

beforeEach(async () => {
  sandbox = await sampleVendor.start({ clock: virtualClock() })
})
afterEach(() => sandbox.stop())

const items = (query = ''): string => `${sandbox.url}/api/items${query}`
const create = (title = 'new', signal?: AbortSignal): ReturnType<typeof call> => call(items(), 'POST', { title }, signal)
const script = (...faults: (ScriptedFault | FaultKind)[]): void =>
  sandbox.setFaults({ seed: 1, script: faults.map((fault) => (typeof fault === 'string' ? { kind: fault } : fault)) })
const titles = (): string[] => sandbox.tickets().map(({ title }) => title)

test.each<[FaultKind, number, number]>([
  ['limit', 429, 0],
  ['error-before', 503, 0],
  ['expired-login', 401, 0],
  ['dropped-before', 0, 0],
  ['error-after', 503, 1],
  ['dropped-after', 0, 1],
  ['slow', 201, 1],
])('%s: status %d and %d done, once', async (kind, status, done) => {
  script(kind)
  expect((await create()).status).toBe(status)
  expect(titles()).toHaveLength(done)
  expect((await create()).status).toBe(201)
  expect(sandbox.stats()).toMatchObject({ requests: 2, faults: { [kind]: 1 }, byOperation: { 'POST /items': 2 } })
})

test('a route cuts the connection: no reply, nothing dealt, and the next call is served', async () => {
  expect((await call(items(), 'DELETE')).status).toBe(0)
  expect((await create()).status).toBe(201)
  expect(sandbox.stats()).toMatchObject({ requests: 2, faults: {}, byOperation: { 'DELETE /items': 1, 'POST /items': 1 } })
})

test('a torn reply is done and is no JSON', async () => {
  script('torn')
  const reply = await create('torn one')
  expect(reply.status).toBe(201)
  expect(() => JSON.parse(reply.text)).toThrow()
  expect(titles()).toEqual(['torn one'])
})

test('after a time-out the work is done, and the socket stays open until the client leaves', async () => {
  script('timeout-after')
  const stop = new AbortController()
  const waiting = create('held', stop.signal)
  await expect.poll(titles).toEqual(['held'])
  stop.abort()
  expect((await waiting).status).toBe(0)
})

test('a late commit is done after the client left, in order, and settled() waits for it', async () => {
  sandbox.setFaults({ seed: 1, script: [{ kind: 'late-commit', times: 2 }], lateCommitSeconds: [2, 6] })
  const stop = new AbortController()
  const first = create('first', stop.signal)
  await expect.poll(() => sandbox.stats().pendingCommits).toBe(1)
  const second = create('second', stop.signal)
  await expect.poll(() => sandbox.stats().pendingCommits).toBe(2)
  stop.abort()
  expect((await first).status + (await second).status).toBe(0)
  expect(titles()).toEqual([])
  const before = sandbox.clock.now()
  await sandbox.settled()
  expect(titles()).toEqual(['first', 'second'])
  expect(sandbox.clock.now() - before).toBeGreaterThanOrEqual(2000)
  expect(sandbox.clock.now() - before).toBeLessThanOrEqual(6000)
  expect(sandbox.stats().pendingCommits).toBe(0)
})

test('a late commit happens as somebody else lets time pass, and a client that still waits loses its connection', async () => {
  sandbox.setFaults({ seed: 1, script: [{ kind: 'late-commit' }], lateCommitSeconds: [1, 1] })
  const waiting = create('late')
  await expect.poll(() => sandbox.stats().pendingCommits).toBe(1)
  await sandbox.clock.sleep(5000)
  expect((await waiting).status).toBe(0)
  expect(titles()).toEqual(['late'])
})

test('a reset forgets late commits', async () => {
  script('late-commit')
  const stop = new AbortController()
  const waiting = create('never', stop.signal)
  await expect.poll(() => sandbox.stats().pendingCommits).toBe(1)
  await sandbox.reset()
  stop.abort()
  await waiting
  await sandbox.clock.advance(60_000)
  expect(titles()).toEqual([])
  expect(sandbox.stats()).toMatchObject({ requests: 0, pendingCommits: 0 })
})

test('a refused write meets no fault: it waits for one that is carried out', async () => {
  script('timeout-after', 'limit')
  expect((await call(items(), 'POST', {})).status).toBe(400)
  expect(sandbox.stats().faults).toEqual({})
  const stop = new AbortController()
  const held = create('held', stop.signal)
  await expect.poll(titles).toEqual(['held'])
  stop.abort()
  await held
  expect((await create()).status).toBe(429)
})

test('a script keeps to method, path, after and times', async () => {
  script({ kind: 'limit', method: 'POST', path: '/ITEMS', after: 1, times: 2 })
  expect((await call(items(), 'GET')).status).toBe(200)
  const statuses = []
  for (let index = 0; index < 4; index++) statuses.push((await create()).status)
  expect(statuses).toEqual([201, 429, 429, 201])
})

test('faults with a commit pass reads by, unless the script names the method', async () => {
  script('torn')
  expect(JSON.parse((await call(items(), 'GET')).text)).toMatchObject({ total: 0 })
  script({ kind: 'torn', method: 'GET' })
  const torn = await call(items(), 'GET')
  expect(() => JSON.parse(torn.text)).toThrow()
})

test('no expired log-in where nobody has to log in', async () => {
  script('expired-login')
  expect((await call(`${sandbox.url}/api/login`, 'POST', {})).status).toBe(200)
  expect((await call(items(), 'GET')).status).toBe(401)
})

test('the same plan deals the same faults to the same requests, another seed others', async () => {
  const run = async (seed: number): Promise<number[]> => {
    await sandbox.reset()
    sandbox.setFaults({ seed, chances: { limit: 0.2, 'error-before': 0.2, 'error-after': 0.2, 'dropped-after': 0.1 } })
    const statuses = []
    for (let index = 0; index < 40; index++) statuses.push((await create()).status)
    return statuses
  }
  const first = await run(3)
  expect(new Set(first)).toEqual(new Set([201, 429, 503, 0]))
  expect(await run(3)).toEqual(first)
  expect(await run(4)).not.toEqual(first)
})

test('atMost ends the plan', async () => {
  sandbox.setFaults({ seed: 1, chances: { limit: 1 }, atMost: 2 })
  const statuses = []
  for (let index = 0; index < 4; index++) statuses.push((await create()).status)
  expect(statuses).toEqual([429, 429, 201, 201])
})

test('everyFault deals each kind sooner or later', () => {
  expect(Object.keys(everyFault(1).chances ?? {})).toEqual([...faultKinds])
})

test('on real time too, late commits are done in order and waited for', async () => {
  const real = await sampleVendor.start({
    faults: { seed: 2, script: [{ kind: 'late-commit', times: 3 }], lateCommitSeconds: [0.02, 0.08] },
  })
  const waiting = ['a', 'b', 'c'].map(async (title, index) => {
    await expect.poll(() => real.stats().pendingCommits + real.tickets().length).toBeGreaterThanOrEqual(index)
    return call(`${real.url}/api/items`, 'POST', { title })
  })
  await expect.poll(() => real.stats().requests).toBe(3)
  await real.settled()
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([0, 0, 0])
  expect(real.tickets().map(({ title }) => title)).toEqual(['a', 'b', 'c'])
  await real.stop()
})

test('a stop ends what is held, and forgets what is late', async () => {
  sandbox.setFaults({ seed: 1, script: [{ kind: 'timeout-after' }, { kind: 'late-commit' }] })
  const held = create('held')
  await expect.poll(titles).toEqual(['held'])
  const late = create('late')
  await expect.poll(() => sandbox.stats().pendingCommits).toBe(1)
  await sandbox.stop()
  expect([(await held).status, (await late).status]).toEqual([0, 0])
  await sandbox.clock.advance(60_000)
  expect(titles()).toEqual(['held'])
})

test('a path with a $ at its end is the end of a path', async () => {
  await create('one')
  script({ kind: 'limit', path: '/ITEMS$' })
  expect((await call(items('/1'), 'GET')).status).toBe(200)
  expect((await call(items('/'), 'GET')).status).toBe(429)
  script({ kind: 'limit', path: '/items' })
  expect((await call(items('/1'), 'GET')).status).toBe(429)
})
