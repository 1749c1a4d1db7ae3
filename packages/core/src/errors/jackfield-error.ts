import type { OperationId } from '../operation.ts'
import { redact } from '../redaction.ts'

/**
 * Whether a write may have happened. `not-sent`: it never left. `rejected`: the vendor refused it, nothing happened. `unknown`: it may
 * have been carried out, now or within the late-commit window: never repeat it blindly.
 */
export type Outcome = 'not-sent' | 'rejected' | 'unknown'

/** What the vendor answered, as far as a person can use it. */
export interface VendorReply {
  readonly status: number | null
  readonly code: string | null
  readonly message: string | null
}

/** What every error is made of. Left out: `outcome` is `not-sent`, it is not retryable, and the rest is null. */
export interface JackfieldErrorOptions {
  /** What happened, in one sentence for a person. */
  readonly message: string
  /** What that person does next, in one sentence. */
  readonly nextStep: string
  readonly outcome?: Outcome
  readonly isRetryable?: boolean
  /** Milliseconds to wait before the next try, where the vendor said so. */
  readonly retryAfter?: number | null
  readonly connector?: string | null
  readonly operation?: OperationId | null
  readonly vendor?: VendorReply | null
  /** Values that must not stand in any field of this error: the connection's secrets. */
  readonly secrets?: readonly string[]
  readonly cause?: unknown
}

const marker = Symbol.for('jackfield.error')

/** The one family of errors. Compare `code`, or use the static `isInstance` of a class: both work across two installed copies of core. */
export abstract class JackfieldError extends Error {
  /** Permanent. */
  abstract readonly code: string
  readonly nextStep: string
  readonly outcome: Outcome
  readonly isRetryable: boolean
  readonly retryAfter: number | null
  readonly connector: string | null
  readonly operation: OperationId | null
  readonly vendor: VendorReply | null
  /** Marks the whole family, whichever copy of core made it. */
  readonly [marker] = true

  constructor(options: JackfieldErrorOptions) {
    const clean = (text: string): string => redact(text, options.secrets ?? [])
    super(clean(options.message))
    this.nextStep = clean(options.nextStep)
    this.outcome = options.outcome ?? 'not-sent'
    this.isRetryable = options.isRetryable ?? false
    this.retryAfter = options.retryAfter ?? null
    this.connector = options.connector ?? null
    this.operation = options.operation ?? null
    const cleanOrNull = (text: string | null): string | null => (text === null ? null : clean(text))
    const { vendor } = options
    this.vendor = vendor ? { status: vendor.status, code: cleanOrNull(vendor.code), message: cleanOrNull(vendor.message) } : null
    // The cause is kept as text: an HTTP library's error object carries the request, and with it the Authorization header.
    if (options.cause !== undefined) this.cause = clean(describeCause(options.cause))
  }

  /** Whether any copy of core made this value. */
  static isInstance(value: unknown): value is JackfieldError {
    return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[marker] === true
  }

  /** The error as data, for `--json`, problem replies and logs. */
  toJSON(): Readonly<Record<string, unknown>> {
    return {
      code: this.code,
      message: this.message,
      nextStep: this.nextStep,
      outcome: this.outcome,
      isRetryable: this.isRetryable,
      retryAfter: this.retryAfter,
      connector: this.connector,
      operation: this.operation,
      vendor: this.vendor,
    }
  }
}

/** Makes the static `isInstance` of one class: by marker and code, so that a second copy of core is recognised too. */
export function isErrorWithCode(value: unknown, code: string): boolean {
  return JackfieldError.isInstance(value) && value.code === code
}

function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const code = (cause as { code?: unknown }).code
  return typeof code === 'string' ? `${code}: ${cause.message}` : cause.message
}
