import { bodyText, Refusal } from '@jackfield/sandbox'
import type { SandboxRequest } from '@jackfield/sandbox'
import { failureReply, invalid } from './envelope.ts'
import type { Tenant } from './tenant.ts'

/** What a client sent, by names in lower case: requests bind whatever their case (FACTS 3). */
export type Given = Readonly<Record<string, unknown>>

/** A JSON body as an object. Unknown members are passed over. */
export function objectBody(tenant: Tenant, request: SandboxRequest): Given {
  const value = jsonBody(tenant, request)
  if (!isObject(value)) throw invalid(tenant, ['The request body must be an object.'])
  return lowered(value)
}

/** A JSON body, of one of the media types that the document has. */
export function jsonBody(tenant: Tenant, request: SandboxRequest): unknown {
  const type = mediaType(request)
  if (!/^(?:application|text)\/(?:[\w.-]+\+)?json$/.test(type)) throw unsupportedType(tenant, type)
  try {
    return JSON.parse(bodyText(request).replace(/^\uFEFF/, ''))
  } catch {
    throw invalid(tenant, ['The request body is not valid JSON.'])
  }
}

/** The fields of a form, multipart or urlencoded, by names in lower case. */
export async function formBody(tenant: Tenant, request: SandboxRequest): Promise<ReadonlyMap<string, string | File>> {
  const type = mediaType(request)
  if (type !== 'multipart/form-data' && type !== 'application/x-www-form-urlencoded') throw unsupportedType(tenant, type)
  try {
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    const form = await new Response(new Uint8Array(request.body), { headers }).formData()
    return new Map([...form].map(([name, value]) => [name.toLowerCase(), value]))
  } catch {
    throw invalid(tenant, ['The form can not be read.'])
  }
}

/** The query, by names in lower case. */
export function queryOf(request: SandboxRequest): Given {
  return Object.fromEntries([...request.query].map(([name, value]) => [name.toLowerCase(), value]))
}

/** Members of a query that begin with `Filter.`, without that. */
export function queryFilter(request: SandboxRequest): Given {
  const members = Object.entries(queryOf(request)).filter(([name]) => name.startsWith('filter.'))
  return Object.fromEntries(members.map(([name, value]) => [name.slice('filter.'.length), value]))
}

export function lowered(value: unknown): Given {
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member])) : {}
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text, or the empty one. */
export function textIn(given: Given, name: string): string {
  const value = given[name.toLowerCase()]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** A whole number, which may come as text; null where it is none. */
export function numberIn(given: Given, name: string): number | null {
  return wholeNumber(given[name.toLowerCase()])
}

export function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
}

/** Null where it is neither. */
export function flagIn(given: Given, name: string): boolean | null {
  const value = given[name.toLowerCase()]
  if (typeof value === 'boolean') return value
  if (value === 1 || (typeof value === 'string' && /^(?:true|1)$/i.test(value))) return true
  return value === 0 || (typeof value === 'string' && /^(?:false|0)$/i.test(value)) ? false : null
}

/** Whole numbers of a list, or of a text with commas. */
export function numbersIn(given: Given, name: string): readonly number[] {
  const value = given[name.toLowerCase()]
  const entries: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []
  return entries.flatMap((entry) => wholeNumber(entry) ?? [])
}

/** Parts of a comma list, in lower case. */
export function namesIn(given: Given, name: string): readonly string[] {
  return textIn(given, name)
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '')
}

function mediaType(request: SandboxRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** Status and words of a body of the wrong kind are not in the facts, only that JSON does not log in (FACTS 2.1). */
function unsupportedType(tenant: Tenant, type: string): Refusal {
  return new Refusal(failureReply(tenant, 415, { code: 415, message: `The media type '${type}' is not supported here.` }))
}
