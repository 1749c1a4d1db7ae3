import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxDelivery, SandboxWebhooks } from '@jackfield/sandbox'
import { createHmac } from 'node:crypto'
import { acmeJson } from './acme-json.ts'
import type { AcmeWebhook, AcmeWorld } from './acme-records.ts'

export function addWebhook(world: AcmeWorld, url: string, about: string): AcmeWebhook {
  const key = `acme-hook-${Math.floor(world.context.random.next() * 1e12)}-${world.webhooks.all().length}`
  return world.webhooks.insert({ url, about, active: true, key })
}

export function acmeWebhooks(world: AcmeWorld): SandboxWebhooks {
  return {
    list: () => world.webhooks.all().map(({ id, url, active }) => ({ id: String(id), url, isActive: active })),
    deliveryOf(webhookId, ticketId) {
      if (!world.tickets.get(ticketId)) throw new SandboxInputError(`No ticket ${ticketId}.`, 404)
      return deliveryTo(world, webhookOf(world, webhookId), ticketId)
    },
    disable: (webhookId) => void world.webhooks.update(webhookOf(world, webhookId).id, { active: false }),
  }
}

/** Everybody who asked is told that this ticket changed. */
export function tellWebhooks(world: AcmeWorld, ticketId: string): void {
  for (const webhook of world.webhooks.all()) {
    if (!webhook.active || webhook.about !== 'tickets') continue
    const { headers, body } = deliveryTo(world, webhook, ticketId)
    world.context.deliver({ url: webhook.url, headers, body, timeout: 5000, retryIn: () => null, done: () => undefined })
  }
}

function webhookOf(world: AcmeWorld, id: string): AcmeWebhook {
  const webhook = world.webhooks.all().find((candidate) => String(candidate.id) === id)
  if (!webhook) throw new SandboxInputError(`No webhook ${id}.`, 404)
  return webhook
}

function deliveryTo(world: AcmeWorld, webhook: AcmeWebhook, ticketId: string): SandboxDelivery {
  world.deliveries += 1
  const isPublished = world.context.variant('hookKeys') === 'published'
  const told = {
    event: 'changed',
    serial: world.deliveries,
    about: webhook.about,
    id: ticketId,
    ...(isPublished ? { key: `${world.context.publicUrl}/api/keys/${webhook.id}` } : {}),
  }
  const body = Uint8Array.from(new TextEncoder().encode(acmeJson(told).replace(/"id": "(\d+)"/, '"id": $1')))
  const signature = createHmac('sha256', webhook.key).update(body).digest('base64')
  const { pathname, search } = new URL(webhook.url)
  return { target: `${pathname}${search}`, headers: { 'content-type': 'application/json', 'x-acme-signature': signature }, body }
}
