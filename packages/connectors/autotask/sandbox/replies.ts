import { jsonReply, Refusal } from '@jackfield/sandbox'
import type { SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'

/** `{"errors":[…]}`: what the interface answers to nearly everything that it does not like (FACTS 3). */
export function errorsReply(status: number, errors: readonly string[], headers: Readonly<Record<string, string>> = {}): SandboxReply {
  return jsonReply(status, { errors }, headers)
}

/** A request that can't be carried out. Texts about a field end in the number of the record (FACTS 3). */
export function badRequest(tenant: Tenant, ...errors: readonly string[]): Refusal {
  return new Refusal(errorsReply(Number(variantOf(tenant, 'requestErrors')), errors))
}

/** A text about a field, as it was seen: it ends in the number of the record. */
export function onRecord(text: string): string {
  return `${text}. ; on record number [1].`
}

export function notPermitted(tenant: Tenant, verb: 'create' | 'query' | 'update' | 'delete'): Refusal {
  const text = `The logged in Resource does not have the adequate permissions to ${verb} this entity type.`
  return new Refusal(errorsReply(Number(variantOf(tenant, 'permissionErrors')), [text]))
}

/** Every credential failure, with no hint which one it is (FACTS 3). */
export const unauthorised = (): SandboxReply => ({ status: 401 })

export function htmlReply(status: number, title: string, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  const body = `<!DOCTYPE html>\r\n<html><head><title>${title}</title></head><body><h2>${title}</h2></body></html>\r\n`
  return { status, headers: { 'content-type': 'text/html', ...headers }, body }
}

/** No such route, in the words of the web server or of the interface in it: FACTS 3 leaves it open. */
export function noSuchRoute(tenant: Tenant, request: SandboxRequest): SandboxReply {
  if (variantOf(tenant, 'unknownRoute') === 'html') return htmlReply(404, '404 - File or directory not found.')
  return jsonReply(404, { Message: `No HTTP resource was found that matches the request URI '${request.path}'.` })
}

export function wrongMethod(request: SandboxRequest, methods: readonly string[]): SandboxReply {
  const body = { Message: `The requested resource does not support http method '${request.method}'.` }
  return jsonReply(405, body, methods.length ? { allow: methods.join(',') } : {})
}

/** Over a limit (FACTS 4): a 429 whose body nobody has shown, or a 500 with the code and the text that were seen. */
export function overLimit(tenant: Tenant, what: 'threads' | 'hour', seconds: number): SandboxReply {
  const text =
    what === 'threads'
      ? 'The Autotask API thread threshold of 3 threads has been exceeded'
      : 'The Autotask API request threshold of 10000 requests per 60 minutes has been exceeded'
  if (variantOf(tenant, 'limitReply') === 'Itgenatr005') return errorsReply(500, [`Itgenatr005: ${text}`])
  return errorsReply(429, [text], variantOf(tenant, 'retryAfter') === 'sent' ? { 'retry-after': String(seconds) } : {})
}
