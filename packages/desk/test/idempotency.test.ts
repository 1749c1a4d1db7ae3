import { expect, test } from 'vitest'
import { createDesk, createIdempotency } from '../src/index.ts'
import { alertOf } from './desk-on-sandbox.ts'
import { databases, insertConnection, openSealer, quietLogger } from './store-on-database.ts'

const newDatabase = databases()
const request = { key: 'a', requestHash: 'h1' }
const reply = { status: 201, headers: { location: '/v1/keys/1' }, body: '{"text":"jf_secret"}' }

async function twoProcesses() {
  const database = await newDatabase(['north'])
  return { ...database, here: createIdempotency(database.store, openSealer), there: createIdempotency(database.another(), openSealer) }
}

test('the reply of a key is given again, in another process too', async () => {
  const { here, there } = await twoProcesses()
  const started = await here.begin('north', request)
  if (started.kind !== 'begun') throw new Error('not begun')
  await expect(there.begin('north', request)).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' })
  await here.finish('north', started.claim, reply)
  expect(await there.begin('north', request)).toEqual({ kind: 'done', reply })
  await expect(there.begin('north', { ...request, requestHash: 'h2' })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
  expect((await there.begin('default', { ...request, requestHash: 'h2' })).kind).toBe('begun')
})

test('of many at once in two processes, one begins', async () => {
  const { here, there } = await twoProcesses()
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => (at % 2 ? here : there).begin('north', request)))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
})

test('an abandoned key begins anew at once, also with another request', async () => {
  const { here, there } = await twoProcesses()
  const started = await here.begin('north', request)
  if (started.kind !== 'begun') throw new Error('not begun')
  await here.abandon('north', started.claim)
  expect((await there.begin('north', { ...request, requestHash: 'h2' })).kind).toBe('begun')
})

test('a claim whose process is gone is taken over, and what comes late of it is not kept', async () => {
  const { here, there, asOwner } = await twoProcesses()
  const lost = await here.begin('north', request)
  if (lost.kind !== 'begun') throw new Error('not begun')
  await asOwner(`update desk.idempotency set claimed_at = clock_timestamp() - interval '61 seconds'`)
  const taken = await there.begin('north', request)
  if (taken.kind !== 'begun') throw new Error('not begun')
  await here.finish('north', lost.claim, { ...reply, body: 'late' })
  await here.abandon('north', lost.claim)
  await there.finish('north', taken.claim, reply)
  expect(await here.begin('north', request)).toEqual({ kind: 'done', reply })
})

test('after a day a key is new, and what is over is removed', async () => {
  const { here, asOwner } = await twoProcesses()
  const started = await here.begin('north', request)
  if (started.kind !== 'begun') throw new Error('not begun')
  await here.finish('north', started.claim, reply)
  await here.begin('north', { key: 'b', requestHash: 'h' })
  await asOwner(`update desk.idempotency set expires_at = expires_at - interval '1 day 1 second'`)
  expect((await here.begin('north', { ...request, requestHash: 'h2' })).kind).toBe('begun')
  expect(await asOwner('select key from desk.idempotency')).toEqual([{ key: 'a' }])
})

test('the reply rests sealed', async () => {
  const database = await newDatabase()
  const sealer = { seal: () => 'sealed', open: () => 'opened' }
  const idempotency = createIdempotency(database.store, sealer)
  const started = await idempotency.begin('default', request)
  if (started.kind !== 'begun') throw new Error('not begun')
  await idempotency.finish('default', started.claim, reply)
  const [row] = await database.asOwner<{ text: string }>('select i::text as text from desk.idempotency i')
  expect(row!.text).not.toContain('jf_secret')
  expect(await idempotency.begin('default', request)).toMatchObject({ reply: { body: 'opened' } })
})

test('alerts and the reply that tells of them are kept together or not at all', async () => {
  const { here, store, asOwner } = await twoProcesses()
  const connectionId = await insertConnection(store, 'north')
  const desk = createDesk({ store, workspace: 'north', logger: quietLogger, connections: () => Promise.reject(new Error('not asked')) })
  try {
    const lost = await here.begin('north', request)
    if (lost.kind !== 'begun') throw new Error('not begun')
    await asOwner(`update desk.idempotency set claimed_at = clock_timestamp() - interval '61 seconds'`)
    const taken = await here.begin('north', request)
    if (taken.kind !== 'begun') throw new Error('not begun')
    const accept = ({ claim }: typeof lost) =>
      desk.accept(connectionId, [alertOf()], { within: (trx) => here.finishWithin(trx, 'north', claim, reply) })
    await expect(accept(lost)).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' })
    expect((await desk.listAlerts({})).length).toBe(0)
    await accept(taken)
    expect((await desk.listAlerts({})).length).toBe(1)
    expect(await here.begin('north', request)).toEqual({ kind: 'done', reply })
  } finally {
    await desk.close()
  }
})

test.each(['', 'x'.repeat(256), 'a\0b'])('%j is no key', async (key) => {
  const { here } = await twoProcesses()
  await expect(here.begin('north', { ...request, key })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})
