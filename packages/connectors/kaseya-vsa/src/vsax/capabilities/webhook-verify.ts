import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseJson } from '@jackfield/connector-kit'
import { UnverifiedDeliveryError } from '@jackfield/core'
import type { DeliveredEvent, Delivery, WebhookReceiver } from '@jackfield/core'
import { deliveryWire } from '../wire/rows.ts'
import type { DeliveryWire } from '../wire/rows.ts'

type KeyForm = 'text' | 'hex'

/**
 * Judges deliveries: header `x-hmac-signature` is base64 of HMAC-SHA256 over the body's bytes. Whether the key's characters are its bytes, or
 * digits of them, is not settled (fact sheet 2.4). Who signs in either form knows the key; the first delivery that does settles which it is for
 * this connection.
 */
export function deliveryVerifier(): WebhookReceiver['verify'] {
  let settled: KeyForm | null = null
  return async ({ headers, body }, secret) => {
    const signature = headers.get('x-hmac-signature')
    if (signature === null || signature === '') throw unverified('carries no signature')
    if (secret === null || secret === '') throw unverified('can’t be judged: the key of this webhook is not known')
    const forms: readonly KeyForm[] = settled === null ? ['text', 'hex'] : [settled]
    const form = forms.find((candidate) => isSignedWith(keyBytes(secret, candidate), body, signature.trim()))
    if (form === undefined) throw unverified('has a signature that does not belong to its content')
    const { wire, raw } = contentOf(body)
    settled = form
    return [eventFrom(wire, raw)]
  }
}

function eventFrom(delivered: DeliveryWire, raw: unknown): DeliveredEvent {
  return { trust: 'signed', kind: 'changed', topic: 'alarms', id: delivered.Id, raw }
}

/** Null where the key is not written in digits of its bytes. */
function keyBytes(secret: string, form: KeyForm): Buffer | null {
  if (form === 'text') return Buffer.from(secret, 'utf8')
  return /^(?:[0-9a-f]{2})+$/i.test(secret) ? Buffer.from(secret, 'hex') : null
}

/** Compared as text, so that another spelling of the same bytes is another signature; in a time that tells nothing. */
function isSignedWith(key: Buffer | null, body: Delivery['body'], signature: string): boolean {
  if (key === null) return false
  const expected = Buffer.from(createHmac('sha256', key).update(body).digest('base64'), 'latin1')
  const given = Buffer.from(signature, 'utf8')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function contentOf(body: Delivery['body']): { readonly wire: DeliveryWire; readonly raw: unknown } {
  try {
    const raw = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return { wire: deliveryWire.parse(raw), raw }
  } catch {
    // Without the parser's words or the schema's: both quote what somebody sent.
    throw unverified('is not what VSA X sends')
  }
}

function unverified(what: string): UnverifiedDeliveryError {
  return new UnverifiedDeliveryError({
    connector: 'kaseya-vsa',
    operation: 'webhookReceiver.verify',
    message: `A delivery ${what}.`,
    nextStep:
      'Nothing of it was used. If it goes on, repair the webhook, which gives it a new key; else somebody else may know its address: register it anew with another one.',
  })
}
