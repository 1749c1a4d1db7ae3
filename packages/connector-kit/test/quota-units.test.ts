import { expect, test } from 'vitest'
import { memoryQuota } from '../src/index.ts'
import { settled, virtualClock } from './virtual-clock.ts'

/** Leave for calls of so many units each, in the order in which it came. */
function grants(quota: ReturnType<typeof memoryQuota>) {
  const granted: number[] = []
  return {
    granted,
    take: async (units?: number): Promise<void> => {
      void quota.take({ bucket: 'bytes', lane: 'sync', ...(units === undefined ? {} : { units }) }).then(() => granted.push(units ?? 1))
      await settled()
    },
  }
}

test('a window counts units: what does not fit waits until enough has left it', async () => {
  const clock = virtualClock()
  const quota = memoryQuota(clock)
  quota.limit({ bucket: 'bytes', calls: 10, perMilliseconds: 1000 })
  const { granted, take } = grants(quota)
  await take(6)
  await clock.advance(400)
  await take(3)
  await take(5)
  expect(granted).toEqual([6, 3])
  await clock.advance(599)
  expect(granted).toEqual([6, 3])
  await clock.advance(1)
  expect(granted).toEqual([6, 3, 5])
})

test('a call of more units than a window holds waits for an empty one, and is let through', async () => {
  const clock = virtualClock()
  const quota = memoryQuota(clock)
  quota.limit({ bucket: 'bytes', calls: 10, perMilliseconds: 1000 })
  const { granted, take } = grants(quota)
  await take(1)
  await take(25)
  expect(granted).toEqual([1])
  await clock.advance(1000)
  expect(granted).toEqual([1, 25])
  await take()
  expect(granted).toEqual([1, 25])
  await clock.advance(1000)
  expect(granted).toEqual([1, 25, 1])
})
