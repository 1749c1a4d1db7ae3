import { get } from '@jackfield/app-kit'
import { JackfieldError } from '@jackfield/core'
import type { MiddlewareHandler } from 'hono'
import type { DependencyContainer } from 'tsyringe'
import { errorText } from './error-text.ts'
import type { OperationShape } from './operation.ts'
import { RequestError } from './problem.ts'
import { AuditTrail, ServerLogger } from './tokens.ts'
import type { RequestEnvironment } from './variables.ts'

/** Writes down who changed what, before the reply leaves. What an audit can't take is logged: the change is done all the same. */
export function auditTrail(server: DependencyContainer, shape: OperationShape): MiddlewareHandler<RequestEnvironment> {
  const audit = get(server, AuditTrail)
  return async (c, next) => {
    await next()
    const { workspace, id: actor } = c.get('key')!
    const code = c.res.status < 400 ? null : codeOf(c.error)
    const outcome = code === null ? 'done' : c.res.status < 500 && !isOpen(c.error) ? 'refused' : 'failed'
    const target = c.get('target') ?? lastOf(c.req.param())
    await audit
      .record(workspace, { actor, operation: shape.id, target, outcome, code, requestId: c.get('requestId') })
      .catch((error: unknown) =>
        get(server, ServerLogger).error('The audit took no entry.', { operation: shape.id, target, outcome, error: errorText(error) }),
      )
  }
}

function codeOf(error: unknown): string {
  if (JackfieldError.isInstance(error) || error instanceof RequestError) return error.code
  return error === undefined ? 'INVALID_INPUT' : 'INTERNAL'
}

function isOpen(error: unknown): boolean {
  return JackfieldError.isInstance(error) && error.outcome === 'unknown'
}

function lastOf(params: Readonly<Record<string, string>>): string | null {
  return Object.values(params).at(-1) ?? null
}
