import type { SandboxClock } from '@jackfield/sandbox'

/** Requests in a rolling hour, for all integrations of a database together (FACTS 4). */
export const hourLimit = 10_000
/** Calls at once for a tracking identifier and an object (FACTS 4). */
const threadLimit = 3
const hour = 3_600_000

/** How much of the vendor's limits this tenant uses. */
export interface Usage {
  /** Requests of the last sixty minutes. */
  count(): number
  /** Counts requests that were just made. */
  add(requests: number): void
  /** Milliseconds that the vendor adds to a call now: none below half of the limit, half a second, a whole one from three quarters on. */
  latency(): number
  /** Seconds until the oldest request falls out of the hour. */
  secondsToRelief(): number
  /** Takes a thread; false where all are taken. */
  enter(key: string): boolean
  leave(key: string): void
}

export function createUsage(clock: SandboxClock): Usage {
  // In the order of time, so that what has fallen out of the hour is at the front.
  let requests: { readonly at: number; readonly count: number }[] = []
  let first = 0
  let total = 0
  const threads = new Map<string, number>()

  function forgetOld(): void {
    const edge = clock.now() - hour
    for (let entry = requests[first]; entry && entry.at <= edge; entry = requests[first]) {
      total -= entry.count
      first += 1
    }
    if (first > 10_000) {
      requests = requests.slice(first)
      first = 0
    }
  }

  return {
    count() {
      forgetOld()
      return total
    },
    add(count) {
      requests.push({ at: clock.now(), count })
      total += count
    },
    latency() {
      forgetOld()
      if (total < hourLimit * 0.5) return 0
      return total < hourLimit * 0.75 ? 500 : 1000
    },
    secondsToRelief() {
      forgetOld()
      const oldest = requests[first]
      return oldest ? Math.max(1, Math.ceil((oldest.at + hour - clock.now()) / 1000)) : 1
    },
    enter(key) {
      const taken = threads.get(key) ?? 0
      if (taken >= threadLimit) return false
      threads.set(key, taken + 1)
      return true
    },
    leave(key) {
      threads.set(key, Math.max(0, (threads.get(key) ?? 0) - 1))
    },
  }
}
