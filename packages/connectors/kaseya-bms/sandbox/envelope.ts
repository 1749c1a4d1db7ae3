import { jsonReply, Refusal } from '@jackfield/sandbox'
import type { SandboxReply } from '@jackfield/sandbox'
import { variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import { present } from './wire/present.ts'

/** A reply in the envelope that nearly every call has (FACTS 3). `total` stands in paged replies only. */
export function envelope(tenant: Tenant, result: unknown, total?: number): SandboxReply {
  return record(tenant, { Success: true, Error: null, Result: result, ...(total === undefined ? {} : { TotalRecords: total }) })
}

/** A reply without the envelope. */
export function record(tenant: Tenant, value: unknown, status = 200): SandboxReply {
  return jsonReply(status, present(tenant, value))
}

/** The answer of calls that declare a 200 without a body: none, or an envelope (variant `emptyReplies`). */
export function done(tenant: Tenant): SandboxReply {
  return variantOf(tenant, 'emptyReplies') === 'empty' ? { status: 200, headers: { 'content-length': '0' } } : envelope(tenant, null)
}

/** `details` and `subErrors` are the sandbox's own words: what the vendor puts there is not in the facts. */
export interface Failure {
  readonly code: number
  readonly message: string
  readonly details?: string
  readonly subErrors?: readonly string[]
}

/** An error in the envelope. The misspelt `StackStrace` is the vendor's (FACTS 3). */
export function failureReply(
  tenant: Tenant,
  status: number,
  failure: Failure,
  headers: Readonly<Record<string, string>> = {},
): SandboxReply {
  const error = {
    Code: failure.code,
    Message: failure.message,
    Details: failure.details ?? null,
    StackStrace: null,
    SubErrors: failure.subErrors ?? [],
  }
  return jsonReply(status, present(tenant, { Success: false, Error: error, Result: null }), headers)
}

/** A missing or dead log-in (FACTS 12). */
export function securityError(tenant: Tenant): SandboxReply {
  return failureReply(tenant, 401, { code: 978_001, message: 'Security Error' })
}

/** A missing right. Status, code and words are not published; a 401 looks like a dead log-in here (variant `refusal`). */
export function notPermitted(tenant: Tenant): SandboxReply {
  const way = variantOf(tenant, 'refusal')
  if (way === '401') return securityError(tenant)
  return failureReply(tenant, way === '403' ? 403 : 200, {
    code: 978_003,
    message: 'Access denied. You do not have permission to perform this action.',
  })
}

/** What is wrong with a request, every problem of it. In a 200 or in a 400 (variant `failure`). */
export function invalid(tenant: Tenant, problems: readonly string[]): Refusal {
  const status = variantOf(tenant, 'failure') === 'status' ? 400 : 200
  const [first = 'The request is not valid.'] = problems
  return new Refusal(failureReply(tenant, status, { code: 978_400, message: first, details: problems.join(' '), subErrors: problems }))
}

/** `entity` in words for a person: “Ticket 5 does not exist.” In a 200 or in a 404 (variant `failure`). */
export function missing(tenant: Tenant, entity: string, id: string): Refusal {
  const status = variantOf(tenant, 'failure') === 'status' ? 404 : 200
  return new Refusal(failureReply(tenant, status, { code: 978_404, message: `${entity} ${id} does not exist.` }))
}
