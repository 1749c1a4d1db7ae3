import { AuthenticationError, NotFoundError, PermissionError, RejectedError, UnreadableReplyError, VendorFaultError } from '@jackfield/core'
import type { JackfieldError, JackfieldErrorOptions, Outcome } from '@jackfield/core'
import type { ErrorReply } from '@jackfield/connector-kit'
import { expiryOf } from '../notices.ts'
import { grantPlaces } from '../role.ts'
import type { VsaxSettings } from '../settings.ts'
import { tokenPlaces } from '../token-places.ts'
import { isWebPage, oneLine } from '../vendor-text.ts'
import { envelopeWire } from './wire/envelope.ts'

const serverHint =
  'Check `server` and `generation`: it must be the address of your VSA X, such as example.vsax.net. VSA 9, with servers of its own names, is generation 9.'

/** Replies outside 2xx, and failures inside 200, as errors (fact sheet 2.2). `now`: an ended token is told from a wrong one by its date alone. */
export function errorMaker(settings: VsaxSettings, now: () => number): (reply: ErrorReply) => JackfieldError {
  return (reply) => {
    const failure = failureOf(reply)
    const base = baseOf(reply, failure)
    if (reply.status >= 500) return faultOf(reply, failure, base)
    if (reply.status === 401 && !isWebPage(reply.text)) return logInOf(settings, now(), failure, base)
    if (isWebPage(reply.text) || (reply.status >= 300 && reply.status < 400)) return noApiOf(reply, base)
    if (reply.status === 403) return refusalOf(reply, failure, base)
    if (reply.status === 404) return absenceOf(failure, base)
    return rejectionOf(reply, failure, base)
  }
}

/** The host answered something else than VSA X does. */
export function wrongServer(cause?: JackfieldError): JackfieldError {
  return new UnreadableReplyError({
    connector: 'kaseya-vsa',
    operation: 'connection.check',
    message: 'The server answered, but not as the API of VSA X does.',
    nextStep: serverHint,
    ...(cause === undefined ? {} : { vendor: cause.vendor, isRetryable: cause.isRetryable, cause }),
  })
}

interface Failure {
  /** Whether the reply is an envelope of VSA X. */
  readonly isEnvelope: boolean
  readonly code: string | null
  readonly text: string
}

function failureOf(reply: ErrorReply): Failure {
  const parsed = envelopeWire.safeParse(reply.body)
  if (!parsed.success || !parsed.data.Meta) return { isEnvelope: false, code: null, text: isWebPage(reply.text) ? '' : oneLine(reply.text) }
  const { ResponseCode: code, ErrorMessage: message } = parsed.data.Meta
  return { isEnvelope: true, code: code ? String(code) : null, text: oneLine(message ?? '') }
}

type Base = Omit<JackfieldErrorOptions, 'message' | 'nextStep'>

function baseOf(reply: ErrorReply, { code, text }: Failure): Base {
  return {
    connector: reply.connector,
    operation: reply.operation,
    outcome: 'rejected',
    secrets: reply.secrets,
    vendor: { status: reply.status, code, message: text || null },
  }
}

function unsettled(reply: ErrorReply): Outcome {
  return reply.isWrite ? 'unknown' : 'rejected'
}

function faultOf(reply: ErrorReply, failure: Failure, base: Base): JackfieldError {
  return new VendorFaultError({
    ...base,
    outcome: unsettled(reply),
    isRetryable: !reply.isWrite,
    message: `VSA X failed by itself (HTTP ${reply.status})${said(failure)}`,
    nextStep: reply.isWrite
      ? 'Look whether it was done before trying again: the change may have been carried out.'
      : 'Try again later; if it stays, ask Kaseya support.',
  })
}

/** Both halves of the token are one log-in: which of them is wrong can't be told. */
function logInOf(settings: VsaxSettings, now: number, failure: Failure, base: Base): JackfieldError {
  const expiry = expiryOf(settings, now)
  if (expiry) return new AuthenticationError({ ...base, message: expiry.message.en, nextStep: expiry.nextStep.en })
  return new AuthenticationError({
    ...base,
    message: `VSA X does not accept the token${said(failure)}`,
    nextStep: `Check \`tokenId\` and \`tokenSecret\`, which are one pair, at ${tokenPlaces.X.en}: the token must have begun and not have ended, and its IP allow list must hold this machine.`,
  })
}

function noApiOf(reply: ErrorReply, base: Base): JackfieldError {
  return new UnreadableReplyError({
    ...base,
    outcome: unsettled(reply),
    message: `The server answered HTTP ${reply.status} with a web page or a redirect, not as the API of VSA X does.`,
    nextStep: serverHint,
  })
}

function refusalOf(reply: ErrorReply, failure: Failure, base: Base): JackfieldError {
  const needed = grantPlaces(reply.operation, 'X')
  if (!failure.isEnvelope) return rejectionOf(reply, failure, base)
  const places = needed.map((place) => `${place.path.join(' > ')} (${place.levels.join(', ')})`)
  return new PermissionError({
    ...base,
    needed,
    message: `The token does not allow ${reply.operation}${said(failure)}`,
    nextStep: places.length
      ? `Grant the token: ${places.join('; ')}. If it has that, look whether the record lies in its organization scope.`
      : 'Compare the token with the permission table of the set-up guide, and look at its organization scope.',
  })
}

function absenceOf(failure: Failure, base: Base): JackfieldError {
  if (failure.isEnvelope) {
    return new NotFoundError({
      ...base,
      message: `VSA X has no such record${said(failure)}`,
      nextStep: 'Check the id; it may also be a record outside the organization scope of this token.',
    })
  }
  return new RejectedError({
    ...base,
    couldBe: [],
    message: `The server does not know this address of the API of VSA X${said(failure)}`,
    nextStep: serverHint,
  })
}

function rejectionOf(reply: ErrorReply, failure: Failure, base: Base): JackfieldError {
  return new RejectedError({
    ...base,
    couldBe: reply.status === 403 ? grantPlaces(reply.operation, 'X') : [],
    message: `VSA X refused ${reply.operation} (HTTP ${reply.status})${said(failure)}`,
    nextStep:
      reply.status === 403
        ? 'Look at the permissions that could be the cause; else something in front of VSA X blocked the call.'
        : 'Read what VSA X says, and correct the values.',
  })
}

function said({ text }: Failure): string {
  if (!text) return '.'
  return /[.!?]$/.test(text) ? `: ${text}` : `: ${text}.`
}
