import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi'
import { get } from '@jackfield/app-kit'
import type { Context, MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { DependencyContainer } from 'tsyringe'
import { auditTrail } from './audit-trail.ts'
import { authentication } from './authentication.ts'
import { idempotency } from './idempotency.ts'
import { isReading } from './operation.ts'
import type { Asked, Operation, OperationShape } from './operation.ts'
import type { RequestEnvironment } from './variables.ts'
import { etagOf, mustBeNew, versionIn } from './versions.ts'

type HeadersObject = Readonly<Record<string, { readonly description: string; readonly schema: { readonly type: 'string' } }>>

type Api = OpenAPIHono<RequestEnvironment>

/** Puts an operation behind its key, its limit, its audit and its Idempotency-Key, and into the document. */
export function register(
  api: Api,
  server: DependencyContainer,
  { shape, handle }: Operation,
  rateLimit: MiddlewareHandler<RequestEnvironment>,
): void {
  const middleware: MiddlewareHandler<RequestEnvironment>[] = [
    (c, next) => {
      c.set('operation', shape)
      return next()
    },
    authentication(server, shape),
    rateLimit,
    ...(shape.method === 'post' ? [idempotency(server, shape)] : []),
    ...(isReading(shape) || shape.hasLedger ? [] : [auditTrail(server, shape)]),
  ]
  const { request, ...route } = routeOf(shape)
  // Headers are in the document; what reads them checks them, for most requests have none of these.
  const { headers: _, ...checked } = request ?? {}
  api.openapi(
    createRoute({ ...route, request: checked, middleware } as never) as never,
    (async (c: Context<RequestEnvironment>) => answer(c, shape, await handle(askedOf(c)))) as never,
  )
}

function askedOf(c: Context<RequestEnvironment>): Asked {
  const valid = (part: 'param' | 'query' | 'json'): never => c.req.valid(part as never)
  return {
    params: valid('param'),
    query: valid('query'),
    body: valid('json'),
    bytes: async () => new Uint8Array(await c.req.arrayBuffer()),
    key: c.get('key')!,
    use: (wanted) => get(c.get('container')!, wanted),
    ifVersion: (current) => versionIn(c.req.header('if-match'), current),
    mustBeNew: mustBeNew(c.req.header('if-none-match')),
    idempotency: c.get('idempotency') ?? null,
  }
}

function answer(
  c: Context<RequestEnvironment>,
  shape: OperationShape,
  { body, version, location, target }: Awaited<ReturnType<Operation['handle']>>,
): Response {
  if (target !== undefined) c.set('target', target)
  if (version !== undefined) c.header('ETag', etagOf(version))
  if (location !== undefined) c.header('Location', location)
  if (shape.reply === null) return c.body(null, 204)
  return c.json(body as object, (shape.status ?? 200) as ContentfulStatusCode)
}

/** The operation as OpenAPI has it. */
export function routeOf(shape: OperationShape): RouteConfig {
  const { method, path, id, tag, summary, description, params, query, body, rawBody } = shape
  const headers = headersOf(shape)
  const content = body ? { 'application/json': { schema: body } } : rawBody
  return {
    method,
    path,
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: [{ apiKey: [id] }],
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(headers ? { headers } : {}),
      ...(content ? { body: { required: true, content: content as never } } : {}),
    },
    responses: { ...successOf(shape), ...problemsOf(shape) },
  }
}

function headersOf({ method, version }: OperationShape): z.ZodObject | null {
  const headers = {
    ...(method === 'post'
      ? {
          'Idempotency-Key': z.string().min(1).max(255).optional().openapi({
            description:
              'A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again.',
          }),
        }
      : {}),
    ...(version === 'write'
      ? {
          'If-Match': z.string().max(1000).optional().openapi({
            description: 'The ETag that you read: the change is refused with 412 where somebody was faster. Left out: any version.',
          }),
        }
      : {}),
    ...(version === 'write' && method === 'put'
      ? {
          'If-None-Match': z.literal('*').optional().openapi({ description: '`*`: only where it is not there yet.' }),
        }
      : {}),
  }
  return Object.keys(headers).length === 0 ? null : z.object(headers)
}

function successOf(shape: OperationShape): RouteConfig['responses'] {
  if (shape.reply === null) return { 204: { description: 'Done.' } }
  const headers = {
    ...(shape.version ? { ETag: { description: 'The version, for If-Match.', schema: { type: 'string' as const } } } : {}),
    ...(shape.status === 201 ? { Location: { description: 'Where it is.', schema: { type: 'string' as const } } } : {}),
  }
  return {
    [shape.status ?? 200]: {
      description: shape.status === 201 ? 'Made.' : shape.status === 202 ? 'Taken over for good.' : 'Done.',
      content: { 'application/json': { schema: shape.reply as z.ZodObject } },
      ...(Object.keys(headers).length > 0 ? { headers: headers as HeadersObject } : {}),
    },
  }
}

const reasons: Readonly<Record<number, string>> = {
  400: 'The body can’t be read.',
  401: 'There is no API key, or it is not taken.',
  403: 'The API key may not do this.',
  404: 'There is no such thing in this workspace, or at the vendor.',
  409: 'It is still under way, or the vendor put it back as it was.',
  412: 'Somebody changed it since it was read.',
  413: 'The body is too large.',
  415: 'The body is of another media type.',
  422: 'What was given can’t be used; `errors` says what of it.',
  424: 'The vendor refuses the connection’s log-in, or a right is missing there.',
  429: 'Too many requests of this API key.',
  500: 'Something went wrong here.',
  502: 'The vendor failed.',
  503: 'The vendor takes no more for now, or this server is stopping.',
  504: 'The vendor did not answer in time.',
}

function problemsOf(shape: OperationShape): RouteConfig['responses'] {
  const hasBody = shape.body !== undefined || shape.rawBody !== undefined
  const statuses = [
    ...[401, 403, 422, 429, 500, 503],
    ...(hasBody ? [400, 413, 415] : []),
    ...(shape.params || hasBody || shape.query ? [404] : []),
    ...(shape.method === 'post' || shape.callsVendor ? [409] : []),
    ...(shape.version === 'write' ? [412] : []),
    ...(shape.callsVendor ? [424, 502, 504] : []),
  ]
  return Object.fromEntries(
    statuses.toSorted((left, right) => left - right).map((status) => [status, { $ref: `#/components/responses/${problemName(status)}` }]),
  )
}

/** What the operations refer to, by name. */
export const problemResponses = Object.entries(reasons).map(([status, description]) => ({
  name: problemName(Number(status)),
  response: { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
}))

function problemName(status: number): string {
  return `Problem${status}`
}
