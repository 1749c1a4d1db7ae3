import {
  AuthenticationError,
  NotFoundError,
  PermissionError,
  RejectedError,
  TimeoutError,
  UnreadableReplyError,
  VendorFaultError,
} from '@jackfield/core'
import type { JackfieldError, JackfieldErrorOptions, Outcome } from '@jackfield/core'
import type { ErrorReply } from '@jackfield/connector-kit'
import { grantPlaces } from './role.ts'
import { vendorErrorFrom } from './vendor-error.ts'
import type { VendorErrorBody } from './vendor-error.ts'

/** How the host of a cloud site and of its API differ, where a reply smells of the wrong one. */
export const hostHint =
  'Check `site`: cloud sites answer API calls on a host of their own such as api-na.myconnectwise.net, and over https only; na.myconnectwise.net is the web interface.'

/**
 * A reply outside 2xx as an error. Bodies and statuses: fact sheet section 3. Decided by code and text before status, because for several
 * refusals the status was never captured.
 */
export function errorOf(reply: ErrorReply): JackfieldError {
  const vendor = vendorErrorFrom(reply)
  const base = baseOf(reply, vendor)
  if (reply.status >= 500) return faultOf(reply, vendor, base)
  if (vendor.kind === 'html' || (reply.status >= 300 && reply.status < 400)) return wrongHostOf(reply, base)
  if (/ssl is required/i.test(vendor.message)) {
    return new AuthenticationError({ ...base, message: 'ConnectWise asks for https on another host.', nextStep: hostHint })
  }
  if (isRefusal(reply, vendor)) return permissionOf(reply, vendor, base)
  if (reply.status === 401 || isAboutClientId(reply, vendor)) return logInOf(vendor, base)
  if (reply.status === 404) return absenceOf(reply, vendor, base)
  if (reply.status === 408) {
    const nextStep = reply.isWrite ? 'Look whether it was done before trying again.' : 'Try again.'
    return new TimeoutError({
      ...base,
      outcome: unsettled(reply),
      isRetryable: !reply.isWrite,
      message: 'ConnectWise gave up waiting.',
      nextStep,
    })
  }
  return rejectionOf(reply, vendor, base)
}

type Base = Omit<JackfieldErrorOptions, 'message' | 'nextStep'>

function baseOf(reply: ErrorReply, vendor: VendorErrorBody): Base {
  return {
    connector: reply.connector,
    operation: reply.operation,
    outcome: 'rejected',
    secrets: reply.secrets,
    // `InvalidObject` is only the wrapper of what is wrong with a body; that there is one already is told inside it.
    vendor: { status: reply.status, code: vendor.isDouble ? 'ObjectExists' : vendor.code, message: vendor.message || null },
  }
}

/** A write that met a fault may have been carried out; a read has no effect either way. */
function unsettled(reply: ErrorReply): Outcome {
  return reply.isWrite ? 'unknown' : 'rejected'
}

function faultOf(reply: ErrorReply, vendor: VendorErrorBody, base: Base): JackfieldError {
  return new VendorFaultError({
    ...base,
    outcome: unsettled(reply),
    isRetryable: !reply.isWrite,
    message: `ConnectWise failed by itself (HTTP ${reply.status})${said(vendor)}`,
    nextStep: reply.isWrite
      ? 'Look whether it was done before trying again: the change may have been carried out.'
      : 'Try again later; if it stays, ask ConnectWise support.',
  })
}

