import {
  AuthenticationError,
  JackfieldError,
  NotFoundError,
  PermissionError,
  RejectedError,
  UnreadableReplyError,
  VendorFaultError,
} from '@jackfield/core'
import type { JackfieldErrorOptions, Outcome } from '@jackfield/core'
import type { ErrorReply } from '@jackfield/connector-kit'
import { expiryOf } from '../notices.ts'
import { grantPlaces } from '../role.ts'
import type { Vsa9Settings } from '../settings.ts'
import { tokenPlaces } from '../token-places.ts'
import { isWebPage, oneLine } from '../vendor-text.ts'
import { failureWire } from './wire/envelope.ts'

const serverHint =
  'Check `server` and `generation`: it must be the address where you log in to VSA 9.5 or newer. A VSA X, such as example.vsax.net, is generation X.'

/** Replies outside 2xx, and failures inside 200, as errors (fact sheet 1.10). `now`: an ended token is told from a wrong one by its date alone. */
export function errorMaker(settings: Vsa9Settings, now: () => number): (reply: ErrorReply) => JackfieldError {
  return (reply) => {
    const failure = failureOf(reply)
    const base = baseOf(reply, failure)
    if (reply.status >= 500) return isRefusedText(failure) ? rejectionOf(reply, failure, base) : faultOf(reply, failure, base)
    if (reply.status === 401 && !isWebPage(reply.text)) return logInOf(settings, now(), failure, base)
    if (isWebPage(reply.text) || (reply.status >= 300 && reply.status < 400)) return noApiOf(reply, base)
    if (reply.status === 403) return refusalOf(reply, failure, base)
    if (reply.status === 404) return absenceOf(reply, failure, base)
    return rejectionOf(reply, failure, base)
  }
}

/** The host answered something else than VSA 9 does. */
export function wrongServer(cause?: JackfieldError): JackfieldError {
  return new UnreadableReplyError({
    connector: 'kaseya-vsa',
    operation: 'connection.check',
    message: 'The server answered, but not as the API of VSA 9 does.',
    nextStep: serverHint,
    ...(cause === undefined ? {} : { vendor: cause.vendor, isRetryable: cause.isRetryable, cause }),
  })
}

interface Failure {
  /** Null where the reply is no envelope. */
  readonly code: string | null
  readonly text: string
}

function failureOf(reply: ErrorReply): Failure {
  const parsed = failureWire.safeParse(reply.body)
  if (!parsed.success) return { code: null, text: isWebPage(reply.text) ? '' : oneLine(reply.text) }
  const { ResponseCode: code, Error: error } = parsed.data
  return { code: code ? String(code) : null, text: error && error !== 'None' ? oneLine(error) : '' }
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

/** A name where an id is wanted comes as a 500 with .NET's own words; nothing was done. */
function isRefusedText({ text }: Failure): boolean {
  return /input string was not in a correct format/i.test(text)
}

function faultOf(reply: ErrorReply, failure: Failure, base: Base): JackfieldError {
  return new VendorFaultError({
    ...base,
    outcome: unsettled(reply),
    isRetryable: !reply.isWrite,
    message: `VSA failed by itself (HTTP ${reply.status})${said(failure)}`,
    nextStep: reply.isWrite
      ? 'Look whether it was done before trying again: the change may have been carried out.'
      : 'Try again later; if it stays, ask Kaseya support.',
  })
}

/** VSA answers 401 to a wrong user and to a wrong token alike, so both are named. */
function logInOf(settings: Vsa9Settings, now: number, failure: Failure, base: Base): JackfieldError {
  const expiry = expiryOf(settings, now)
  if (expiry) return new AuthenticationError({ ...base, message: expiry.message.en, nextStep: expiry.nextStep.en })
  if (settings.accessToken === undefined) {
    return new AuthenticationError({
      ...base,
      message: `VSA does not accept the user “${settings.userName}” with this password${said(failure)}`,
      nextStep: `Use an access token (${tokenPlaces['9'].en}) with the scope “REST API (Read, Write)”: Kaseya has withdrawn log-in by password for integrations on its own servers. Else check \`userName\`, in the case of its letters, and \`password\`.`,
    })
  }
  return new AuthenticationError({
    ...base,
    message: `VSA does not accept the user “${settings.userName}” with this access token${said(failure)}`,
    nextStep: `VSA does not say which of the two is wrong. Check \`userName\`, then the token at ${tokenPlaces['9'].en}: it must not have ended, have the scope “REST API (Read, Write)” and no other (with Data Warehouse the log-in fails), and its IP allow list must hold this machine. A server older than 9.5 knows no access tokens.`,
  })
}

function noApiOf(reply: ErrorReply, base: Base): JackfieldError {
  return new UnreadableReplyError({
    ...base,
    outcome: unsettled(reply),
    message: `The server answered HTTP ${reply.status} with a web page or a redirect, not as the API of VSA 9 does.`,
    nextStep: serverHint,
  })
}

/** Code 4030001 means that the role lacks the function or that the record is outside the user's scope. */
function refusalOf(reply: ErrorReply, failure: Failure, base: Base): JackfieldError {
  const needed = grantPlaces(reply.operation, '9')
  if (failure.code?.startsWith('403') || /access denied/i.test(failure.text)) {
    const places = needed.map((place) => place.path.join(' > '))
    return new PermissionError({
      ...base,
      needed,
      message: `The role or the scope of the VSA user does not allow ${reply.operation}${said(failure)}`,
      nextStep: places.length
        ? `Grant the role: ${places.join('; ')}. If it has that, look whether the record lies in the user’s scope.`
        : 'Compare the role of the VSA user with the permission table of the set-up guide, and look at its scope.',
    })
  }
  return rejectionOf(reply, failure, base)
}

/** An envelope tells of a record; any other 404 is an address that this server doesn't have. */
function absenceOf(reply: ErrorReply, failure: Failure, base: Base): JackfieldError {
  if (failure.code !== null) {
    return new NotFoundError({
      ...base,
      message: `VSA has no such record${said(failure)}`,
      nextStep: 'Check the id; it may also be a record outside the scope of this VSA user.',
    })
  }
  return new RejectedError({
    ...base,
    couldBe: [],
    message: `The server does not know this address of the API of VSA 9${said(failure)}`,
    nextStep: serverHint,
  })
}

function rejectionOf(reply: ErrorReply, failure: Failure, base: Base): JackfieldError {
  return new RejectedError({
    ...base,
    couldBe: reply.status === 403 ? grantPlaces(reply.operation, '9') : [],
    message: `VSA refused ${reply.operation} (HTTP ${reply.status})${said(failure)}`,
    nextStep:
      reply.status === 403
        ? 'Look at the permissions that could be the cause; else something in front of VSA blocked the call.'
        : 'Read what VSA says, and compare the values with the lists of this desk.',
  })
}

function said({ text }: Failure): string {
  if (!text) return '.'
  return /[.!?]$/.test(text) ? `: ${text}` : `: ${text}.`
}
