import { createHash } from 'node:crypto'
import { get } from '@jackfield/app-kit'
import { JackfieldError } from '@jackfield/core'
import type { StoredReply } from '@jackfield/desk'
import type { Context, MiddlewareHandler } from 'hono'
import type { DependencyContainer } from 'tsyringe'
import { errorText } from './error-text.ts'
import type { OperationShape } from './operation.ts'
import { RequestError } from './problem.ts'
import { IdempotencyStore, ServerLogger } from './tokens.ts'
import type { RequestEnvironment } from './variables.ts'

type RequestContext = Context<RequestEnvironment>

/**
 * Carries a request with an Idempotency-Key out once; whoever repeats it gets the first reply, with `Idempotency-Replayed: true`. A request
 * that certainly did nothing gives its key free again.
 */
export function idempotency(server: DependencyContainer, shape: OperationShape): MiddlewareHandler<RequestEnvironment> {
  const store = get(server, IdempotencyStore)
  return async (c, next) => {
    const given = c.req.header('idempotency-key')
    if (given === undefined) return next()
    if (given === '' || given.length > 255) throw badKey()
    const { workspace, id: caller } = c.get('key')!
    // Two programs of one workspace may well count their requests alike.
    const key = digest(caller, given)
    const body = Buffer.from(await c.req.arrayBuffer())
    const begun = await store.begin(workspace, { key, requestHash: digest(shape.id, c.req.path, new URL(c.req.url).search, body) })
    if (begun.kind === 'done') return again(begun.reply)

    c.set('idempotency', { key: given, claim: begun.claim, isTakeover: begun.isTakeover })
    await next()
    try {
      if (!mustBeKept(c, shape)) return await store.abandon(workspace, begun.claim)
      if (shape.keepsReply && c.res.status < 300) return
      await store.finish(workspace, begun.claim, await storedReply(c.res.clone()))
    } catch (error) {
      // The request itself is done and its reply is true; only its repetition will be told that it is still under way.
      get(server, ServerLogger).error('A reply could not be kept for its Idempotency-Key.', {
        operation: shape.id,
        error: errorText(error),
      })
    }
  }
}

/** What was done, or may have been. */
function mustBeKept(c: RequestContext, shape: OperationShape): boolean {
  if (c.res.status < 300) return true
  if (JackfieldError.isInstance(c.error)) return c.error.outcome === 'unknown'
  return c.res.status >= 500 && shape.callsVendor === true
}

/** A reply as it is kept. Headers that belong to one request alone are left out. */
async function storedReply(response: Response): Promise<StoredReply> {
  const kept = ['content-type', 'etag', 'location', 'retry-after']
  const headers = Object.fromEntries(kept.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name)!]] : [])))
  return { status: response.status, headers, body: await response.text() }
}

function again({ status, headers, body }: StoredReply): Response {
  return new Response(status === 204 ? null : body, { status, headers: { ...headers, 'Idempotency-Replayed': 'true' } })
}

/** Each part with its length before it, so that no two lists of parts are one text. */
function digest(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  return hash.digest('hex')
}

function badKey(): RequestError {
  return new RequestError({
    code: 'INVALID_INPUT',
    status: 422,
    message: 'The header Idempotency-Key must have 1 to 255 characters.',
    nextStep: 'Send a new random one, such as a UUID, for each new request.',
  })
}
