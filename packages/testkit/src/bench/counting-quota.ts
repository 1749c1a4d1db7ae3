import type { Quota } from '@jackfield/core'

export interface CountingQuota extends Quota {
  /** Leases taken so far, and those not given back yet. */
  readonly taken: number
  readonly open: number
}

/** A quota that counts what a connector takes and gives back. */
export function countingQuota(quota: Quota): CountingQuota {
  let taken = 0
  let open = 0
  return {
    get taken() {
      return taken
    },
    get open() {
      return open
    },
    limit: (limit) => quota.limit(limit),
    observe: (observation) => quota.observe(observation),
    async take(request) {
      const lease = await quota.take(request)
      taken += 1
      open += 1
      let isOpen = true
      return {
        giveBack() {
          if (isOpen) open -= 1
          isOpen = false
          lease.giveBack()
        },
      }
    },
  }
}
