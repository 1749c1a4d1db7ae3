import type { Entity } from '../entities/entity.ts'
import type { EntityRow } from '../records.ts'
import { tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { deactivationRequest } from './delivered-request.ts'

/** Milliseconds that a receiver has for its answer (FACTS 6). */
export const deliveryTimeout = 10_000

/** Switches a webhook off, as after too many failures, and calls its deactivation address. */
export function deactivate(tenant: Tenant, webhooks: Entity, webhook: EntityRow): void {
  const row = tableOf(tenant, webhooks.name).update(webhook.id, { values: { ...webhook.values, isActive: false } })
  callDeactivation(tenant, webhooks, row ?? webhook)
}

/** Tried once: whether the vendor repeats it is not known. */
export function callDeactivation(tenant: Tenant, webhooks: Entity, webhook: EntityRow): void {
  tenant.context.deliver({
    ...deactivationRequest(tenant, webhooks, webhook),
    timeout: deliveryTimeout,
    retryIn: () => null,
    done: () => undefined,
  })
}
