import { Refusal } from '@jackfield/sandbox'
import type { SandboxReply } from '@jackfield/sandbox'

/** One entry of `errors` in an InvalidObject. */
export interface FieldError {
  readonly code: 'MissingRequiredField' | 'InvalidField' | 'NotFound' | 'UnsupportedFormat' | 'InvalidObject' | 'ObjectExists'
  readonly message: string
  readonly resource?: string
  readonly field?: string
}

/** An error in JSON as it was seen live: pretty-printed, lines ending in CRLF (FACTS 3). */
export function errorReply(status: number, body: object, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  const text = JSON.stringify(body, null, 2).replaceAll('\n', '\r\n')
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: text }
}

export function htmlReply(status: number, title: string, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body }
}

export const endpointMissing = (): SandboxReply => errorReply(404, { code: 'ConnectWiseApi', message: 'The endpoint does not exist.' })

export const notPermitted = (): SandboxReply =>
  errorReply(403, { code: 'Security', message: 'You do not have security permission to perform this action.' })

/** `entity` in the vendor's words: “Ticket 5 not found”. */
export function notFound(entity: string, id: string): Refusal {
  return new Refusal(errorReply(404, { code: 'NotFound', message: `${entity} ${id} not found` }))
}

/** `resource` is the vendor's name of the record: “ticket object is invalid”. */
export function invalidObject(resource: string, errors: readonly FieldError[]): Refusal {
  return new Refusal(errorReply(400, { code: 'InvalidObject', message: `${resource} object is invalid`, errors }))
}

/** A request that can't be read at all. */
export function badRequest(message: string): Refusal {
  return new Refusal(errorReply(400, { code: 'ConnectWiseApi', message }))
}

export function badCondition(message: string): Refusal {
  return new Refusal(errorReply(400, { code: 'ApiFindCondition', message }))
}
