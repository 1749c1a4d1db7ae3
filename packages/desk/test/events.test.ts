import { openWayOut } from '@jackfield/host'
import { Webhook } from 'standardwebhooks'
import { expect, onTestFinished, test } from 'vitest'
import { createDesks } from '../src/index.ts'
import type { Desk, EventDelivery } from '../src/index.ts'
import { secondsToNextTry } from '../src/events/schedule.ts'
import { receiver } from './receiver.ts'
import { databases, openSealer, quietLogger } from './store-on-database.ts'

const newDatabase = databases()

async function workingDesk(options: { allowHosts?: readonly string[] } = {}) {
  const database = await newDatabase(['north'])
  const wayOut = openWayOut({ allowHosts: options.allowHosts ?? ['127.0.0.1'] })
  onTestFinished(() => wayOut.close())
  const desks = createDesks({
    store: database.store,
    logger: quietLogger,
    connections: () => Promise.reject(new Error('not asked')),
    sealer: openSealer,
    fetch: wayOut.fetch,
  })
  onTestFinished(() => desks.close())
  const work = await desks.startWork()
  onTestFinished(() => work.stop())
  const desk = desks.of('north')
  /** As if the time of every later try had come. */
  const hurry = async (): Promise<void> => {
    await database.asOwner(`update desk.event_deliveries set next_try_at = clock_timestamp() where state = 'pending'`)
    await database.asOwner(`update queue.job set start_after = clock_timestamp() where name = 'deliveries' and state < 'active'`)
  }
  return { ...database, desk, hurry }
}

