import type { Lane, Quota, QuotaLease } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { memoryQuota } from '../src/index.ts'
import { settled, virtualClock } from './virtual-clock.ts'

const bucket = 'tenant'

/** Takes leave for named calls and keeps the order in which they got it. */
function queue(quota: Quota) {
  const granted: string[] = []
  const leases = new Map<string, QuotaLease>()
  return {
    granted,
    take: async (name: string, lane: Lane = 'interactive', of = bucket): Promise<void> => {
      void quota.take({ bucket: of, lane }).then((lease) => {
        granted.push(name)
        leases.set(name, lease)
      })
      await settled()
    },
    giveBack: async (name: string): Promise<void> => {
      leases.get(name)?.giveBack()
      await settled()
    },
  }
}

test('a bucket without a limit lets every call go', async () => {
  const { granted, take } = queue(memoryQuota(virtualClock()))
  for (const name of ['a', 'b', 'c']) await take(name)
  expect(granted).toEqual(['a', 'b', 'c'])
})

describe('calls at the same time', () => {
  test('are no more than allowed; the next goes when one comes back', async () => {
    const quota = memoryQuota(virtualClock())
    quota.limit({ bucket, concurrent: 2 })
    const { granted, take, giveBack } = queue(quota)
    for (const name of ['a', 'b', 'c', 'd']) await take(name)
    expect(granted).toEqual(['a', 'b'])
    await giveBack('a')
    expect(granted).toEqual(['a', 'b', 'c'])
    await giveBack('b')
    expect(granted).toEqual(['a', 'b', 'c', 'd'])
  })

  test('giving back twice frees one place only', async () => {
    const quota = memoryQuota(virtualClock())
    quota.limit({ bucket, concurrent: 1 })
    const { granted, take, giveBack } = queue(quota)
    for (const name of ['a', 'b', 'c']) await take(name)
    await giveBack('a')
    await giveBack('a')
    expect(granted).toEqual(['a', 'b'])
  })

  test('of one bucket do not hold up another', async () => {
    const quota = memoryQuota(virtualClock())
    quota.limit({ bucket: 'one', concurrent: 1 })
    const { granted, take } = queue(quota)
    await take('a', 'sync', 'one')
    await take('b', 'sync', 'one')
    await take('c', 'sync', 'other')
    expect(granted).toEqual(['a', 'c'])
  })

  test('the stricter of two limits holds, in either order', async () => {
    for (const figures of [
      [3, 1],
      [1, 3],
    ]) {
      const quota = memoryQuota(virtualClock())
      for (const concurrent of figures) quota.limit({ bucket, concurrent })
      const { granted, take } = queue(quota)
      await take('a')
      await take('b')
      expect(granted).toEqual(['a'])
    }
  })
})

describe('lanes', () => {
  test('an alert passes what waits in the others, and within a lane the oldest is first', async () => {
    const quota = memoryQuota(virtualClock())
    quota.limit({ bucket, concurrent: 1 })
    const { granted, take, giveBack } = queue(quota)
    await take('first', 'sync')
    await take('sync 1', 'sync')
    await take('person 1', 'interactive')
    await take('sync 2', 'sync')
    await take('alert 1', 'alert')
    await take('person 2', 'interactive')
    await take('alert 2', 'alert')
    const order = ['first', 'alert 1', 'alert 2', 'person 1', 'person 2', 'sync 1', 'sync 2']
    for (const name of order) await giveBack(name)
    expect(granted).toEqual(order)
  })
})

