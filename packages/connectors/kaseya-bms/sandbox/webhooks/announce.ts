import type { TicketRow, WebhookRow } from '../records.ts'
import { newGuid, now } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { eventOf, webhookRequest } from './payload.ts'
import type { TicketAction, WebhookRequest } from './payload.ts'

/** Milliseconds that a receiver has for its answer. The vendor's own figure is not published. */
const timeout = 10_000

/** Tells what happened to a ticket to every webhook that wants to hear of it. */
export function announce(tenant: Tenant, action: TicketAction, row: TicketRow): void {
  const { id: eventId } = eventOf(action)
  for (const webhook of tenant.webhooks.rows()) {
    if (!webhook.isEnabled || !(webhook.sendsAll || webhook.events.includes(eventId))) continue
    send(tenant, webhook, eventId, webhookRequest(tenant, webhook, action, row), null)
  }
}

/** Sends once and logs what came of it: what failed is sent again by hand only (FACTS 11). */
export function send(tenant: Tenant, webhook: WebhookRow, eventId: number, request: WebhookRequest, parentId: string | null): string {
  const id = newGuid(tenant.context)
  tenant.context.deliver({
    url: webhook.url,
    headers: request.headers,
    body: new TextEncoder().encode(request.payload),
    timeout,
    retryIn: () => null,
    done(outcome) {
      const status = outcome.kind === 'answered' ? outcome.status : 0
      tenant.deliveryLogs.insert({
        id,
        webhookId: webhook.id,
        eventId,
        headers: request.headers,
        payload: request.payload,
        deliveredOn: now(tenant),
        isDelivered: status >= 200 && status < 300,
        isReDelivered: parentId !== null,
        status,
        parentId,
      })
    },
  })
  return id
}