/** Looks until a delivery is as it should be; the test's own time-out ends it. */
async function untilDelivery(desk: Desk, id: string, isSo: (delivery: EventDelivery) => boolean): Promise<EventDelivery> {
  for (;;) {
    const delivery = (await desk.subscriptions.deliveries()).items.find((each) => each.id === id)
    if (delivery && isSo(delivery)) return delivery
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('an event is signed so that a receiver’s own library believes it, and only with the right secret', async () => {
  const { desk } = await workingDesk()
  const to = await receiver()
  const { subscription, secret } = await desk.subscriptions.create({ url: `${to.url}/hook`, eventTypes: ['alert.settled'] })
  const pending = await desk.subscriptions.test(subscription.id)
  expect(pending).toMatchObject({ state: 'pending', type: 'subscription.test', subscriptionId: subscription.id, attempts: [] })
  const [event] = await to.until(1)
  expect(event!.path).toBe('/hook')
  expect(event!.headers['webhook-id']).toBe(pending!.eventId)
  const payload = new Webhook(secret).verify(event!.body, event!.headers)
  expect(payload).toEqual({
    type: 'subscription.test',
    timestamp: expect.stringMatching(/Z$/) as string,
    data: { subscriptionId: subscription.id },
  })
  const { secret: other } = await desk.subscriptions.create({ url: to.url, eventTypes: 'all' })
  expect(() => new Webhook(other).verify(event!.body, event!.headers)).toThrow()
  const delivered = await untilDelivery(desk, pending!.id, ({ state }) => state === 'delivered')
  expect(delivered).toMatchObject({ nextTryAt: null, attempts: [{ status: 204, error: null }] })
})

test('after a rotation both secrets count for a day, then the new one alone', async () => {
  const { desk, asOwner } = await workingDesk()
  const to = await receiver()
  const first = await desk.subscriptions.create({ url: to.url, eventTypes: 'all' })
  const second = await desk.subscriptions.rotateSecret(first.subscription.id)
  expect(second!.secret).not.toBe(first.secret)
  await desk.subscriptions.test(first.subscription.id)
  const [event] = await to.until(1)
  for (const secret of [first.secret, second!.secret]) new Webhook(secret).verify(event!.body, event!.headers)
  await asOwner(`update desk.subscriptions set previous_until = clock_timestamp() - interval '1 second'`)
  await desk.subscriptions.test(first.subscription.id)
  const later = (await to.until(2))[1]!
  new Webhook(second!.secret).verify(later.body, later.headers)
  expect(() => new Webhook(first.secret).verify(later.body, later.headers)).toThrow()
})

test('what fails is tried again over a day, under the same id, and then disables the subscription with the reason', async () => {
  const { desk, hurry } = await workingDesk()
  const to = await receiver()
  to.answer = () => ({ status: 500 })
  const { subscription } = await desk.subscriptions.create({ url: to.url, eventTypes: 'all' })
  const { id } = (await desk.subscriptions.test(subscription.id))!
  for (let tries = 1; tries < 9; tries++) {
    const delivery = await untilDelivery(desk, id, ({ attempts }) => attempts.length === tries)
    expect(delivery).toMatchObject({ state: 'pending', nextTryAt: expect.any(String) as string })
    await hurry()
  }
  const failed = await untilDelivery(desk, id, ({ state }) => state === 'failed')
  expect(failed.attempts.map(({ status, error }) => ({ status, error }))).toEqual(
    Array.from({ length: 9 }, () => ({ status: 500, error: 'The receiver answered 500.' })),
  )
  expect(failed.nextTryAt).toBeNull()
  expect(new Set(to.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(await desk.subscriptions.get(subscription.id)).toMatchObject({
    state: 'disabled',
    disabledReason: expect.stringContaining('could not be delivered in 9 tries') as string,
  })
})

test('a receiver that is gone for good is asked once', async () => {
  const { desk } = await workingDesk()
  const to = await receiver()
  to.answer = () => ({ status: 410 })
  const { subscription } = await desk.subscriptions.create({ url: to.url, eventTypes: 'all' })
  const { id } = (await desk.subscriptions.test(subscription.id))!
  await untilDelivery(desk, id, ({ state }) => state === 'failed')
  expect(await desk.subscriptions.get(subscription.id)).toMatchObject({
    state: 'disabled',
    disabledReason: expect.stringContaining('410') as string,
  })
})

test('a redirect is a failure, and is not followed', async () => {
  const { desk } = await workingDesk()
  const to = await receiver()
  to.answer = ({ path }) => (path === '/old' ? { status: 302, headers: { location: '/new' } } : { status: 204 })
  const { subscription } = await desk.subscriptions.create({ url: `${to.url}/old`, eventTypes: 'all' })
  const { id } = (await desk.subscriptions.test(subscription.id))!
  const delivery = await untilDelivery(desk, id, ({ attempts }) => attempts.length === 1)
  expect(delivery.attempts).toMatchObject([{ status: 302, error: expect.stringContaining('not followed') as string }])
  expect(to.received.map(({ path }) => path)).toEqual(['/old'])
})

test('an address of the private network gets nothing, and its log does not tell what a name resolves to', async () => {
  const { desk } = await workingDesk({ allowHosts: [] })
  const to = await receiver()
  for (const url of [to.url, to.url.replace('http://127.0.0.1', 'https://localhost')]) {
    const { subscription } = await desk.subscriptions.create({ url, eventTypes: 'all' })
    const { id } = (await desk.subscriptions.test(subscription.id))!
    const { attempts } = await untilDelivery(desk, id, (delivery) => delivery.attempts.length === 1)
    expect(attempts[0]).toMatchObject({ status: null, error: expect.stringContaining('the operator does not allow it') as string })
    expect(attempts[0]!.error).not.toContain('127.0.0.1')
  }
  expect(to.received).toEqual([])
})

test('an event is replayed under its own id, to one subscription or to all that are active', async () => {
  const { desk } = await workingDesk()
  const to = await receiver()
  const { subscription: one } = await desk.subscriptions.create({ url: `${to.url}/one`, eventTypes: ['ticket.created'] })
  const { subscription: two } = await desk.subscriptions.create({ url: `${to.url}/two`, eventTypes: 'all' })
  const { subscription: off } = await desk.subscriptions.create({ url: `${to.url}/off`, eventTypes: 'all' })
  await desk.subscriptions.update(off.id, { state: 'disabled' })
  const { eventId } = (await desk.subscriptions.test(two.id))!
  await to.until(1)
  expect(await desk.subscriptions.replay(eventId)).toMatchObject([{ subscriptionId: two.id, eventId }])
  await to.until(2)
  expect(await desk.subscriptions.replay(eventId, one.id)).toMatchObject([{ subscriptionId: one.id }])
  await to.until(3)
  expect(await desk.subscriptions.replay(eventId, off.id)).toEqual([])
  expect(await desk.subscriptions.replay('evt_none')).toBeNull()
  expect(to.received.map(({ path, headers }) => [path, headers['webhook-id']])).toEqual([
    ['/two', eventId],
    ['/two', eventId],
    ['/one', eventId],
  ])
  expect((await desk.subscriptions.deliveries({ eventId })).items).toHaveLength(3)
  expect((await desk.subscriptions.deliveries({ subscriptionId: one.id })).items).toHaveLength(1)
  expect((await desk.subscriptions.events({ type: 'subscription.test' })).items).toMatchObject([{ id: eventId }])
  expect(await desk.subscriptions.event(eventId)).toMatchObject({ type: 'subscription.test', data: { subscriptionId: two.id } })
})

test('a subscription is changed by its version, and what can be none is refused', async () => {
  const { desk } = await workingDesk()
  const { subscription } = await desk.subscriptions.create({
    url: 'https://example.com/a',
    eventTypes: ['ticket.closed'],
    description: 'ours',
  })
  expect(subscription).toMatchObject({ version: 1, state: 'active', eventTypes: ['ticket.closed'], description: 'ours' })
  const changed = await desk.subscriptions.update(subscription.id, { eventTypes: 'all', state: 'disabled' }, { ifVersion: 1 })
  expect(changed).toMatchObject({
    version: 2,
    eventTypes: 'all',
    url: 'https://example.com/a',
    state: 'disabled',
    disabledReason: 'Disabled by hand.',
  })
  for (const call of [
    () => desk.subscriptions.update(subscription.id, { description: 'x' }, { ifVersion: 1 }),
    () => desk.subscriptions.remove(subscription.id, { ifVersion: 1 }),
  ])
    await expect(call()).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
  expect(await desk.subscriptions.update('00000000-0000-4000-8000-000000000000', {}, { ifVersion: 1 })).toBeNull()
  expect(await desk.subscriptions.get('not an id')).toBeNull()
  expect(await desk.subscriptions.remove(subscription.id, { ifVersion: 2 })).toBe(true)
  expect(await desk.subscriptions.remove(subscription.id)).toBe(false)
  for (const wrong of [
    { url: 'ftp://example.com', eventTypes: 'all' },
    { url: 'https://user:pass@example.com', eventTypes: 'all' },
    { url: 'https://example.com', eventTypes: [] },
    { url: 'https://example.com', eventTypes: ['ticket.exploded'] },
    { url: 'https://example.com', eventTypes: 'all', description: 'x'.repeat(501) },
  ] as const)
    await expect(desk.subscriptions.create(wrong as never), JSON.stringify(wrong)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('tries spread over a day, and wait longer where the receiver asks for it', () => {
  const pauses = Array.from({ length: 9 }, (_, at) => secondsToNextTry(at + 1, null))
  expect(pauses.at(-1)).toBeNull()
  const day = pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0)
  expect(day).toBeGreaterThan(20 * 3600)
  expect(day).toBeLessThan(26 * 3600)
  expect(secondsToNextTry(1, 3600)).toBe(3600)
  expect(secondsToNextTry(4, 1)).toBe(1800)
  expect(secondsToNextTry(1, 10 ** 9)).toBe(86_400)
  expect(secondsToNextTry(9, 60)).toBeNull()
})
