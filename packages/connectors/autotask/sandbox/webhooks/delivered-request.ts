import { createHmac } from 'node:crypto'
import type { Entity } from '../entities/entity.ts'
import type { EntityRow } from '../records.ts'
import { newGuid, now, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { entityNamed } from '../entities/registry.ts'
import { escapedJson } from './escaping.ts'
import type { TenantEvent } from './events.ts'

/** What is sent to a webhook's address. */
export interface DeliveredRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** Names of the older interface, in the vendor's own sample (FACTS 6, Delivery). */
const oldNames: Readonly<Record<string, string>> = { Company: 'Account', ConfigurationItem: 'InstalledProduct' }

/** A signed delivery. Its envelope is put together from what clients read: nobody shows a raw one (FACTS 6). */
export function deliveredRequest(
  tenant: Tenant,
  webhook: EntityRow,
  event: TenantEvent,
  fields: Readonly<Record<string, unknown>>,
  sequence: number,
): DeliveredRequest {
  const json = JSON.stringify({
    Action: event.action,
    Guid: variantOf(tenant, 'deliveryGuid') === 'webhook' ? webhook.values['webhookGUID'] : newGuid(tenant),
    EntityType: typeName(tenant, event.entity),
    Id: event.row.id,
    Fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [fieldName(tenant, name), value])),
    EventTime: now(tenant),
    SequenceNumber: sequence,
    PersonID: event.by,
  })
  return {
    url: String(webhook.values['webhookUrl']),
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-hook-signature': signatureOf(tenant, webhook, json) },
    body: new TextEncoder().encode(json),
  }
}

/** `sha1=` and the base64 of the HMAC-SHA1 by the webhook's secret (FACTS 6, Signature). What it is computed over is a variant. */
function signatureOf(tenant: Tenant, webhook: EntityRow, json: string): string {
  const signed = variantOf(tenant, 'signature') === 'raw' ? json : escapedJson(json)
  return `sha1=${createHmac('sha1', String(webhook.values['secretKey'])).update(signed, 'utf8').digest('base64')}`
}

function typeName(tenant: Tenant, entity: string): string {
  const { singular } = entityNamed(entity)
  return variantOf(tenant, 'deliveryNames') === 'old' ? (oldNames[singular] ?? singular) : singular
}

function fieldName(tenant: Tenant, name: string): string {
  if (variantOf(tenant, 'deliveryNames') === 'new') return name
  return name.replace(/^company(?=[A-Z])/, 'account').replace(/^./, (first) => first.toUpperCase())
}

/** The call to a deactivation address: unsigned, and what is in it nobody tells (FACTS 6, Retries and deactivation). */
export function deactivationRequest(tenant: Tenant, webhooks: Entity, webhook: EntityRow): DeliveredRequest {
  const envelope = {
    Action: 'Deactivated',
    Guid: webhook.values['webhookGUID'],
    EntityType: typeName(tenant, String(webhooks.webhookOf)),
    Id: webhook.id,
    EventTime: now(tenant),
  }
  const body = variantOf(tenant, 'deactivationBody') === 'envelope' ? JSON.stringify(envelope) : ''
  return {
    url: String(webhook.values['deactivationUrl']),
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: new TextEncoder().encode(body),
  }
}
