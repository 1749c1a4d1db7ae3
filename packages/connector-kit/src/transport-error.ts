import { InvalidInputError, JackfieldError, TimeoutError, UnreachableError } from '@jackfield/core'

const timeoutCodes = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])

/** Where a failure ends before a request can have left. Read only where the sender itself can't tell. */
const beforeSendingCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
  'UND_ERR_INVALID_ARG',
])

/**
 * What a failed request becomes. `sent`: whether any byte of it may have left; null where that is unknown, and then only a failure that
 * is known to come before it counts as not sent.
 */
export function transportError(error: unknown, about: { readonly host: string; readonly sent: boolean | null }): JackfieldError {
  if (JackfieldError.isInstance(error)) return error
  const cause = deepest(error)
  const code = codeOf(cause)
  const sent = about.sent ?? !beforeSendingCodes.has(code)
  if (code === 'UND_ERR_INVALID_ARG') {
    return new InvalidInputError({
      message: `The request to ${about.host} holds something that HTTP does not allow.`,
      nextStep: "Look for line breaks or other control characters in the connection's settings.",
      outcome: 'not-sent',
      cause,
    })
  }
  if (timeoutCodes.has(code) || (cause instanceof Error && cause.name === 'TimeoutError')) {
    return new TimeoutError({
      message: `${about.host} did not answer in time.`,
      nextStep: 'Try again later; after a change, look first whether it was carried out. A longer wait is the setting `replyTimeout`.',
      outcome: sent ? 'unknown' : 'not-sent',
      isRetryable: !sent,
      cause,
    })
  }
  if (sent) {
    return new UnreachableError({
      message: `The connection to ${about.host} ended before its reply was complete.`,
      nextStep: 'Try again; after a change, look first whether it was carried out.',
      outcome: 'unknown',
      cause,
    })
  }
  return new UnreachableError({ ...unreached(code, about.host), outcome: 'not-sent', isRetryable: true, cause })
}

/** Why no connection came about, in words for the person who set it up. */
function unreached(code: string, host: string): { message: string; nextStep: string } {
  if (code === 'ENOTFOUND') {
    return { message: `There is no host ${host}.`, nextStep: "Check the host name in the connection's settings for a typing error." }
  }
  if (code === 'EAI_AGAIN') {
    return { message: `The name ${host} could not be looked up.`, nextStep: "Check this computer's network and name server." }
  }
  if (code === 'ECONNREFUSED') {
    return { message: `${host} refuses connections.`, nextStep: 'Check host and port, and whether the server is running.' }
  }
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return { message: `${host} does not take the connection in time.`, nextStep: 'Check host, port and the firewalls on the way.' }
  }
  if (code === 'UND_ERR_CLOSED' || code === 'UND_ERR_DESTROYED') {
    return { message: 'This connection was closed.', nextStep: 'Open the connection anew.' }
  }
  if (/^(ERR_TLS_|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)/.test(code)) {
    return { message: `The certificate of ${host} is not accepted.`, nextStep: 'Check the host name, and the certificate of the server.' }
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    return { message: `${host} does not speak TLS on this port.`, nextStep: 'Check the port, and whether the address is http or https.' }
  }
  return { message: `No connection to ${host}.`, nextStep: 'Check host and port, the network and the firewalls on the way.' }
}

/** The error at the bottom: fetch wraps undici's, and a host with several addresses gives one error for each. */
function deepest(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return deepest(error.errors[0])
  if (error instanceof Error && error.cause instanceof Error && codeOf(error) === '') return deepest(error.cause)
  return error
}

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : ''
}
