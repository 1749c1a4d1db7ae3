import { expect, test } from 'vitest'
import { systemClock } from '../src/index.ts'

test('the system clock tells the real time', () => {
  const before = Date.now()
  expect(systemClock.now()).toBeGreaterThanOrEqual(before)
})

test('a sleep ends, and not before its time', async () => {
  const before = systemClock.now()
  await systemClock.sleep(20)
  expect(systemClock.now() - before).toBeGreaterThanOrEqual(20)
})

test('a sleep that is longer than a timer can count does not end at once, and rejects with the reason of the signal', async () => {
  const giveUp = new AbortController()
  let ended = false
  const sleep = systemClock.sleep(2 ** 33, giveUp.signal).finally(() => {
    ended = true
  })
  await systemClock.sleep(20)
  expect(ended).toBe(false)
  const reason = new Error('closing')
  giveUp.abort(reason)
  await expect(sleep).rejects.toBe(reason)
})

test('a signal that has aborted before rejects at once', async () => {
  const reason = new Error('closed')
  await expect(systemClock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason)
  await expect(systemClock.sleep(0, AbortSignal.abort(reason))).rejects.toBe(reason)
})
