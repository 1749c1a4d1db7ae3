import { get } from '@jackfield/app-kit'
import { mayDo } from '@jackfield/desk'
import type { MiddlewareHandler } from 'hono'
import type { DependencyContainer } from 'tsyringe'
import { isReading } from './operation.ts'
import type { OperationShape } from './operation.ts'
import { RequestError } from './problem.ts'
import { AuditTrail, Keys, requestContainer } from './tokens.ts'
import type { RequestEnvironment } from './variables.ts'

/** Lets a request in by its key, where that key may do this. From here on the request has a container of its own workspace. */
export function authentication(server: DependencyContainer, shape: OperationShape): MiddlewareHandler<RequestEnvironment> {
  const keys = get(server, Keys)
  return async (c, next) => {
    const text = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(c.req.header('authorization') ?? '')?.[1]
    const key = text === undefined ? null : await keys.authenticate(text)
    if (!key) throw keyRequired(text !== undefined)
    c.set('key', key)
    c.set('container', requestContainer(server, key))
    if (!mayDo(key, shape.id)) {
      if (!isReading(shape)) {
        const { workspace, id: actor } = key
        const requestId = c.get('requestId')
        await get(server, AuditTrail).record(workspace, { actor, operation: shape.id, outcome: 'refused', code: 'FORBIDDEN', requestId })
      }
      throw forbidden(shape)
    }
    await next()
  }
}

/** Nobody learns why a key is not taken. */
function keyRequired(isGiven: boolean): RequestError {
  return new RequestError({
    code: 'UNAUTHENTICATED',
    status: 401,
    message: isGiven ? 'This API key is not taken: it is unknown, expired or revoked.' : 'This needs an API key.',
    nextStep: 'Send `Authorization: Bearer jf_…` with a key of this server: its operator makes one with `jackfield api-keys create`.',
    headers: { 'WWW-Authenticate': 'Bearer realm="jackfield"' },
  })
}

function forbidden({ id }: OperationShape): RequestError {
  return new RequestError({
    code: 'FORBIDDEN',
    status: 403,
    message: `This API key may not do ${id}.`,
    nextStep: `Use a key whose operations hold \`${id}\`.`,
  })
}
