import { randomUUID } from 'node:crypto'
import { systemClock } from '@jackfield/connector-kit'
import type { Clock, Lane, Quota, QuotaLease } from '@jackfield/core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { postgresQuota } from '../src/index.ts'
import { databases, quietLogger } from './store-on-database.ts'

const newDatabase = databases()
const bucket = 'tenant'
const connectionId = '00000000-0000-4000-8000-000000000001'

/** Two processes with the same connection. */
async function processes() {
  const database = await newDatabase(['north'])
  const quotaOn = (store = database.store, changes: { workspace?: string; connectionId?: string; clock?: Clock } = {}) =>
    postgresQuota({ store, workspace: 'north', connectionId, clock: systemClock, logger: quietLogger, ...changes })
  return { ...database, here: quotaOn(), there: quotaOn(database.another()), quotaOn }
}

/** Takes leave for named calls and keeps the order in which they got it. */
function calls() {
  const granted: string[] = []
  const leases = new Map<string, QuotaLease>()
  let wake = (): void => {}
  const over = new AbortController()
  onTestFinished(() => over.abort())
  return {
    granted,
    take: (quota: Quota, name: string, lane: Lane = 'interactive', more: { units?: number; of?: string } = {}): void => {
      const { of = bucket, ...units } = more
      quota.take({ bucket: of, lane, signal: over.signal, ...units }).then(
        (lease) => {
          granted.push(name)
          leases.set(name, lease)
          wake()
        },
        // Who still waits when the test is over.
        () => {},
      )
    },
    giveBack: (name: string) => leases.get(name)!.giveBack(),
    until: async (count: number): Promise<readonly string[]> => {
      while (granted.length < count) await new Promise<void>((resolve) => (wake = resolve))
      return granted
    },
  }
}

/** Until a call waits in the database: then it was asked for and refused. */
async function untilWaiting(asOwner: (statement: string) => Promise<readonly { waiting?: number }[]>, count: number): Promise<void> {
  for (;;) {
    const [row] = await asOwner('select count(*)::int as waiting from desk.quota_waiters')
    if (row!.waiting === count) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a bucket without a limit lets every call go', async () => {
  const { here, there } = await processes()
  const { take, until } = calls()
  for (let at = 0; at < 20; at++) take(at % 2 ? here : there, `${at}`)
  await until(20)
})

