import { createHash, createHmac } from 'node:crypto'
import type { Delivery } from '@jackfield/core'

export const signingKey = 'c2lnbmluZy1rZXktb2YtYWNtZQ=='
let messages = 0

/** What a delivery says where a test does not say otherwise. */
export interface Told {
  readonly keyUrl: string
  readonly company?: string
  readonly key?: string
  readonly members?: Readonly<Record<string, unknown>>
}

/** A delivery as ConnectWise makes it: the members as they were recorded in 2026, and the Developer Guide's signature. */
export function deliveryOf({ keyUrl, company = 'acme', key = signingKey, members = {} }: Told): Delivery {
  const body = {
    MessageId: `5c3b9d1e-0000-4000-8000-${String((messages += 1)).padStart(12, '0')}`,
    FromUrl: new URL(keyUrl.startsWith('http') ? keyUrl : 'https://na.myconnectwise.net').host,
    CompanyId: company,
    MemberId: 'jdoe',
    Action: 'updated',
    Type: 'ticket',
    ID: 4711,
    ProductInstanceId: null,
    PartnerId: null,
    Entity: '{"id":4711,"summary":"Müller & Söhne","_info":{"x_href":"https://na.myconnectwise.net/v2025_1//apis/3.0/x"}}',
    Metadata: { key_url: keyUrl },
    CallbackObjectRecId: 26604,
    ...members,
  }
  const bytes = bytesOf(JSON.stringify(body))
  return withSignature(bytes, signatureOf(bytes, key))
}

export function signatureOf(bytes: Uint8Array, key: string = signingKey): string {
  return createHmac('sha256', createHash('sha256').update(key).digest()).update(bytes).digest('base64')
}

/** The same request with another body or signature; null leaves the header out. */
export function withSignature(body: Uint8Array<ArrayBuffer>, signature: string | null): Delivery {
  return {
    target: '/hooks/7f3a91c2?recordId=4711&action=updated',
    headers: { get: (name) => (name.toLowerCase() === 'x-content-signature' ? signature : null) },
    body,
  }
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

export function textOf({ body }: Delivery): string {
  return new TextDecoder().decode(body)
}
