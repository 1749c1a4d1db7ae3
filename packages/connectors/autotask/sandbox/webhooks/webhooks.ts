import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxWebhooks } from '@jackfield/sandbox'
import type { Entity } from '../entities/entity.ts'
import { entities } from '../entities/registry.ts'
import type { EntityRow } from '../records.ts'
import { ownResourceId, tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { keyOf } from './announce.ts'
import { deactivate } from './deactivation.ts'
import { deliveredRequest } from './delivered-request.ts'
import { toldFields } from './events.ts'
import type { TenantEvent } from './events.ts'

const collections: readonly Entity[] = entities.filter(({ webhookOf, child }) => webhookOf !== null && child === null)

/** The tenant's webhooks as a test looks at them. Ids count from 1 for each object, so here the collection stands before them. */
export function webhooksOf(tenant: Tenant): SandboxWebhooks {
  return {
    list: () =>
      collections.flatMap((webhooks) =>
        tableOf(tenant, webhooks.name)
          .rows()
          .map(({ id, values }) => ({
            id: keyOf(webhooks, id),
            url: String(values['webhookUrl']),
            isActive: values['isActive'] === true && values['isReady'] === true,
          })),
      ),
    deliveryOf(webhookId, ticketId) {
      const [webhooks, webhook] = knownWebhook(tenant, webhookId)
      const row = subjectOf(tenant, webhooks, webhookId, ticketId)
      const event: TenantEvent = { entity: String(webhooks.webhookOf), action: 'Update', row, before: null, by: ownResourceId(tenant) + 1 }
      const counts = tenant.deliveryCounts.get(webhookId) ?? { sequence: 0, failures: 0 }
      tenant.deliveryCounts.set(webhookId, { ...counts, sequence: counts.sequence + 1 })
      // All of its fields: which of them this update changed is nobody's business here.
      const fields = toldFields(tenant, webhooks, webhook, { ...event, action: 'Create' }) ?? {}
      const { url, headers, body } = deliveredRequest(tenant, webhook, event, fields, counts.sequence + 1)
      const { pathname, search } = new URL(url)
      return { target: `${pathname}${search}`, headers, body }
    },
    disable(webhookId) {
      const [webhooks, webhook] = knownWebhook(tenant, webhookId)
      deactivate(tenant, webhooks, webhook)
    },
  }
}

/** The ticket, or its last note for a webhook on notes. */
function subjectOf(tenant: Tenant, webhooks: Entity, webhookId: string, ticketId: string): EntityRow {
  const ticket = tableOf(tenant, 'Tickets').get(Number(ticketId))
  if (!ticket) throw new SandboxInputError(`There is no ticket ${ticketId}.`, 404)
  if (webhooks.webhookOf === 'Tickets') return ticket
  if (webhooks.webhookOf === 'TicketNotes') {
    const notes = tableOf(tenant, 'TicketNotes')
      .rows()
      .filter(({ values }) => values['ticketID'] === ticket.id)
    const last = notes.at(-1)
    if (last) return last
    throw new SandboxInputError(`Ticket ${ticketId} has no note.`, 409)
  }
  throw new SandboxInputError(`Webhook ${webhookId} is about ${String(webhooks.webhookOf)}, not about tickets.`, 409)
}

function knownWebhook(tenant: Tenant, webhookId: string): readonly [Entity, EntityRow] {
  const [name, id] = webhookId.split('/')
  const webhooks = collections.find((candidate) => candidate.name === name)
  const row = webhooks && tableOf(tenant, webhooks.name).get(Number(id))
  if (!webhooks || !row) throw new SandboxInputError(`There is no webhook ${webhookId}.`, 404)
  return [webhooks, row]
}
