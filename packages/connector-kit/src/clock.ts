import { setTimeout as sleepFor } from 'node:timers/promises'
import type { Clock } from '@jackfield/core'

/** Node's timers count milliseconds in 32 bits and fire at once beyond that. */
const longestTimer = 2 ** 31 - 1

/** Real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    const until = Date.now() + milliseconds
    try {
      for (let left = milliseconds; left > 0; left = until - Date.now()) {
        await sleepFor(Math.min(left, longestTimer), undefined, signal ? { signal } : {})
      }
      signal?.throwIfAborted()
    } catch (error) {
      // Node rejects with an AbortError of its own; the contract promises the signal's reason.
      throw signal?.aborted ? signal.reason : error
    }
  },
}
