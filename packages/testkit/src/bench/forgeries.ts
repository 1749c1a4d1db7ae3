import type { SandboxDelivery } from '@jackfield/sandbox'

/** Headers that every request has: all others may be the vendor's signature, or belong to it. */
const ordinary: readonly string[] = [
  ...['accept', 'accept-encoding', 'connection', 'content-length', 'content-type', 'date', 'host', 'user-agent', 'transfer-encoding'],
]

/** The same delivery with another body, and its length told rightly. */
export function withBody(delivery: SandboxDelivery, body: Uint8Array<ArrayBuffer>): SandboxDelivery {
  const headers = Object.fromEntries(
    Object.entries(delivery.headers).map(([name, value]) => [name, name.toLowerCase() === 'content-length' ? `${body.length}` : value]),
  )
  return { ...delivery, headers, body }
}

/** The last digit or letter of the record's id is another one: the delivery reads well, and tells of another record. */
export function oneByteChanged(delivery: SandboxDelivery, recordId: string): SandboxDelivery {
  const text = latin(delivery.body)
  const at = text.includes(recordId) ? text.indexOf(recordId) + recordId.length - 1 : text.search(/[0-9a-z](?=[^0-9a-z]*$)/i)
  const body = delivery.body.slice()
  // The lowest bit turns a digit into a digit and a letter into its neighbour.
  body[at] = (body[at] ?? 0) ^ 1
  return withBody(delivery, body)
}

/** The second half got lost. */
export function truncated(delivery: SandboxDelivery): SandboxDelivery {
  return withBody(delivery, delivery.body.slice(0, Math.floor(delivery.body.length / 2)))
}

/** The same JSON, written again with other white space. Null where the body is no JSON. */
export function reserialised(delivery: SandboxDelivery): SandboxDelivery | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(delivery.body))
    for (const indent of [0, 1]) {
      const text = JSON.stringify(value, null, indent)
      if (text !== new TextDecoder().decode(delivery.body)) return withBody(delivery, new TextEncoder().encode(text))
    }
  } catch {
    // Not JSON.
  }
  return null
}

/** Nothing but the headers that every request has. Null where there are no others: nothing is signed there. */
export function withoutSignature(delivery: SandboxDelivery): SandboxDelivery | null {
  const kept = Object.entries(delivery.headers).filter(([name]) => ordinary.includes(name.toLowerCase()))
  return kept.length === Object.keys(delivery.headers).length ? null : { ...delivery, headers: Object.fromEntries(kept) }
}

/** The headers of one delivery over the body of another. */
export function withHeadersOf(delivery: SandboxDelivery, other: SandboxDelivery): SandboxDelivery {
  return withBody({ ...delivery, headers: other.headers }, delivery.body)
}

/** Addresses that are not the vendor's, made from one that is. */
export const foreignOrigins: Readonly<Record<string, (genuine: URL) => string>> = {
  'a third host': () => 'https://keys.forger.example',
  'a private address': () => 'https://10.11.12.13',
  'a look-alike host': ({ protocol, host }) => `${protocol}//${host.replace(':', '.')}.forger.example`,
  'the host as a user name': ({ protocol, host }) => `${protocol}//${host.replace(':', '%3A')}@forger.example`,
  'another port of the host': ({ protocol, hostname }) => `${protocol}//${hostname}:9`,
}

/** The body with every address of one origin turned to another. Null where it holds none. */
export function withOrigin(delivery: SandboxDelivery, from: string, to: string): SandboxDelivery | null {
  // Some serialisers escape slashes.
  const escaped = (text: string): string => text.replaceAll('/', '\\/')
  const text = new TextDecoder().decode(delivery.body)
  const changed = text.replaceAll(from, to).replaceAll(escaped(from), escaped(to))
  return changed === text ? null : withBody(delivery, new TextEncoder().encode(changed))
}

/** One character for each byte, so that places in the text are places in the bytes. */
function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
