import {
  AuthenticationError,
  NotFoundError,
  PermissionError,
  RejectedError,
  TimeoutError,
  UnreadableReplyError,
  VendorFaultError,
} from '@jackfield/core'
import type { GrantPlace, JackfieldError, Outcome } from '@jackfield/core'
import type { ErrorReply } from '@jackfield/connector-kit'
import { logInOf } from './log-in-error.ts'
import { grantPlaces, inWords } from './role.ts'
import { refusalWords, said, sessionRefused, vendorErrorFrom } from './vendor-error.ts'
import type { ErrorBase, VendorErrorBody } from './vendor-error.ts'

/** What may be wrong with `server` where a reply smells of another host. */
export const hostHint =
  'Check `server`: the API of a region answers on a host of its own, such as api.bms.kaseya.com for the United States; bms.kaseya.com is the web interface.'

/**
 * A reply that is no success as an error: any status outside 2xx, and a 200 that says `success: false` (fact sheet section 12). Decided by
 * the text where the status settles nothing, for neither status nor body of a refusal was ever published.
 */
export function errorOf(reply: ErrorReply): JackfieldError {
  const vendor = vendorErrorFrom(reply)
  const base = baseOf(reply, vendor)
  if (reply.status >= 500) return faultOf(reply, vendor, base)
  if (vendor.kind === 'html' || (reply.status >= 300 && reply.status < 400)) return wrongHostOf(reply, base)
  if (/\/security\/(?:authenticate|refreshtoken)$/i.test(new URL(reply.url).pathname)) return logInOf(reply, vendor, base)
  if (isRefusal(reply, vendor)) return permissionOf(reply, vendor, base)
  if (isAbsence(reply, vendor)) {
    return new NotFoundError({
      ...base,
      message: vendor.message || 'Kaseya BMS has no such record.',
      nextStep: 'Check the id; it may also be a record that this API user may not see.',
    })
  }
  if (reply.status === 408) {
    return new TimeoutError({
      ...base,
      outcome: unsettled(reply),
      isRetryable: !reply.isWrite,
      message: 'Kaseya BMS gave up waiting.',
      nextStep: reply.isWrite ? 'Look whether it was done before trying again.' : 'Try again.',
    })
  }
  return rejectionOf(reply, vendor, base)
}

function baseOf(reply: ErrorReply, vendor: VendorErrorBody): ErrorBase {
  return {
    connector: reply.connector,
    operation: reply.operation,
    outcome: 'rejected',
    secrets: reply.secrets,
    vendor: { status: reply.status, code: vendor.code, message: [vendor.message, ...vendor.subErrors].join(' ').trim() || null },
  }
}

/** A write that met a fault may have been carried out; a read has no effect either way. */
function unsettled(reply: ErrorReply): Outcome {
  return reply.isWrite ? 'unknown' : 'rejected'
}

function faultOf(reply: ErrorReply, vendor: VendorErrorBody, base: ErrorBase): JackfieldError {
  return new VendorFaultError({
    ...base,
    outcome: unsettled(reply),
    isRetryable: !reply.isWrite,
    message: `Kaseya BMS failed by itself (HTTP ${reply.status})${said(vendor)}`,
    nextStep: reply.isWrite
      ? 'Look whether it was done before trying again: the change may have been carried out.'
      : 'Try again later; if it stays, ask Kaseya support.',
  })
}

function wrongHostOf(reply: ErrorReply, base: ErrorBase): JackfieldError {
  if (reply.status === 401 || reply.status === 403) {
    return new AuthenticationError({ ...base, message: 'The host answered a web page, not the API.', nextStep: hostHint })
  }
  return new UnreadableReplyError({
    ...base,
    // A proxy or log-in page answered: the API itself was not reached, but nobody can be sure of that for a write.
    outcome: unsettled(reply),
    message: `The host answered HTTP ${reply.status} with a web page or a redirect, as the web interface does, not the API.`,
    nextStep: hostHint,
  })
}

/**
 * 403, and words that say so. A 401 counts too: it reaches this point only when a token that was just issued was refused, so the log-in is
 * right and the call is not allowed.
 */
function isRefusal(reply: ErrorReply, vendor: VendorErrorBody): boolean {
  if (reply.status === 401 || vendor.code === sessionRefused) return true
  return (reply.status === 403 && vendor.kind === 'json') || (vendor.subErrors.length === 0 && refusalWords.test(vendor.message))
}

function permissionOf(reply: ErrorReply, vendor: VendorErrorBody, base: ErrorBase): JackfieldError {
  const needed = grantPlaces(reply.operation)
  return new PermissionError({
    ...base,
    needed,
    message: `The security role of the API user does not allow ${reply.operation}${said(vendor)}`,
    nextStep: `Grant in BMS: ${inWords(needed)}.`,
  })
}

/** A record is asked for by its id in the path; for others a “not found” is about what stands in the body. */
function isAbsence(reply: ErrorReply, vendor: VendorErrorBody): boolean {
  const namesRecord = /\/\d+(?:\/|$)/.test(new URL(reply.url).pathname)
  return namesRecord && (reply.status === 404 || /not (?:be )?found|does ?n[o']t exist|no such/i.test(vendor.message))
}

function rejectionOf(reply: ErrorReply, vendor: VendorErrorBody, base: ErrorBase): JackfieldError {
  // A complaint about single members is no hidden refusal; anything else may be one, for no text of a refusal was ever published.
  const isForm =
    vendor.subErrors.length > 0 || /required|invalid|must (?:be|have|not)|not valid|cannot be empty|not (?:be )?found/i.test(vendor.message)
  const couldBe = isForm ? [] : grantPlaces(reply.operation)
  const details = vendor.subErrors.length ? ` ${vendor.subErrors.join(' ')}` : ''
  return new RejectedError({
    ...base,
    couldBe,
    message: `Kaseya BMS refused ${reply.operation} (HTTP ${reply.status})${said(vendor)}${details}`,
    nextStep: nextStepOf(reply, vendor, isForm, couldBe),
  })
}

function nextStepOf(reply: ErrorReply, vendor: VendorErrorBody, isForm: boolean, couldBe: readonly GrantPlace[]): string {
  if (isForm)
    return 'Correct what is named; ids must come from the lists of this tenant, and a location or contact from the ticket’s own account.'
  if (reply.status === 404) return `Kaseya BMS does not know this address of its API. ${hostHint}`
  if (reply.status === 413) return 'The file is larger than this tenant takes: add a smaller one.'
  const text = vendor.message ? 'Read what BMS says' : 'BMS says no more'
  return `${text}; a refusal may hide behind it: look whether the role has ${inWords(couldBe)}.`
}
