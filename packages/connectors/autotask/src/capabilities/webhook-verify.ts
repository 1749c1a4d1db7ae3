import { parseJson } from '@jackfield/connector-kit'
import { UnverifiedDeliveryError } from '@jackfield/core'
import type { DeliveredEvent, Delivery } from '@jackfield/core'
import { isSigned } from '../mapping/signature.ts'
import { deactivationHint, isDeactivation, signedEvent } from '../mapping/webhook.ts'
import type { Received } from '../wire/received.ts'
import { deliveryWire } from '../wire/webhook.ts'
import type { DeliveryWire } from '../wire/webhook.ts'

/** Judges a delivery by its header `X-Hook-Signature` alone, and asks nobody. */
export function verifyDelivery({ headers, body }: Delivery, secret: string | null): readonly DeliveredEvent[] {
  const signature = headers.get('x-hook-signature')
  if (signature === null || signature === '') {
    // Autotask signs all that it tells but the call at a deactivation, whose content nobody has published: it may have none.
    const content = body.length === 0 ? nothing : contentOf(body)
    if (content.wire.Action === null || isDeactivation(content.wire)) return [deactivationHint(content)]
    throw unverified('carries no signature')
  }
  if (secret === null || secret === '') throw unverified('can’t be judged: the secret of its webhook is not known')
  if (!isSigned(body, signature, secret)) throw unverified('has a signature that does not belong to its content')
  const content = contentOf(body)
  return [isDeactivation(content.wire) ? deactivationHint(content) : signedEvent(content)]
}

const nothing: Received<DeliveryWire> = { wire: { Action: null, EntityType: null, Id: null }, raw: null }

function contentOf(body: Delivery['body']): Received<DeliveryWire> {
  try {
    const raw = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return { wire: deliveryWire.parse(raw), raw }
  } catch {
    // Without the parser's words or the schema's: both quote what somebody sent.
    throw unverified('is not what Autotask sends')
  }
}

function unverified(what: string): UnverifiedDeliveryError {
  return new UnverifiedDeliveryError({
    connector: 'autotask',
    operation: 'webhookReceiver.verify',
    message: `A delivery ${what}.`,
    nextStep:
      'Nothing of it was used. If it goes on, somebody else may know the address of the webhook: register it anew with another one.',
  })
}
