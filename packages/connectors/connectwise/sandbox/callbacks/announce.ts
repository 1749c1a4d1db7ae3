import type { DeliveryOutcome } from '@jackfield/sandbox'
import type { CallbackRow } from '../records.ts'
import { now } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { deliveredRequest } from './delivered-request.ts'
import { concerns } from './levels.ts'
import type { TenantEvent } from './levels.ts'

/** Milliseconds that a receiver has for its answer (FACTS 6). */
const timeout = 5000
/** Answers after which there are two more tries, so many milliseconds later (FACTS 6). All others are final. */
const retriedStatuses: ReadonlySet<number> = new Set([404, 409, 419, 429])
const retryWaits = [2000, 4000] as const
/** Days of failures in a row that end a callback (FACTS 6). */
const daysToDisable = 3

/** Tells what happened to every callback that wants to hear of it. */
export function announce(tenant: Tenant, event: TenantEvent): void {
  for (const callback of tenant.callbacks.rows()) {
    if (callback.inactiveFlag || !concerns(callback, event) || isSuppressed(tenant, callback, event)) continue
    tenant.context.deliver({
      ...deliveredRequest(tenant, callback, event),
      timeout,
      retryIn(outcome, tries) {
        const isRetried = outcome.kind === 'answered' && retriedStatuses.has(outcome.status)
        return isRetried && tenant.callbacks.get(callback.id) ? (retryWaits[tries - 1] ?? null) : null
      },
      done: (outcome) => settle(tenant, callback.id, outcome),
    })
  }
}

/** Events that the callback's own member caused are kept from it where it says so. That this is what the flag does is told by its name only. */
function isSuppressed(tenant: Tenant, callback: CallbackRow, { by }: TenantEvent): boolean {
  return callback.isSelfSuppressedFlag && tenant.members.get(callback.memberId)?.identifier === by
}

/** A day fails here where a delivery failed on it and none arrived after that; a day without deliveries ends the row. */
function settle(tenant: Tenant, id: number, outcome: DeliveryOutcome): void {
  const callback = tenant.callbacks.get(id)
  if (!callback) return
  if (outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300) {
    if (callback.failingDays > 0) tenant.callbacks.update(id, { failingDays: 0, lastFailingDay: null })
    return
  }
  const today = now(tenant).slice(0, 10)
  if (callback.lastFailingDay === today) return
  const failingDays = callback.lastFailingDay === dayBefore(today) ? callback.failingDays + 1 : 1
  const inactiveFlag = callback.inactiveFlag || failingDays >= daysToDisable
  tenant.callbacks.update(id, { failingDays, lastFailingDay: today, inactiveFlag })
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
