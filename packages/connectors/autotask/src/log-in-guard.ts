import type { Clock, Fetch } from '@jackfield/core'
import { heldBack } from './log-in-error.ts'

/**
 * Keeps a wrong log-in from locking the API user. After how many failures Autotask locks is a setting of the tenant, and a locked user answers
 * like a wrong secret, so a connection must give up after one or two 401s (fact sheet section 3).
 */
export interface LogInGuard {
  /** Sends what carries the log-in. Throws `AuthenticationError`, not sent, for a while after a refusal. */
  readonly fetch: Fetch
  /** Whether the vendor has accepted the log-in. Until then calls should go one by one. */
  isProven(): boolean
  /** Forgets the last refusal: it had another cause, such as a tenant that moved. */
  forgive(): void
}

/** Milliseconds. */
const heldFor = 300_000

export function createLogInGuard(send: Fetch, clock: Clock): LogInGuard {
  let refusedAt: number | null = null
  let isProven = false
  return {
    async fetch(url, init) {
      const left = refusedAt === null ? 0 : refusedAt + heldFor - clock.now()
      if (left > 0) throw heldBack(Math.ceil(left / 1000))
      const response = await send(url, init)
      isProven = response.status !== 401
      refusedAt = isProven ? null : clock.now()
      return response
    },
    isProven: () => isProven,
    forgive() {
      refusedAt = null
    },
  }
}
