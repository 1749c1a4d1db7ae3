import type { Clock } from '@jackfield/core'

export interface VirtualClock extends Clock {
  /** Milliseconds of each sleep that was asked for. */
  readonly sleeps: readonly number[]
  /** Moves time on and wakes who slept until then, then lets their continuations run. */
  advance(milliseconds: number): Promise<void>
  /** How many sleep now. */
  readonly sleepers: number
}

const start = Date.UTC(2026, 10, 22, 5, 0, 0)

/** Time that stands still until it is moved. With `skips`, each sleep moves it and ends at once. */
export function virtualClock({ skips = false } = {}): VirtualClock {
  let now = start
  const sleeps: number[] = []
  const sleeping = new Set<{ readonly until: number; wake(): void }>()
  return {
    sleeps,
    get sleepers() {
      return sleeping.size
    },
    now: () => now,
    async sleep(milliseconds, signal) {
      sleeps.push(milliseconds)
      signal?.throwIfAborted()
      if (skips) {
        now += milliseconds
        return
      }
      await new Promise<void>((resolve, reject) => {
        const sleeper = { until: now + milliseconds, wake: resolve }
        sleeping.add(sleeper)
        signal?.addEventListener('abort', () => {
          sleeping.delete(sleeper)
          reject(signal.reason)
        })
      })
    },
    async advance(milliseconds) {
      now += milliseconds
      for (const sleeper of sleeping) {
        if (sleeper.until > now) continue
        sleeping.delete(sleeper)
        sleeper.wake()
      }
      await settled()
    },
  }
}

/** After all microtasks that are due. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
