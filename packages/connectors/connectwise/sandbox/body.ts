import { bodyText, Refusal } from '@jackfield/sandbox'
import type { SandboxRequest } from '@jackfield/sandbox'
import { badRequest, errorReply } from './errors.ts'

/** The media type that a body says it has, in lower case; JSON where it says nothing. */
export function mediaType(request: SandboxRequest): string {
  return (request.headers['content-type'] ?? 'application/json').split(';')[0]?.trim().toLowerCase() ?? ''
}

export function unsupportedMediaType(type: string): Refusal {
  return new Refusal(errorReply(415, { message: `The request entity's media type '${type}' is not supported for this resource.` }))
}

/** The JSON of a body. Another media type is refused, none is taken for JSON. */
export function jsonBody(request: SandboxRequest): unknown {
  if (!/[/+]json$/.test(mediaType(request))) throw unsupportedMediaType(mediaType(request))
  try {
    return JSON.parse(bodyText(request).replace(/^\uFEFF/, ''))
  } catch {
    throw badRequest('The request body is not valid JSON.')
  }
}

/**
 * A body as an object whose members are all known, under their names in the vendor's schema. `type` is the vendor's name of it, `known`
 * has names by their lower case.
 */
export function objectBody(request: SandboxRequest, type: string, known: ReadonlyMap<string, string>): Record<string, unknown> {
  const value = jsonBody(request)
  if (!isObject(value)) throw badRequest(`The request body is no object of type '${type}'.`)
  const members: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    const canonical = known.get(name.toLowerCase())
    if (canonical === undefined) throw unknownMember(name, type, bodyText(request))
    members[canonical] = member
  }
  return members
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** In the words that were seen live for a search (FACTS 3). */
function unknownMember(name: string, type: string, text: string): Refusal {
  const before = text.slice(0, text.indexOf(`"${name}"`) + name.length + 3).split('\n')
  const position = before.at(-1)?.length ?? 0
  return badRequest(
    `Could not find member '${name}' on object of type '${type}'. Path '${name}', line ${before.length}, position ${position}.` +
      'Check your accept header to make sure you are using the correct version.',
  )
}

/** UTC and whole seconds, else UnsupportedFormat (FACTS 2 and 3). */
export function isVendorTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && !Number.isNaN(Date.parse(value))
}
