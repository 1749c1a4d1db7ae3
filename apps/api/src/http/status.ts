import type { JackfieldError } from '@jackfield/core'

/**
 * By code. 401 and 403 speak of the API key alone: where the vendor refuses the connection's log-in or lacks a right, it is 424. 502 to 504
 * say that the vendor failed, or can't take more.
 */
const statuses: Readonly<Record<string, number>> = {
  AUTHENTICATION: 424,
  PERMISSION: 424,
  REJECTED: 422,
  NOT_FOUND: 404,
  NOT_TAKEN: 409,
  INVALID_INPUT: 422,
  UNSUPPORTED: 422,
  UNVERIFIED_DELIVERY: 403,
  BLOCKED_ADDRESS: 422,
  RATE_LIMITED: 503,
  UNREACHABLE: 502,
  TIMEOUT: 504,
  VENDOR_FAULT: 502,
  UNREADABLE_REPLY: 502,
  VERSION_CONFLICT: 412,
  IDEMPOTENCY_KEY_REUSED: 422,
  IDEMPOTENCY_IN_PROGRESS: 409,
  ALREADY_RUNNING: 409,
  INCOMPLETE_LISTING: 503,
}

/** The status of an error; 422 for a code that another package brought. */
export function statusOf({ code }: Pick<JackfieldError, 'code'>): number {
  return statuses[code] ?? 422
}
