import type { DeliveryOutcome } from '@jackfield/sandbox'
import type { Entity } from '../entities/entity.ts'
import type { EntityRow } from '../records.ts'
import { now, tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { deactivate, deliveryTimeout } from './deactivation.ts'
import { deliveredRequest } from './delivered-request.ts'
import type { DeliveredRequest } from './delivered-request.ts'
import { concerns, ownerSees, toldFields, webhooksOn } from './events.ts'
import type { TenantEvent } from './events.ts'

/** Tries in all, and milliseconds between them (FACTS 6, Retries and deactivation). */
const mostTries = 5
const retryWait = 30_000
/** Failed events in a row that disable a webhook (FACTS 6). */
const failuresToDisable = 25

/** Tells what happened to every webhook that wants to hear of it. */
export function announce(tenant: Tenant, event: TenantEvent): void {
  const webhooks = webhooksOn(event.entity)
  if (!webhooks || !ownerSees(tenant, event.entity)) return
  for (const webhook of tableOf(tenant, webhooks.name).rows()) {
    if (!concerns(tenant, webhooks, webhook, event)) continue
    const fields = toldFields(tenant, webhooks, webhook, event)
    if (!fields) continue
    const key = keyOf(webhooks, webhook.id)
    const counts = tenant.deliveryCounts.get(key) ?? { sequence: 0, failures: 0 }
    const sequence = counts.sequence + 1
    tenant.deliveryCounts.set(key, { ...counts, sequence })
    const request = deliveredRequest(tenant, webhook, event, fields, sequence)
    enqueue(tenant, key, () => send(tenant, webhooks, webhook.id, request, sequence))
  }
}

export function keyOf(webhooks: Entity, id: number): string {
  return `${webhooks.name}/${id}`
}

/** Events of a webhook go out in their order: one waits while the one before it is tried again (FACTS 6). */
function enqueue(tenant: Tenant, key: string, start: () => void): void {
  const waiting = tenant.deliveryQueues.get(key)
  if (waiting) return void waiting.push(start)
  tenant.deliveryQueues.set(key, [])
  start()
}

function startNext(tenant: Tenant, key: string): void {
  const next = tenant.deliveryQueues.get(key)?.shift()
  if (next) next()
  else tenant.deliveryQueues.delete(key)
}

function send(tenant: Tenant, webhooks: Entity, id: number, request: DeliveredRequest, sequence: number): void {
  const isThere = (): EntityRow | null => {
    const row = tableOf(tenant, webhooks.name).get(id)
    return row?.values['isActive'] === true ? row : null
  }
  const key = keyOf(webhooks, id)
  if (!isThere() || !isLoopback(request.url)) return startNext(tenant, key)
  tenant.context.deliver({
    ...request,
    timeout: deliveryTimeout,
    retryIn: (outcome, tries) => (isSuccess(outcome) || tries >= mostTries || !isThere() ? null : retryWait),
    done(outcome) {
      const webhook = isThere()
      if (webhook) settle(tenant, webhooks, webhook, request, sequence, outcome)
      startNext(tenant, key)
    },
  })
}

/** The engine sends to no other address, and never says that it is done with it. */
function isLoopback(url: string): boolean {
  return URL.canParse(url) && /^(localhost|\[::1\]|127(\.\d+){3})$/.test(new URL(url).hostname)
}

function isSuccess(outcome: DeliveryOutcome): boolean {
  return outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300
}

/** A dropped event is logged and counts; one that arrives starts the count again. */
function settle(
  tenant: Tenant,
  webhooks: Entity,
  webhook: EntityRow,
  request: DeliveredRequest,
  sequence: number,
  outcome: DeliveryOutcome,
): void {
  const key = keyOf(webhooks, webhook.id)
  const counts = tenant.deliveryCounts.get(key) ?? { sequence, failures: 0 }
  const failures = isSuccess(outcome) ? 0 : counts.failures + 1
  tenant.deliveryCounts.set(key, { ...counts, failures })
  if (failures === 0) return
  const idField = ({ CompanyWebhooks: 'accountWebhookID', ContactWebhooks: 'contactWebhookID' } as Readonly<Record<string, string>>)[
    webhooks.name
  ]
  tableOf(tenant, 'WebhookEventErrorLogs').insert({
    values: {
      ...(idField === undefined ? {} : { [idField]: webhook.id }),
      createDateTime: now(tenant),
      errorMessage:
        outcome.kind === 'answered' ? `The remote server returned an error: (${outcome.status}).` : `No answer: ${outcome.kind}.`,
      payload: new TextDecoder().decode(request.body),
      sequenceNumber: sequence,
    },
    udfs: {},
  })
  if (failures >= failuresToDisable) deactivate(tenant, webhooks, webhook)
}
