import type { SandboxClock } from '@jackfield/sandbox'

/** Calls an hour and endpoint (FACTS 5). What counts as one endpoint is not in the facts: here a method with its route. */
export const callsPerHour = 1500
const hour = 3_600_000

export interface CallCounts {
  /** Counts a call. False where the endpoint had its calls of this hour: then it is not counted. */
  admits(endpoint: string): boolean
}

/** Counts in whole hours from an endpoint's first call. */
export function createCallCounts(clock: SandboxClock): CallCounts {
  const counts = new Map<string, { readonly since: number; calls: number }>()
  return {
    admits(endpoint) {
      const time = clock.now()
      const before = counts.get(endpoint)
      if (!before || time - before.since >= hour) {
        counts.set(endpoint, { since: time, calls: 1 })
        return true
      }
      if (before.calls >= callsPerHour) return false
      before.calls += 1
      return true
    },
  }
}