function wrongHostOf(reply: ErrorReply, base: Base): JackfieldError {
  if (reply.status === 401) {
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

/** Only a reply that says so is a refusal: `Security` is the code, seen with 403. */
function isRefusal(reply: ErrorReply, vendor: VendorErrorBody): boolean {
  if (/security permission/i.test(vendor.message)) return true
  return reply.status === 403 && vendor.code?.toLowerCase() === 'security'
}

function permissionOf(reply: ErrorReply, vendor: VendorErrorBody, base: Base): JackfieldError {
  const needed = grantPlaces(reply.operation)
  const isCallback = reply.operation.startsWith('webhookReceiver.')
  const places = needed.map((place) => `${place.path.join(' > ')} (${place.levels.join(', ')})`)
  return new PermissionError({
    ...base,
    needed,
    message: `The security role of the API member does not allow ${reply.operation}${said(vendor)}`,
    nextStep: places.length
      ? `Grant in ConnectWise: ${places.join('; ')}.`
      : isCallback
        ? 'No public source tells which permission guards callbacks: try a role with more rights, or do without webhooks; they only make things faster.'
        : "Compare the API member's security role with the permission table of the set-up guide.",
  })
}

/** The status for a missing or unregistered clientId is not settled: 400 and 401 are both reported. */
function isAboutClientId(reply: ErrorReply, vendor: VendorErrorBody): boolean {
  return reply.status === 400 && vendor.fields.length === 0 && /\bclient[\s_-]?id\b/i.test(vendor.message)
}

function logInOf(vendor: VendorErrorBody, base: Base): JackfieldError {
  if (/\bclient[\s_-]?id\b/i.test(vendor.message)) {
    return new AuthenticationError({
      ...base,
      message: `ConnectWise does not accept the clientId${said(vendor)}`,
      nextStep: 'Check `clientId`: the GUID that developer.connectwise.com gives for your integration.',
    })
  }
  return new AuthenticationError({
    ...base,
    message: `ConnectWise does not accept the log-in${said(vendor)}`,
    nextStep:
      'Check `companyId` (the company of the log-in screen), `publicKey` and `privateKey` (one pair; editing its description makes a new one), `clientId`, and that `site` is the region of this company. The API member must be active.',
  })
}

/** `NotFound` is a record; any other 404 is an address that this server doesn't have. */
function absenceOf(reply: ErrorReply, vendor: VendorErrorBody, base: Base): JackfieldError {
  if (vendor.code?.toLowerCase() === 'notfound') {
    return new NotFoundError({
      ...base,
      message: vendor.message || 'ConnectWise has no such record.',
      nextStep: 'Check the id; it may also be a record that this API member may not see.',
    })
  }
  return new RejectedError({
    ...base,
    couldBe: [],
    message: `ConnectWise does not know this address of its API${said(vendor)}`,
    nextStep: `The server may be older than this connector needs, or the log-in is wrong: some cloud sites answer 404 to wrong keys. ${hostHint}`,
  })
}

function rejectionOf(reply: ErrorReply, vendor: VendorErrorBody, base: Base): JackfieldError {
  const isForm = vendor.fields.length > 0 || vendor.code === 'ApiFindCondition'
  const fields = vendor.fields.length ? ` ${vendor.fields.join(' ')}` : ''
  return new RejectedError({
    ...base,
    // A complaint about the request's form is no hidden refusal.
    couldBe: isForm || reply.status !== 403 ? [] : grantPlaces(reply.operation),
    message: `ConnectWise refused ${reply.operation} (HTTP ${reply.status})${said(vendor)}${fields}`,
    nextStep: nextStepOf(reply, vendor),
  })
}

function nextStepOf(reply: ErrorReply, vendor: VendorErrorBody): string {
  if (vendor.fields.length > 0) return 'Correct the named fields; ids must come from the lists of this tenant and of this board.'
  if (vendor.code === 'ApiFindCondition')
    return 'The filter names something that this server does not know: please report it with this text.'
  if (/api version|accept header/i.test(vendor.message))
    return 'The server is older or newer than the API version that is asked for: please report it with this text.'
  if (reply.status === 409) return 'The record is in use or was changed at the same time: read it again, then try again.'
  if (reply.status === 403)
    return 'Look at the permissions that could be the cause; else something in front of ConnectWise blocked the call.'
  if (reply.status === 413) return 'The file is larger than this server takes: add a smaller one.'
  if (reply.status === 405 || reply.status === 415) return 'The server does not take this kind of call: please report it with this text.'
  return 'Read what ConnectWise says, and compare the values with the lists of this tenant.'
}

function said(vendor: VendorErrorBody): string {
  return vendor.message ? `: ${vendor.message}` : '.'
}
