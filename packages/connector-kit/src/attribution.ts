import {
  AuthenticationError,
  BlockedAddressError,
  InvalidInputError,
  JackfieldError,
  TimeoutError,
  UnreachableError,
} from '@jackfield/core'
import type { JackfieldErrorOptions, OperationId } from '@jackfield/core'
import { transportError } from './transport-error.ts'

/** Whose request it was. */
export interface RequestOrigin {
  readonly connector: string
  readonly operation: OperationId
  readonly isWrite: boolean
  readonly host: string
  readonly secrets: readonly string[]
}

/**
 * An error of the transport as the error of an operation. What fails while only reading leaves nothing behind, so its outcome is never
 * `unknown`. Errors that a connector made itself stay as they are.
 */
export function attributed(thrown: unknown, about: RequestOrigin): JackfieldError {
  const error = transportError(thrown, { host: about.host, sent: null })
  const options: JackfieldErrorOptions = {
    message: error.message,
    nextStep: error.nextStep,
    outcome: about.isWrite ? error.outcome : 'not-sent',
    isRetryable: error.isRetryable,
    retryAfter: error.retryAfter,
    connector: about.connector,
    operation: about.operation,
    secrets: about.secrets,
    cause: error.cause,
  }
  if (UnreachableError.isInstance(error)) return new UnreachableError({ ...options, isRetryable: isSafe(options) })
  if (TimeoutError.isInstance(error)) return new TimeoutError({ ...options, isRetryable: isSafe(options) })
  // One that a connector's own fetch threw, before it sent a log-in that was refused a moment ago.
  if (AuthenticationError.isInstance(error) && error.operation === null) return new AuthenticationError(options)
  if (BlockedAddressError.isInstance(error)) return new BlockedAddressError(options)
  if (InvalidInputError.isInstance(error)) return new InvalidInputError(options)
  return error
}

function isSafe(options: JackfieldErrorOptions): boolean {
  return options.outcome === 'not-sent'
}
