import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { parseJson } from '@jackfield/connector-kit'
import { JackfieldError, UnverifiedDeliveryError } from '@jackfield/core'
import type { DeliveredEvent, Delivery } from '@jackfield/core'
import { isSameCompany, keyAddress } from '../mapping/key-address.ts'
import { eventFrom } from '../mapping/webhook.ts'
import { createSeenMessages } from '../seen-messages.ts'
import { createSigningKeys } from '../signing-keys.ts'
import type { Tenant } from '../tenant.ts'
import { downloadSigningKey } from '../undocumented.ts'
import { deliveryWire } from '../wire/callback.ts'
import type { DeliveryWire } from '../wire/callback.ts'
import type { Received } from '../wire/received.ts'

const operation = 'webhookReceiver.verify'

/**
 * Judges deliveries: header `x-content-signature` is base64 of HMAC-SHA256 over the body's bytes, its key the SHA-256 of the published
 * `signing_key` (Developer Guide's sample). What needs no call is judged before the key is asked for.
 */
export function deliveryVerifier({ client, clock }: Tenant): (delivery: Delivery) => Promise<readonly DeliveredEvent[]> {
  const readers = { keys: client.keys, client, origin: client.site.origin }
  const keys = createSigningKeys((address) => downloadSigningKey(readers, address), clock)
  const seen = createSeenMessages()
  return async ({ headers, body }) => {
    const signature = headers.get('x-content-signature')
    if (signature === null || signature === '') throw unverified('carries no signature')
    const content = contentOf(body)
    if (!isSameCompany(content.wire.CompanyId, client.site.companyId)) throw unverified('is about another company than this connection')
    const address = keyAddress(content.wire.Metadata.key_url, client.site)
    if ('problem' in address) throw unverified(`names a key address that ${address.problem}`)
    const isGenuine = await keys
      .pass(address.href, (key) => isSignedWith(key, body, signature))
      .catch((error: unknown) => Promise.reject(isNoKey(error) ? unverified('names a key address that has no key', error) : error))
    if (!isGenuine) throw unverified('has a signature that does not belong to its content')
    if (!seen.take(content.wire.MessageId)) throw unverified('came before')
    return [eventFrom(content)]
  }
}

function contentOf(body: Delivery['body']): Received<DeliveryWire> {
  try {
    const raw = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return { wire: deliveryWire.parse(raw), raw }
  } catch {
    // Without the parser's words or the schema's: both quote what somebody sent.
    throw unverified('is not what ConnectWise sends')
  }
}

/** Compared as text, so that another spelling of the same bytes is another signature; in a time that tells nothing. */
function isSignedWith(signingKey: string, body: Delivery['body'], signature: string): boolean {
  const key = createHash('sha256').update(signingKey, 'utf8').digest()
  const expected = Buffer.from(createHmac('sha256', key).update(body).digest('base64'), 'latin1')
  const given = Buffer.from(signature, 'utf8')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Whether the address was asked and has no key to give, rather than that it can't be asked now. */
function isNoKey(error: unknown): boolean {
  if (!JackfieldError.isInstance(error)) return false
  return ['NOT_FOUND', 'REJECTED', 'PERMISSION', 'AUTHENTICATION', 'UNREADABLE_REPLY'].includes(error.code)
}

function unverified(what: string, cause?: unknown): UnverifiedDeliveryError {
  return new UnverifiedDeliveryError({
    connector: 'connectwise',
    operation,
    message: `A delivery ${what}.`,
    nextStep:
      'Nothing of it was used. If it goes on, somebody else may know the address of the webhook: register it anew with another one.',
    ...(cause === undefined ? {} : { cause }),
  })
}
