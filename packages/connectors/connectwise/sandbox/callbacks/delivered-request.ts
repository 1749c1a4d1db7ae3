import { createHash, createHmac } from 'node:crypto'
import type { CallbackRow } from '../records.ts'
import { isCloud, login, newGuid, release, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { presentCompany } from '../wire/customers.ts'
import { presentTicket } from '../wire/tickets.ts'
import type { TenantEvent } from './levels.ts'

/** What is sent to a callback's address. */
export interface DeliveredRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** A signed delivery, as it was seen live (FACTS 6). Each one has a message id of its own. */
export function deliveredRequest(tenant: Tenant, callback: CallbackRow, event: TenantEvent): DeliveredRequest {
  const text = JSON.stringify({
    MessageId: newGuid(tenant),
    FromUrl: new URL(tenant.context.publicUrl).host,
    CompanyId: login.companyId,
    MemberId: event.by,
    Action: event.action,
    Type: event.type,
    ID: event.row.id,
    ProductInstanceId: null,
    PartnerId: null,
    Entity: event.action === 'deleted' ? null : entityOf(tenant, event),
    Metadata: { key_url: keyUrl(tenant, callback) },
    CallbackObjectRecId: callback.id,
  })
  const body = new TextEncoder().encode(text)
  return {
    url: targetUrl(tenant, callback.url, event),
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-content-signature': signatureOf(callback.signingKey, body) },
    body,
  }
}

/** base64 of the HMAC over the body, with the SHA-256 of the key's text for a key (FACTS 6). */
function signatureOf(signingKey: string, body: Uint8Array): string {
  return createHmac('sha256', createHash('sha256').update(signingKey, 'utf8').digest()).update(body).digest('base64')
}

/** The record's id is appended to the address as raw text, and the action too, if it is (FACTS 6). */
function targetUrl(tenant: Tenant, url: string, { action, row }: TenantEvent): string {
  switch (variantOf(tenant, 'callbackAction')) {
    case 'absent':
      return `${url}${row.id}`
    case 'question-mark':
      return `${url}${row.id}?action=${action}`
    default:
      return `${url}${row.id}&action=${action}`
  }
}

/** The codebase ends in a slash, and so the addresses of a delivery have two there (FACTS 6). */
function codebaseUrl(tenant: Tenant): string {
  return `${tenant.context.publicUrl}/${isCloud(tenant) ? release.codebase : 'v4_6_release/'}`
}

function keyUrl(tenant: Tenant, { keyId }: CallbackRow): string {
  return `${codebaseUrl(tenant)}/system/callbackkey/index.rails?companyName=${login.companyId}&id=${keyId}`
}

function entityOf(tenant: Tenant, event: TenantEvent): string {
  const record = event.type === 'ticket' ? presentTicket(tenant, event.row) : presentCompany(tenant, event.row)
  return JSON.stringify(record).replaceAll(`${tenant.context.publicUrl}/v4_6_release/apis/`, `${codebaseUrl(tenant)}/apis/`)
}
