import { bodyText } from '@jackfield/sandbox'
import type { SandboxRequest } from '@jackfield/sandbox'
import { refused } from './envelope.ts'
import type { Vsa9 } from './server.ts'

/** The body as JSON, with whole numbers as texts, so that no digit of an id is lost; undefined where there is none. */
export function jsonBody(server: Vsa9, request: SandboxRequest): unknown {
  const text = bodyText(request).trim()
  if (!text) return undefined
  try {
    return JSON.parse(text, asWritten as (key: string, value: unknown) => unknown)
  } catch {
    throw refused(server, 'badRequest', 'The request body is not valid JSON.')
  }
}

export function objectBody(server: Vsa9, request: SandboxRequest): Readonly<Record<string, unknown>> {
  const body = jsonBody(server, request)
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Readonly<Record<string, unknown>>
  throw refused(server, 'badRequest', 'The request body must be an object.')
}

function asWritten(_key: string, value: unknown, context: { readonly source?: string }): unknown {
  return typeof value === 'number' && context.source !== undefined && /^\d+$/.test(context.source) ? context.source : value
}
