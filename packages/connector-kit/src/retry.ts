import { JackfieldError, TimeoutError, UnreachableError, UnreadableReplyError, VendorFaultError } from '@jackfield/core'

/** How often a request is sent at most. */
export const mostTries = 4

/** Milliseconds. A vendor that asks for more is not waited for. */
export const longestRetryAfter = 120_000

const firstBackOff = 300
const longestBackOff = 30_000

/** A try that failed. `status` is null where no reply came. */
export interface FailedTry {
  readonly error: JackfieldError
  readonly status: number | null
  readonly isWrite: boolean
}

/**
 * Whether the same request may be sent once more. A write only where it can't have been carried out: it never left, or the vendor turned
 * it away at its limit. A read also where the vendor failed for the moment; a 5xx that the connector knows to be a refusal is final.
 */
export function mayRepeat({ error, status, isWrite }: FailedTry): boolean {
  if (status === 429) return true
  if (isWrite)
    return status === null && error.outcome === 'not-sent' && (UnreachableError.isInstance(error) || TimeoutError.isInstance(error))
  if (UnreachableError.isInstance(error) || TimeoutError.isInstance(error) || UnreadableReplyError.isInstance(error)) return true
  return status !== null && status >= 500 && (VendorFaultError.isInstance(error) || error.isRetryable)
}

/** Milliseconds before the next try: doubling from 300 ms up to 30 s, half of it by chance, and never less than the vendor asks for. */
export function delayAfter(tries: number, retryAfter: number | null, random: () => number = Math.random): number {
  const backOff = Math.min(longestBackOff, firstBackOff * 2 ** (tries - 1))
  return Math.max(retryAfter ?? 0, Math.round(backOff / 2 + (backOff / 2) * random()))
}

/** `Retry-After` in milliseconds from `now`: seconds or a date. Null where it is absent or neither. */
export function retryAfterOf(header: string | null, now: number): number | null {
  const value = header?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000)
  // Date.parse takes nearly anything that holds a number, so only what begins like a date is given to it.
  if (!/^([A-Za-z]{3,9},? |\d{4}-\d\d-\d\d)/.test(value)) return null
  const date = Date.parse(value)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
