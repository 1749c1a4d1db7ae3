import { bodyText } from '@jackfield/sandbox'
import type { SandboxRequest } from '@jackfield/sandbox'
import { badRequest } from './envelope.ts'

export type Body = Readonly<Record<string, unknown>>

export function objectBody(request: SandboxRequest): Body {
  let body: unknown
  try {
    body = JSON.parse(bodyText(request))
  } catch {
    throw badRequest('The request body is not valid JSON.')
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body
  throw badRequest('The request body must be an object.')
}

/** A text of the body, null where it is absent. Throws a 400 where it is none, or longer than the reference allows. */
export function textIn(body: Body, member: string, most: number): string | null {
  const value = body[member] ?? null
  if (value === null) return null
  if (typeof value !== 'string') throw badRequest(`${member} must be a string.`)
  if (value.length > most) throw badRequest(`${member} must not be longer than ${most} characters.`)
  return value
}

export function requiredText(body: Body, member: string, most: number): string {
  const value = textIn(body, member, most)
  if (value === null || !value.trim()) throw badRequest(`${member} is required.`)
  return value
}
