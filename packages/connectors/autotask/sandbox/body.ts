import { bodyText } from '@jackfield/sandbox'
import type { SandboxRequest } from '@jackfield/sandbox'
import { parseLenient } from './lenient-json.ts'
import { badRequest } from './replies.ts'
import type { Tenant } from './tenant.ts'

/** The JSON of a body; undefined where there is none. */
export function bodyOf(tenant: Tenant, request: SandboxRequest): unknown {
  const text = bodyText(request)
  return text.trim() === '' ? undefined : readJson(tenant, text)
}

export function readJson(tenant: Tenant, text: string): unknown {
  try {
    return parseLenient(text)
  } catch {
    // The vendor's own words are not known.
    throw badRequest(tenant, 'The request could not be read as JSON.')
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text, or what can only have been meant as one; empty for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** A member by its name in any case (FACTS 2). */
export function member(object: Readonly<Record<string, unknown>>, name: string): unknown {
  const lower = name.toLowerCase()
  const found = Object.keys(object).find((candidate) => candidate.toLowerCase() === lower)
  return found === undefined ? undefined : object[found]
}

/** A parameter of the address by its name in any case. */
export function parameter(request: SandboxRequest, name: string): string | null {
  const found = [...request.query].find(([candidate]) => candidate.toLowerCase() === name.toLowerCase())
  return found?.[1] ?? null
}
