import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxWebhooks } from '@jackfield/sandbox'
import type { WebhookRow } from '../records.ts'
import type { Tenant } from '../tenant.ts'
import { webhookRequest } from './payload.ts'

/** The tenant's webhooks as a test looks at them. */
export function webhooksOf(tenant: Tenant): SandboxWebhooks {
  return {
    list: () => tenant.webhooks.rows().map(({ id, url, isEnabled }) => ({ id: String(id), url, isActive: isEnabled })),
    deliveryOf(webhookId, ticketId) {
      const webhook = knownWebhook(tenant, webhookId)
      const row = tenant.tickets.get(Number(ticketId))
      if (!row) throw new SandboxInputError(`There is no ticket ${ticketId}.`, 404)
      const { headers, payload } = webhookRequest(tenant, webhook, 'updated', row)
      const { pathname, search } = new URL(webhook.url)
      return { target: `${pathname}${search}`, headers, body: new TextEncoder().encode(payload) }
    },
    disable: (webhookId) => void tenant.webhooks.update(knownWebhook(tenant, webhookId).id, { isEnabled: false }),
  }
}

function knownWebhook(tenant: Tenant, id: string): WebhookRow {
  const row = tenant.webhooks.get(Number(id))
  if (!row) throw new SandboxInputError(`There is no webhook ${id}.`, 404)
  return row
}
