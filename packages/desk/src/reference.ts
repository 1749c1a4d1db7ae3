import { createHash } from 'node:crypto'

/** What a ticket's reference is derived of. */
export interface ReferenceParts {
  readonly workspace: string
  /** The connection's name when it was created. */
  readonly origin: string
  readonly conditionKey: string
  /** From 0. Rises when a closed ticket isn't reopened. */
  readonly generation: number
}

/**
 * `JF-` and 26 base32 characters of a SHA-256 over the parts. Deterministic: a store that was lost finds its tickets again.
 */
export function referenceOf(parts: ReferenceParts): string {
  const text = JSON.stringify([parts.workspace, parts.origin, parts.conditionKey, parts.generation])
  return `JF-${base32(createHash('sha256').update(text).digest()).slice(0, 26)}`
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 without padding. */
function base32(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  const spare = (5 - ((bytes.length * 8) % 5)) % 5
  bits <<= BigInt(spare)
  const length = (bytes.length * 8 + spare) / 5
  let text = ''
  for (let at = length - 1; at >= 0; at--) text += alphabet[Number((bits >> BigInt(at * 5)) & 31n)]
  return text
}