describe('a window', () => {
  test('lets so many calls begin in any stretch of its length, though they came back', async () => {
    const clock = virtualClock()
    const quota = memoryQuota(clock)
    quota.limit({ bucket, calls: 2, perMilliseconds: 1000 })
    const { granted, take, giveBack } = queue(quota)
    await take('at 0')
    await clock.advance(600)
    await take('at 600')
    for (const name of ['c', 'd', 'e']) await take(name)
    for (const name of ['at 0', 'at 600']) await giveBack(name)
    expect(granted).toEqual(['at 0', 'at 600'])
    await clock.advance(399)
    expect(granted).toHaveLength(2)
    await clock.advance(1)
    expect(granted).toEqual(['at 0', 'at 600', 'c'])
    await clock.advance(599)
    expect(granted).toHaveLength(3)
    await clock.advance(1)
    expect(granted).toHaveLength(4)
    await clock.advance(400)
    expect(granted).toEqual(['at 0', 'at 600', 'c', 'd', 'e'])
  })

  test('two windows of different lengths both hold', async () => {
    const clock = virtualClock()
    const quota = memoryQuota(clock)
    quota.limit({ bucket, calls: 2, perMilliseconds: 1000 })
    quota.limit({ bucket, calls: 3, perMilliseconds: 60_000 })
    const { granted, take } = queue(quota)
    for (const name of ['a', 'b', 'c', 'd']) await take(name)
    expect(granted).toHaveLength(2)
    await clock.advance(1000)
    expect(granted).toHaveLength(3)
    await clock.advance(58_999)
    expect(granted).toHaveLength(3)
    await clock.advance(1)
    expect(granted).toHaveLength(4)
  })

  test('calls of others, which the vendor counted, take their part of it', async () => {
    const clock = virtualClock()
    const quota = memoryQuota(clock)
    quota.limit({ bucket, calls: 4, perMilliseconds: 1000 })
    const { granted, take } = queue(quota)
    quota.observe({ bucket, used: 3 })
    await take('a')
    await take('b')
    expect(granted).toEqual(['a'])
    await clock.advance(1000)
    expect(granted).toEqual(['a', 'b'])
  })

  test('a lower limit that the vendor tells holds from then on', async () => {
    const quota = memoryQuota(virtualClock())
    quota.limit({ bucket, calls: 100, perMilliseconds: 1000 })
    quota.observe({ bucket, allowed: 1 })
    const { granted, take } = queue(quota)
    await take('a')
    await take('b')
    expect(granted).toEqual(['a'])
  })
})

describe('`notBefore`', () => {
  test('holds every lane of the bucket until then, and lets the alert go first', async () => {
    const clock = virtualClock()
    const quota = memoryQuota(clock)
    quota.limit({ bucket, concurrent: 1 })
    quota.observe({ bucket, notBefore: clock.now() + 5000 })
    const { granted, take } = queue(quota)
    await take('sync', 'sync')
    await take('alert', 'alert')
    await clock.advance(4999)
    expect(granted).toEqual([])
    await clock.advance(1)
    expect(granted).toEqual(['alert'])
  })

  test('an earlier one does not shorten a later one, and a later one told meanwhile counts', async () => {
    const clock = virtualClock()
    const start = clock.now()
    const quota = memoryQuota(clock)
    const { granted, take } = queue(quota)
    quota.observe({ bucket, notBefore: start + 5000 })
    quota.observe({ bucket, notBefore: start + 1000 })
    await take('a')
    await clock.advance(1000)
    expect(granted).toEqual([])
    quota.observe({ bucket, notBefore: start + 9000 })
    await clock.advance(4000)
    expect(granted).toEqual([])
    await clock.advance(4000)
    expect(granted).toEqual(['a'])
  })
})

describe('giving up', () => {
  test('rejects with the reason of the signal, and takes no place', async () => {
    const clock = virtualClock()
    const quota = memoryQuota(clock)
    quota.limit({ bucket, concurrent: 1 })
    const { granted, take, giveBack } = queue(quota)
    await take('a')
    const giveUp = new AbortController()
    const reason = new Error('closing')
    const waiting = quota.take({ bucket, lane: 'alert', signal: giveUp.signal })
    const outcome = expect(waiting).rejects.toBe(reason)
    await take('b')
    giveUp.abort(reason)
    await outcome
    await giveBack('a')
    expect(granted).toEqual(['a', 'b'])
  })

  test('before the call rejects at once', async () => {
    const reason = new Error('closed')
    const quota = memoryQuota(virtualClock())
    await expect(quota.take({ bucket, lane: 'alert', signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  test('after leave was given changes nothing', async () => {
    const quota = memoryQuota(virtualClock())
    quota.limit({ bucket, concurrent: 1 })
    const giveUp = new AbortController()
    const lease = await quota.take({ bucket, lane: 'alert', signal: giveUp.signal })
    giveUp.abort(new Error('closing'))
    const { granted, take } = queue(quota)
    await take('b')
    expect(granted).toEqual([])
    lease.giveBack()
    await settled()
    expect(granted).toEqual(['b'])
  })

  test('leaves no sleeper behind, and who comes later is served all the same', async () => {
    const clock = virtualClock()
    const quota = memoryQuota(clock)
    quota.observe({ bucket, notBefore: clock.now() + 5000 })
    const giveUp = new AbortController()
    const waiting = quota.take({ bucket, lane: 'sync', signal: giveUp.signal })
    const outcome = expect(waiting).rejects.toThrow('closing')
    await settled()
    expect(clock.sleepers).toBe(1)
    giveUp.abort(new Error('closing'))
    await outcome
    expect(clock.sleepers).toBe(0)
    const { granted, take } = queue(quota)
    await take('later')
    await clock.advance(5000)
    expect(granted).toEqual(['later'])
  })
})
