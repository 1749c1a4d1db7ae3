import { NotFoundError, PermissionError, RejectedError, TimeoutError, UnreadableReplyError, VendorFaultError } from '@jackfield/core'
import type { JackfieldError, JackfieldErrorOptions, Outcome } from '@jackfield/core'
import type { ErrorReply } from '@jackfield/connector-kit'
import { logInError } from './log-in-error.ts'
import { grantPlaces } from './role.ts'
import { vendorErrorFrom } from './vendor-error.ts'
import type { VendorErrorBody } from './vendor-error.ts'

/**
 * A reply outside 2xx as an error. Nearly all of Autotask's refusals are a 500 with `{errors:[…]}`, so the text decides before the status (fact
 * sheet section 3).
 */
export function errorOf(reply: ErrorReply): JackfieldError {
  const vendor = vendorErrorFrom(reply)
  const text = vendor.errors.join(' ')
  const base = baseOf(reply, text)
  if (reply.status === 401 || /zone information could not be determined/i.test(text)) return logInError(base, text)
  if (isRefusal(text)) return permissionOf(reply, text, base)
  if (isAbsence(reply, vendor, text)) return absenceOf(text, base)
  if (vendor.kind === 'errors' && vendor.errors.length > 0 && !isFault(text)) return rejectionOf(reply, text, base)
  if (reply.status >= 500) return faultOf(reply, text, base)
  if (reply.status === 408) return timeoutOf(reply, base)
  if (reply.status >= 300 && reply.status < 400) return elsewhereOf(reply, base)
  return rejectionOf(reply, text, base)
}

type Base = Omit<JackfieldErrorOptions, 'message' | 'nextStep'>

function baseOf(reply: ErrorReply, text: string): Base {
  return {
    connector: reply.connector,
    operation: reply.operation,
    outcome: 'rejected',
    secrets: reply.secrets,
    vendor: { status: reply.status, code: codeIn(text), message: text || null },
  }
}

/** Codes stand inside texts, such as Itgenatr005. */
function codeIn(text: string): string | null {
  return /\bItg[a-z]+\d+\b/i.exec(text)?.[0] ?? null
}

/** A write that met a fault may have been carried out; a read has no effect either way. */
function unsettled(reply: ErrorReply): Outcome {
  return reply.isWrite ? 'unknown' : 'rejected'
}

/** “The logged in Resource does not have the adequate permissions to query this entity type.”, and its like for create and delete. */
function isRefusal(text: string): boolean {
  return /adequate permissions?/i.test(text)
}

/** An `errors` array that speaks of the server, not of the request: after a write nobody knows. */
function isFault(text: string): boolean {
  return /deadlock|time(?:d)?[ -]?out (?:expired|period)|timed out|internal server error|unexpected error|service unavailable/i.test(text)
}

/** A record that is not there: named by its id in the path, or by a text that says so. */
function isAbsence(reply: ErrorReply, vendor: VendorErrorBody, text: string): boolean {
  if (/no matching records found|attachment could not be found/i.test(text)) return true
  if (isAboutParent(reply, text)) return true
  return reply.status === 404 && vendor.kind !== 'errors' && /\/\d+(?:\/|$)/.test(new URL(reply.url).pathname)
}

/** A child whose parent is not there is refused by the name of the field that points to it. */
function isAboutParent(reply: ErrorReply, text: string): boolean {
  return /\/Tickets\/\d+\//i.test(reply.url) && /reference value on field: (?:ticketID|parentID)\b/i.test(text)
}

function absenceOf(text: string, base: Base): JackfieldError {
  return new NotFoundError({
    ...base,
    message: text ? `Autotask has no such record: ${text}` : 'Autotask has no such record.',
    nextStep: 'Check the id; it may also be a record that this API user may not see.',
  })
}