describe('calls at the same time', () => {
  test('are no more than allowed in all processes; the next goes when one comes back', async () => {
    const { here, there, asOwner } = await processes()
    for (const quota of [here, there]) quota.limit({ bucket, concurrent: 2 })
    const { take, giveBack, until, granted } = calls()
    take(here, 'a')
    await until(1)
    take(there, 'b')
    await until(2)
    take(there, 'c')
    await untilWaiting(asOwner, 1)
    expect(granted).toEqual(['a', 'b'])
    giveBack('a')
    giveBack('a')
    expect(await until(3)).toEqual(['a', 'b', 'c'])
    take(here, 'd')
    await untilWaiting(asOwner, 1)
    giveBack('b')
    expect(await until(4)).toContain('d')
  })

  test('of one bucket, connection or workspace do not hold up another', async () => {
    const { here, quotaOn, store } = await processes()
    const others = [quotaOn(store, { connectionId: randomUUID() }), quotaOn(store, { workspace: 'default' })]
    const { take, until } = calls()
    for (const quota of [here, ...others]) for (const of of ['one', 'two']) quota.limit({ bucket: of, concurrent: 1 })
    for (const quota of [here, ...others]) for (const of of ['one', 'two']) take(quota, of, 'sync', { of })
    await until(6)
  })

  test('of a process that died end with their lease', async () => {
    const { here, there, asOwner } = await processes()
    for (const quota of [here, there]) quota.limit({ bucket, concurrent: 1 })
    const { take, until, granted } = calls()
    take(here, 'lost')
    await until(1)
    const [lease] = await asOwner<{ seconds: number }>(`
      select extract(epoch from until - clock_timestamp())::int as seconds from desk.quota_leases`)
    expect(lease!.seconds).toBeLessThanOrEqual(30)
    take(there, 'next')
    await untilWaiting(asOwner, 1)
    expect(granted).toEqual(['lost'])
    await asOwner(`update desk.quota_leases set until = until - interval '30 seconds'`)
    expect(await until(2)).toEqual(['lost', 'next'])
  })

  test('that take long keep their lease, and end their renewal with it', async () => {
    const { quotaOn, store, asOwner } = await processes()
    const sleeps: { readonly milliseconds: number; wake(): void; isOver: boolean }[] = []
    const clock: Clock = {
      now: () => Date.now(),
      sleep: (milliseconds, signal) =>
        new Promise((resolve, reject) => {
          const sleep = { milliseconds, isOver: false, wake: resolve }
          sleeps.push(sleep)
          signal?.addEventListener('abort', () => {
            sleep.isOver = true
            reject(signal.reason as Error)
          })
        }),
    }
    const quota = quotaOn(store, { clock })
    quota.limit({ bucket, concurrent: 1 })
    const lease = await quota.take({ bucket, lane: 'alert' })
    await asOwner(`update desk.quota_leases set until = until - interval '20 seconds'`)
    expect(sleeps).toMatchObject([{ milliseconds: 10_000 }])
    sleeps[0]!.wake()
    const isRenewed = async () =>
      (await asOwner<{ is: boolean }>(`select until > clock_timestamp() + interval '15 seconds' as is from desk.quota_leases`))[0]!.is
    while (!(await isRenewed())) await new Promise((resolve) => setTimeout(resolve, 20))
    while (sleeps.length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
    lease.giveBack()
    expect(sleeps[1]!.isOver).toBe(true)
  })
})

describe('lanes', () => {
  test('an alert passes what waits in the others, in every process', async () => {
    const { here, there, asOwner } = await processes()
    for (const quota of [here, there]) quota.limit({ bucket, concurrent: 1 })
    const { take, giveBack, until } = calls()
    take(here, 'first', 'sync')
    await until(1)
    take(there, 'sync', 'sync')
    await untilWaiting(asOwner, 1)
    take(here, 'alert', 'alert')
    await untilWaiting(asOwner, 2)
    take(here, 'person', 'interactive')
    giveBack('first')
    expect(await until(2)).toEqual(['first', 'alert'])
    giveBack('alert')
    expect((await until(3))[2]).toBe('person')
    giveBack('person')
    expect(await until(4)).toEqual(['first', 'alert', 'person', 'sync'])
  })
})

describe('a window', () => {
  /** As if so much time had passed since what was counted. */
  const passed = (seconds: number) =>
    `update desk.quota_slots set slot = slot - ceil(${seconds} * 1000.0 / greatest(1, ceil(per_ms / 60.0)))`

  test('lets so many units begin in all processes, though they came back', async () => {
    const { here, there, asOwner } = await processes()
    for (const quota of [here, there]) quota.limit({ bucket, calls: 3, perMilliseconds: 3_600_000 })
    const { take, giveBack, until, granted } = calls()
    take(here, 'two', 'interactive', { units: 2 })
    await until(1)
    take(there, 'one')
    await until(2)
    giveBack('two')
    take(there, 'late')
    await untilWaiting(asOwner, 1)
    expect(granted).toHaveLength(2)
    await asOwner(passed(3700))
    expect(await until(3)).toEqual(['two', 'one', 'late'])
  })

  test('two of different lengths both hold, and a call of more than one holds waits for an empty one', async () => {
    const { here, asOwner } = await processes()
    here.limit({ bucket, calls: 2, perMilliseconds: 60_000 })
    here.limit({ bucket, calls: 3, perMilliseconds: 3_600_000 })
    const { take, until, granted } = calls()
    for (const name of ['a', 'b', 'c']) take(here, name)
    await untilWaiting(asOwner, 1)
    expect(granted).toHaveLength(2)
    await asOwner(passed(70))
    await until(3)
    take(here, 'whole', 'interactive', { units: 100 })
    await untilWaiting(asOwner, 1)
    await asOwner(passed(3700))
    await until(4)
  })

  test('calls of others, which the vendor counted, take their part in every process', async () => {
    const { here, there, asOwner } = await processes()
    for (const quota of [here, there]) quota.limit({ bucket, calls: 100, perMilliseconds: 3_600_000 })
    here.observe({ bucket, used: 99 })
    const { take, until, granted } = calls()
    take(here, 'a')
    await until(1)
    expect(await asOwner('select sum(units)::int as units from desk.quota_slots')).toEqual([{ units: 100 }])
    take(there, 'b')
    await untilWaiting(asOwner, 1)
    expect(granted).toEqual(['a'])
    here.observe({ bucket, used: 50 })
    await asOwner(passed(3700))
    expect(await until(2)).toEqual(['a', 'b'])
  })

  test('a lower limit that the vendor tells holds from then on', async () => {
    const { here, asOwner } = await processes()
    here.limit({ bucket, calls: 100, perMilliseconds: 3_600_000 })
    here.observe({ bucket, allowed: 1 })
    const { take, until, granted } = calls()
    take(here, 'a')
    take(here, 'b')
    await until(1)
    await untilWaiting(asOwner, 1)
    expect(granted).toEqual(['a'])
  })
})

test.each([
  ['of a window', { calls: 1, perMilliseconds: 3_600_000 }],
  ['of calls at the same time', { concurrent: 1 }],
])('a limit %s is never passed by processes that ask at once', async (_, limit) => {
  const { quotaOn, another, asOwner } = await processes()
  const quotas = Array.from({ length: 6 }, () => quotaOn(another()))
  const buckets = Array.from({ length: 25 }, (_each, at) => `bucket-${at}`)
  const { take, granted } = calls()
  // They are known: making a bucket's row would hold the others back, too.
  await asOwner(`insert into desk.quota_buckets select 'north', '${connectionId}', 'bucket-' || n from generate_series(0, 24) n`)
  for (const of of buckets) {
    for (const quota of quotas) {
      quota.limit({ bucket: of, ...limit })
      take(quota, of, 'interactive', { of })
    }
  }
  await untilWaiting(asOwner, buckets.length * (quotas.length - 1))
  expect(granted.toSorted()).toEqual(buckets.toSorted())
})

test('`notBefore` that one process learnt holds the others, with and without limits', async () => {
  const { here, there, asOwner } = await processes()
  here.observe({ bucket, notBefore: Date.now() + 3_600_000 })
  here.observe({ bucket, notBefore: Date.now() + 1000 })
  const { take, until, granted } = calls()
  take(here, 'here')
  await untilWaiting(asOwner, 1)
  take(there, 'there', 'alert')
  await untilWaiting(asOwner, 2)
  expect(granted).toEqual([])
  await asOwner(`update desk.quota_buckets set not_before = clock_timestamp()`)
  await until(2)
})

test('giving up rejects with the reason of the signal, takes no place and holds nobody up', async () => {
  const { here, there, asOwner } = await processes()
  for (const quota of [here, there]) quota.limit({ bucket, concurrent: 1 })
  const { take, giveBack, until } = calls()
  take(here, 'a')
  await until(1)
  const giveUp = new AbortController()
  const reason = new Error('closing')
  const waiting = here.take({ bucket, lane: 'interactive', signal: giveUp.signal })
  await untilWaiting(asOwner, 1)
  take(there, 'b')
  giveUp.abort(reason)
  await expect(waiting).rejects.toBe(reason)
  await expect(here.take({ bucket, lane: 'alert', signal: giveUp.signal })).rejects.toBe(reason)
  giveBack('a')
  expect(await until(2)).toEqual(['a', 'b'])
  giveBack('b')
  take(here, 'c')
  expect(await until(3)).toEqual(['a', 'b', 'c'])
})
