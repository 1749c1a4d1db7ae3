import { createHash } from 'node:crypto'
import type { Id } from '@jackfield/core'
import { base32 } from '../base32.ts'

/** What a device's link is derived of. */
export interface DeviceLinkParts {
  readonly workspace: string
  /** The name of the connection that the device comes from, when it was created. */
  readonly origin: string
  /** The device's id there. */
  readonly deviceId: Id
}

/** `JD-` and 26 base32 characters of a SHA-256 over the parts. Deterministic: a store that was lost finds its devices again. */
export function deviceLinkOf({ workspace, origin, deviceId }: DeviceLinkParts): string {
  const text = JSON.stringify([workspace, origin, deviceId])
  return `JD-${base32(createHash('sha256').update(text).digest()).slice(0, 26)}`
}
