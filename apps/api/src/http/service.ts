import { createHash, timingSafeEqual } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { get } from '@jackfield/app-kit'
import type { DependencyContainer } from 'tsyringe'
import { nothingHere } from './incoming-hooks.ts'
import { problem, RequestError } from './problem.ts'
import { ServerMetrics } from './tokens.ts'
import type { RequestEnvironment } from './variables.ts'

export interface ServiceOptions {
  /** Of this package. */
  readonly version: string
  /** What `/metrics` asks for as Bearer. Null: nothing. */
  readonly metricsToken: string | null
  /** Null where requests can be served now; else why not. */
  readonly isReady: () => Promise<string | null>
}

export const healthRoute = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'service.health',
  tags: ['Service'],
  summary: 'This process runs',
  security: [],
  responses: {
    200: {
      description: 'It does.',
      content: { 'application/json': { schema: z.object({ status: z.literal('ok'), version: z.string() }) } },
    },
  },
})

export const readyRoute = createRoute({
  method: 'get',
  path: '/ready',
  operationId: 'service.ready',
  tags: ['Service'],
  summary: 'It can serve requests: the database answers, and it is not stopping',
  security: [],
  responses: {
    200: { description: 'It can.', content: { 'application/json': { schema: z.object({ status: z.literal('ready') }) } } },
    503: { description: 'Not now.', content: { 'application/problem+json': { schema: problem } } },
  },
})

/** What monitors and load balancers ask for, without a key. */
export function addService(api: OpenAPIHono<RequestEnvironment>, server: DependencyContainer, options: ServiceOptions): void {
  api.openapi(healthRoute, (c) => c.json({ status: 'ok' as const, version: options.version }, 200))
  api.openapi(readyRoute, async (c) => {
    const trouble = await options.isReady()
    if (trouble !== null) throw notReady(trouble)
    return c.json({ status: 'ready' as const }, 200)
  })
  const metrics = get(server, ServerMetrics)
  api.get('/metrics', async (c) => {
    if (options.metricsToken !== null && !isSame(c.req.header('authorization') ?? '', `Bearer ${options.metricsToken}`)) throw nothingHere()
    return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType })
  })
}

/** Takes the same time wherever two texts part. */
function isSame(left: string, right: string): boolean {
  const [one, other] = [left, right].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(one!, other!)
}

function notReady(trouble: string): RequestError {
  return new RequestError({
    code: 'NOT_READY',
    status: 503,
    message: trouble,
    nextStep: 'Try again in a moment.',
    headers: { 'Retry-After': '5' },
    isRetryable: true,
  })
}
