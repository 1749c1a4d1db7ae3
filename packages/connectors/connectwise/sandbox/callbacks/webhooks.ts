import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxWebhooks } from '@jackfield/sandbox'
import type { CallbackRow } from '../records.ts'
import type { Tenant } from '../tenant.ts'
import { deliveredRequest } from './delivered-request.ts'

/** The tenant's callbacks as a test looks at them. */
export function webhooksOf(tenant: Tenant): SandboxWebhooks {
  return {
    list: () => tenant.callbacks.rows().map(({ id, url, inactiveFlag }) => ({ id: String(id), url, isActive: !inactiveFlag })),
    deliveryOf(webhookId, ticketId) {
      const callback = knownCallback(tenant, webhookId)
      if (callback.type !== 'ticket')
        throw new SandboxInputError(`Callback ${webhookId} is about ${callback.type}, not about tickets.`, 409)
      const row = tenant.tickets.get(Number(ticketId))
      if (!row) throw new SandboxInputError(`There is no ticket ${ticketId}.`, 404)
      const { url, headers, body } = deliveredRequest(tenant, callback, { type: 'ticket', action: 'updated', row, by: row.updatedBy })
      const { pathname, search } = new URL(url)
      return { target: `${pathname}${search}`, headers, body }
    },
    disable: (webhookId) => void tenant.callbacks.update(knownCallback(tenant, webhookId).id, { inactiveFlag: true }),
  }
}

function knownCallback(tenant: Tenant, id: string): CallbackRow {
  const row = tenant.callbacks.get(Number(id))
  if (!row) throw new SandboxInputError(`There is no callback ${id}.`, 404)
  return row
}
