import { createHash } from 'node:crypto'
import { base32 } from './base32.ts'

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
