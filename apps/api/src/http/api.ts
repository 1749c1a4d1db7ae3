import { OpenAPIHono } from '@hono/zod-openapi'
import { get } from '@jackfield/app-kit'
import { JackfieldError } from '@jackfield/core'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import type { DependencyContainer } from 'tsyringe'
import { docsPage } from '../docs/page.ts'
import { openApiDocument } from '../openapi-document.ts'
import { operations } from '../operations.ts'
import { errorText } from './error-text.ts'
import { nothingHere, receiveHooks } from './incoming-hooks.ts'
import { answerProblem, RequestError } from './problem.ts'
import { keyRateLimit } from './rate-limit.ts'
import { register } from './registration.ts'
import { addService } from './service.ts'
import type { ServiceOptions } from './service.ts'
import { ServerLogger, ServerMetrics } from './tokens.ts'
import { refuseInvalid } from './validation.ts'
import type { RequestEnvironment } from './variables.ts'

type Middleware = MiddlewareHandler<RequestEnvironment>

export interface ApiOptions extends ServiceOptions {
  /** Bytes of a request's body. */
  readonly bodyLimit: number
  /** Requests a minute for each API key. Null: no limit. */
  readonly rateLimit: number | null
  /** Origins of browsers that may call. None: no CORS header is ever sent. */
  readonly corsOrigins: readonly string[]
  /** Makes a span of each request. Null: nobody collects them. */
  readonly span: Middleware | null
}

/** The whole API as one function from a request to its reply. */
export function createApi(server: DependencyContainer, options: ApiOptions): OpenAPIHono<RequestEnvironment> {
  const api = new OpenAPIHono<RequestEnvironment>({ defaultHook: refuseInvalid })
  api.onError((error, c) => {
    const known = knownError(error)
    if (known === null)
      get(server, ServerLogger).error('A request failed.', { requestId: c.get('requestId'), path: c.req.path, error: errorText(error) })
    return answerProblem(c, known ?? error)
  })
  api.notFound((c) => answerProblem(c, nothingHere()))
  api.use(requestId({ headerName: 'X-Request-Id' }))
  if (options.span) api.use(options.span)
  api.use(measured(server))
  api.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'self'", "'unsafe-inline'"], frameAncestors: ["'none'"] },
    }),
  )
  if (options.corsOrigins.length > 0) api.use(crossOrigin(options.corsOrigins))
  api.use(limitedBody(options.bodyLimit))

  const rateLimit = keyRateLimit(options.rateLimit)
  for (const one of operations) register(api, server, one, rateLimit)
  receiveHooks(api, server)
  addService(api, server, options)
  const document = openApiDocument()
  const page = docsPage(document)
  api.get('/openapi.json', (c) => c.json(document))
  api.get('/docs', (c) => c.html(page))
  api.get('/', (c) => c.redirect('/docs'))
  return api
}

/** By the length that is told, where it is: only a body of untold length has to be read to be measured. */
function limitedBody(maxSize: number): Middleware {
  const byReading = bodyLimit({ maxSize, onError: (c) => answerProblem(c, tooLarge(maxSize)) })
  return async (c, next) => {
    if (c.req.header('transfer-encoding') !== undefined) return byReading(c, next)
    if (Number(c.req.header('content-length') ?? 0) > maxSize) return answerProblem(c, tooLarge(maxSize))
    return next()
  }
}

function measured(server: DependencyContainer): Middleware {
  const metrics = get(server, ServerMetrics)
  return async (c, next) => {
    const began = performance.now()
    metrics.underWay(1)
    try {
      await next()
    } finally {
      metrics.underWay(-1)
      metrics.observe(c.get('operation')?.id ?? 'none', c.res.status, (performance.now() - began) / 1000)
    }
  }
}

function crossOrigin(origins: readonly string[]): Middleware {
  return cors({
    origin: [...origins],
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match', 'X-Request-Id'],
    exposeHeaders: ['ETag', 'Location', 'Retry-After', 'RateLimit', 'RateLimit-Policy', 'X-Request-Id', 'Idempotency-Replayed'],
    maxAge: 600,
  })
}

/** Errors that may be told as they are. */
function knownError(error: unknown): JackfieldError | RequestError | null {
  if (JackfieldError.isInstance(error) || error instanceof RequestError) return error
  if (!(error instanceof HTTPException)) return null
  if (error.status === 415) {
    return new RequestError({
      code: 'UNSUPPORTED_MEDIA_TYPE',
      status: 415,
      message: 'The body is of a media type that this does not take.',
      nextStep: 'Send JSON with `Content-Type: application/json`.',
    })
  }
  if (error.status === 400) {
    return new RequestError({
      code: 'UNREADABLE_BODY',
      status: 400,
      message: 'The body is not JSON.',
      nextStep: 'Correct it and send it again.',
    })
  }
  return null
}

function tooLarge(limit: number): RequestError {
  return new RequestError({
    code: 'BODY_TOO_LARGE',
    status: 413,
    message: `The body has more than ${limit.toLocaleString('en')} bytes.`,
    nextStep: 'Send it in several requests.',
  })
}
