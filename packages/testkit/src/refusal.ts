import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { AuthenticationError, JackfieldError, PermissionError, RejectedError } from '@jackfield/core'
import type { Permission } from '@jackfield/core'

/** The JackfieldError that a call ends with. Fails where it succeeds, or throws anything else. */
export async function refusalOf(call: Promise<unknown>, what: string): Promise<JackfieldError> {
  const outcome = await settle(call)
  assert.ok(!outcome.ok, `${what} succeeded and should have been refused`)
  assert.ok(JackfieldError.isInstance(outcome.error), `${what} threw ${inspect(outcome.error, { depth: 0 })}, which is no JackfieldError`)
  return outcome.error
}

/** The same, with the code that the error must have. */
export async function refusalWith(code: string | readonly string[], call: Promise<unknown>, what: string): Promise<JackfieldError> {
  const error = await refusalOf(call, what)
  const codes = typeof code === 'string' ? [code] : code
  assert.ok(codes.includes(error.code), `${what} ended in ${error.code} (“${error.message}”); expected ${codes.join(' or ')}`)
  return error
}

export type Settled = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown }

export async function settle(call: Promise<unknown>): Promise<Settled> {
  try {
    return { ok: true, value: await call }
  } catch (error) {
    return { ok: false, error }
  }
}

/**
 * Whether an error names this permission, as the refused one or as one that could be behind the refusal. A token that lacks one may not log in at
 * all: the next step then says its name.
 */
export function namesPermission(error: unknown, { id: permission, carrier, path }: Permission): boolean {
  if (AuthenticationError.isInstance(error)) return carrier === 'token' && error.nextStep.includes(path.at(-1) ?? '')
  const places = PermissionError.isInstance(error) ? error.needed : RejectedError.isInstance(error) ? error.couldBe : []
  return places.some((place) => place.permission === permission && place.path.length > 0 && place.levels.length > 0)
}

/** One line about an error, for the report. */
export function brief(error: unknown): string {
  return JackfieldError.isInstance(error) ? `${error.code}: ${error.message}` : inspect(error, { depth: 0 })
}
