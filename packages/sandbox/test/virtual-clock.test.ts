import { expect, test } from 'vitest'
import { realClock, virtualClock } from '../src/index.ts'

test('time stands still until it is moved, and sleepers wake in the order of their times', async () => {
  const clock = virtualClock('2026-02-01T00:00:00Z', { autoAdvance: false })
  const woken: string[] = []
  const sleeps = [clock.sleep(2000).then(() => woken.push('two')), clock.sleep(1000).then(() => woken.push('one'))]
  await clock.advance(500)
  expect(woken).toEqual([])
  await clock.advance(1500)
  await Promise.all(sleeps)
  expect(woken).toEqual(['one', 'two'])
  expect(new Date(clock.now()).toISOString()).toBe('2026-02-01T00:00:02.000Z')
})

test('what wakes may sleep again inside the time that passes', async () => {
  const clock = virtualClock(0, { autoAdvance: false })
  const seen: number[] = []
  const loop = (async () => {
    for (let round = 0; round < 3; round++) {
      await clock.sleep(100)
      seen.push(clock.now())
    }
  })()
  await clock.advance(1000)
  await loop
  expect(seen).toEqual([100, 200, 300])
  expect(clock.now()).toBe(1000)
})

test('time jumps to the earliest sleeper by itself, and never for a sleeper in the background alone', async () => {
  const clock = virtualClock(0)
  const woken: string[] = []
  void clock.sleepInBackground(500).then(() => woken.push('background'))
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
  expect(clock.now()).toBe(0)
  await clock.sleep(60_000)
  expect(woken).toEqual(['background'])
  expect(clock.now()).toBe(60_000)
  await Promise.all([clock.sleep(10), clock.sleep(5), clock.sleep(20)])
  expect(clock.now()).toBe(60_020)
})

test('an aborted sleep rejects with the reason, on both clocks', async () => {
  for (const clock of [virtualClock(0, { autoAdvance: false }), realClock()]) {
    const stop = new AbortController()
    const sleep = clock.sleep(1_000_000, stop.signal)
    stop.abort(new Error('enough'))
    await expect(sleep).rejects.toThrow('enough')
    await expect(clock.sleep(1, stop.signal)).rejects.toThrow('enough')
  }
})

test('real time and backwards time can not be moved', async () => {
  await expect(realClock().advance(1)).rejects.toThrow('real time')
  await expect(virtualClock(0).advance(-1)).rejects.toThrow('forward')
  expect(() => virtualClock('yesterday')).toThrow('no point in time')
})
