import type { Clock, Fetch } from '@jackfield/core'
import { heldBack } from './log-in-error.ts'

/**
 * Keeps a wrong log-in from locking the API user. After how many failures Autotask locks is a setting of the tenant, and a locked user answers
 * like a wrong secret, so a connection must give up after one or two 401s (fact sheet section 3).
 */
export interface LogInGuard {
  /** Sends what carries the log-in. Throws `AuthenticationError`, not sent, for a while after a refusal. */
  readonly fetch: Fetch
  /** Whether the vendor accepted the log-in at the last call. Until then calls should go one by one. */
  isProven(): boolean
  /** Whether the request that was refused may go once more: the first refusal may be a passing fault of the vendor. */
  mayTryAgain(): boolean
  /** Forgets the refusals: they had another cause, such as a tenant that moved. */
  forgive(): void
}

/** Milliseconds. */
const longest = 300_000
/** For how long a log-in is held back after so many refusals: one that was never accepted is likely wrong, one that was may be so again soon. */
const neverAccepted = [0, longest] as const
const acceptedBefore = [0, 15_000, 60_000, longest] as const

export function createLogInGuard(send: Fetch, clock: Clock): LogInGuard {
  let wasAccepted = false
  let refusals = 0
  let heldUntil = 0
  return {
    async fetch(url, init) {
      const left = heldUntil - clock.now()
      if (left > 0) throw heldBack(Math.ceil(left / 1000))
      const response = await send(url, init)
      if (response.status === 401) {
        refusals += 1
        heldUntil = clock.now() + ((wasAccepted ? acceptedBefore : neverAccepted)[refusals - 1] ?? longest)
      } else {
        wasAccepted = true
        refusals = 0
      }
      return response
    },
    isProven: () => wasAccepted && refusals === 0,
    mayTryAgain: () => refusals === 1,
    forgive() {
      refusals = 0
      heldUntil = 0
    },
  }
}
