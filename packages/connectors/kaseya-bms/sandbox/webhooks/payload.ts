import { createHmac } from 'node:crypto'
import type { TicketRow, WebhookRow } from '../records.ts'
import { now, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { presentTicket } from '../tickets/ticket-wire.ts'
import { present } from '../wire/present.ts'
import { wireTime } from '../wire/times.ts'

export type TicketAction = 'created' | 'updated' | 'deleted'

/** What a webhook can hear of. The kinds are the vendor's (FACTS 11); their numbers and names are the sandbox's own. */
export const webhookEvents = [
  { id: 1, action: 'created', name: 'Ticket Created' },
  { id: 2, action: 'updated', name: 'Ticket Updated' },
  { id: 3, action: 'deleted', name: 'Ticket Deleted' },
] as const satisfies readonly { readonly id: number; readonly action: TicketAction; readonly name: string }[]

export function eventOf(action: TicketAction): { readonly id: number; readonly name: string } {
  const event = webhookEvents.find((candidate) => candidate.action === action)
  if (!event) throw new Error(`no event for ${action}`)
  return event
}

export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string
}

/** What a webhook is told. Neither the payload nor how `Signature` is made is published: both are variants (FACTS 11). */
export function webhookRequest(tenant: Tenant, webhook: WebhookRow, action: TicketAction, row: TicketRow): WebhookRequest {
  const event = eventOf(action)
  const facts = { EventId: event.id, EventName: event.name, EventDate: wireTime(tenant, now(tenant)) }
  const told =
    variantOf(tenant, 'webhookPayload') === 'ids' ? { ...facts, TicketId: row.id } : { ...facts, Ticket: presentTicket(tenant, row) }
  const json = JSON.stringify(present(tenant, told))
  const isForm = variantOf(tenant, 'webhookPayload') === 'form'
  return signed(tenant, webhook, {
    headers: {
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8',
      'user-agent': 'BMS-Webhook',
    },
    payload: isForm ? new URLSearchParams({ payload: json }).toString() : json,
  })
}

/** The header is there only where the webhook has a secret. */
function signed(tenant: Tenant, { secret }: WebhookRow, { headers, payload }: WebhookRequest): WebhookRequest {
  if (secret === null) return { headers, payload }
  return { headers: { ...headers, signature: signatureOf(variantOf(tenant, 'webhookSignature'), secret, payload) }, payload }
}

function signatureOf(way: string, secret: string, payload: string): string {
  if (way === 'secret') return secret
  if (way === 'hmac-sha1-base64') return createHmac('sha1', secret).update(payload).digest('base64')
  return createHmac('sha256', secret).update(payload).digest('hex')
}
