import type { Outcome } from './jackfield-error.ts'

/** What can be said of every error of one code, before one is met. */
export interface ErrorCodeFacts {
  /** The outcomes that it can have. */
  readonly outcomes: readonly [Outcome, ...Outcome[]]
  /** `unless-unknown`: a later try may help, but never blindly after a write whose outcome is unknown. */
  readonly retryable: 'never' | 'always' | 'unless-unknown'
}

/** Every code there is, permanent. `docs/errors.md` is made from it, and the conformance suite holds each error against it. */
export const errorCodes = {
  AUTHENTICATION: { outcomes: ['rejected', 'not-sent'], retryable: 'never' },
  PERMISSION: { outcomes: ['rejected', 'not-sent'], retryable: 'never' },
  REJECTED: { outcomes: ['rejected', 'not-sent'], retryable: 'never' },
  NOT_FOUND: { outcomes: ['rejected', 'not-sent'], retryable: 'never' },
  NOT_TAKEN: { outcomes: ['rejected', 'unknown'], retryable: 'never' },
  INVALID_INPUT: { outcomes: ['not-sent'], retryable: 'never' },
  UNSUPPORTED: { outcomes: ['not-sent'], retryable: 'never' },
  UNVERIFIED_DELIVERY: { outcomes: ['not-sent'], retryable: 'never' },
  BLOCKED_ADDRESS: { outcomes: ['not-sent'], retryable: 'never' },
  RATE_LIMITED: { outcomes: ['rejected', 'not-sent'], retryable: 'always' },
  UNREACHABLE: { outcomes: ['not-sent', 'unknown'], retryable: 'unless-unknown' },
  TIMEOUT: { outcomes: ['not-sent', 'unknown'], retryable: 'unless-unknown' },
  VENDOR_FAULT: { outcomes: ['not-sent', 'rejected', 'unknown'], retryable: 'unless-unknown' },
  UNREADABLE_REPLY: { outcomes: ['not-sent', 'unknown'], retryable: 'unless-unknown' },
  VERSION_CONFLICT: { outcomes: ['not-sent'], retryable: 'never' },
  IDEMPOTENCY_KEY_REUSED: { outcomes: ['not-sent'], retryable: 'never' },
  IDEMPOTENCY_IN_PROGRESS: { outcomes: ['not-sent'], retryable: 'always' },
  ALREADY_RUNNING: { outcomes: ['not-sent'], retryable: 'always' },
  INCOMPLETE_LISTING: { outcomes: ['not-sent'], retryable: 'always' },
} as const satisfies Readonly<Record<string, ErrorCodeFacts>>

/** A code of core's own errors. */
export type ErrorCode = keyof typeof errorCodes
