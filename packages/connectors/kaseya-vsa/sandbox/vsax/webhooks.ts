import { createHmac } from 'node:crypto'
import { SandboxInputError } from '@jackfield/sandbox'
import type { DeliveryOutcome, SandboxWebhooks } from '@jackfield/sandbox'
import { organizationOf } from './models/devices.ts'
import { deliveredNotification } from './models/notifications.ts'
import type { NotificationRow, WebhookRow } from './records.ts'
import { variantOf } from './server.ts'
import type { VsaX } from './server.ts'

/** Milliseconds that a receiver has, and between two tries: neither is published. */
const timeout = 30_000
const retryAfter = 60_000

interface Delivered {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** Tells the webhooks that want to hear of a notification. */
export function announce(server: VsaX, row: NotificationRow): void {
  const tries = variantOf(server, 'webhookRetries') === 'three' ? 3 : 1
  for (const webhook of server.webhooks.rows()) {
    if (!concerns(server, webhook, row)) continue
    server.context.deliver({
      ...deliveredRequest(server, webhook, row),
      timeout,
      retryIn: (outcome, count) => (isTaken(outcome) || count >= tries ? null : retryAfter),
      done: () => undefined,
    })
  }
}

/** The webhooks as a test looks at them. */
export function webhooksOf(server: VsaX): SandboxWebhooks {
  return {
    list: () => server.webhooks.rows().map(({ id, url, isActive }) => ({ id: String(id), url, isActive })),
    deliveryOf(webhookId, alarmId) {
      const webhook = knownWebhook(server, webhookId)
      const row = server.notifications.get(Number(alarmId))
      if (!row) throw new SandboxInputError(`There is no notification ${alarmId}.`, 404)
      const { url, headers, body } = deliveredRequest(server, webhook, row)
      const { pathname, search } = new URL(url)
      return { target: `${pathname}${search}`, headers, body }
    },
    disable: (webhookId) => void server.webhooks.update(knownWebhook(server, webhookId).id, { isActive: false }),
  }
}

function concerns(server: VsaX, webhook: WebhookRow, row: NotificationRow): boolean {
  if (!webhook.isActive || !webhook.priorities.includes(row.priority)) return false
  if (webhook.organizationIds === null) return true
  const organizationId = organizationIdOf(server, row)
  return organizationId !== null && webhook.organizationIds.includes(organizationId)
}

function deliveredRequest(server: VsaX, webhook: WebhookRow, row: NotificationRow): Delivered {
  const body = new TextEncoder().encode(JSON.stringify(deliveredNotification(row, organizationIdOf(server, row))))
  return {
    url: webhook.url,
    headers: {
      ...webhook.headers,
      'content-type': 'application/json; charset=utf-8',
      'x-hmac-signature': signature(server, webhook.secretKey, body),
    },
    body,
  }
}

/** Base64 of an HMAC-SHA-256 over the body. What the key's bytes are, its text or what its hex digits stand for, is a variant (FACTS 2.4). */
function signature(server: VsaX, secretKey: string, body: Uint8Array): string {
  const key = Buffer.from(secretKey, variantOf(server, 'hmacKey') === 'hex' ? 'hex' : 'utf8')
  return createHmac('sha256', key).update(body).digest('base64')
}

function organizationIdOf(server: VsaX, row: NotificationRow): number | null {
  const device = row.deviceId === null ? undefined : server.devices.get(row.deviceId)
  return (device && organizationOf(server, device)?.id) ?? null
}

function isTaken(outcome: DeliveryOutcome): boolean {
  return outcome.kind === 'answered' && outcome.status < 300
}

function knownWebhook(server: VsaX, id: string): WebhookRow {
  const row = server.webhooks.get(Number(id))
  if (!row) throw new SandboxInputError(`There is no webhook ${id}.`, 404)
  return row
}