function permissionOf(reply: ErrorReply, text: string, base: Base): JackfieldError {
  const needed = grantPlaces(reply.operation)
  const places = needed.map((place) => `${place.path.join(' > ')} (${place.levels.join(', ')})`)
  return new PermissionError({
    ...base,
    needed,
    message: `The security level of the API user does not allow ${reply.operation}: ${text}`,
    nextStep: places.length
      ? `Grant in Autotask: ${places.join('; ')}. A resource that is impersonated must be allowed to be.`
      : 'Compare the security level of the API user with the permission table of the set-up guide.',
  })
}

function rejectionOf(reply: ErrorReply, text: string, base: Base): JackfieldError {
  return new RejectedError({
    ...base,
    // A complaint about the request's form is no hidden refusal.
    couldBe: reply.status === 403 ? grantPlaces(reply.operation) : [],
    message: `Autotask refused ${reply.operation} (HTTP ${reply.status})${text ? `: ${text}` : '.'}`,
    nextStep: nextStepOf(reply, text),
  })
}

const nextSteps: readonly (readonly [pattern: RegExp, nextStep: string])[] = [
  [
    /queueID/i,
    'Choose a queue for the tickets of this connection: Autotask takes no ticket without a queue or an assigned resource, and some ticket categories insist on it.',
  ],
  [
    /missing required field|is required|required field|cannot all be empty/i,
    'Give the named field, or have the ticket category, or that of the device, in Autotask no longer require it (Admin > Features & Settings > Service Desk > Ticket Categories).',
  ],
  [/picklist/i, 'Choose an active entry of this tenant’s own lists: entries are switched off and renamed there.'],
  [
    /not associated|does not exist|cannot be associated|not currently defined|reference an existing/i,
    'Use records that are there and belong together: a contact, device, contract and location must be of the ticket’s company.',
  ],
  [
    /unable to find \S+ in the/i,
    'The request names a field that this tenant does not have: check `referenceField` and `deviceLinkField`, else report it with this text.',
  ],
  [/\bprotected\b/i, 'Give the API user Edit Protected Data, or name a field that is not protected.'],
]

function nextStepOf(reply: ErrorReply, text: string): string {
  const known = nextSteps.find(([pattern]) => pattern.test(text))
  if (known) return known[1]
  if (reply.status === 404 || reply.status === 405)
    return 'This zone does not take that kind of call, or something in front of Autotask answered: please report it with this text.'
  if (reply.status === 403) return 'Look at the permissions that could be the cause; else something in front of Autotask blocked the call.'
  if (reply.status === 413) return 'The file is larger than Autotask takes: add a smaller one.'
  return 'Read what Autotask says, and compare the values with the lists of this tenant.'
}

function faultOf(reply: ErrorReply, text: string, base: Base): JackfieldError {
  return new VendorFaultError({
    ...base,
    outcome: unsettled(reply),
    isRetryable: !reply.isWrite,
    message: `Autotask failed by itself (HTTP ${reply.status})${text ? `: ${text}` : '.'}`,
    nextStep: reply.isWrite
      ? 'Look whether it was done before trying again: the change may have been carried out.'
      : 'Try again later; if it stays, ask Autotask support.',
  })
}

function timeoutOf(reply: ErrorReply, base: Base): JackfieldError {
  return new TimeoutError({
    ...base,
    outcome: reply.isWrite ? 'unknown' : 'not-sent',
    isRetryable: !reply.isWrite,
    message: 'Autotask gave up waiting.',
    nextStep: reply.isWrite ? 'Look whether it was done before trying again.' : 'Try again.',
  })
}

function elsewhereOf(reply: ErrorReply, base: Base): JackfieldError {
  return new UnreadableReplyError({
    ...base,
    outcome: reply.isWrite ? 'unknown' : 'not-sent',
    message: `The host answered HTTP ${reply.status} with a redirect, as a web page does, not the API.`,
    nextStep: 'Check `zoneLookup`, and whether a proxy stands between; leave the setting out for Autotask’s own address.',
  })
}
